package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.StreamFrame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How one connection's commands and frames look on the wire. Confined to the connection's event
 * loop.
 */
interface Face {

    /** What stands around the JSON of each data frame. */
    final class Envelope {

        static final Envelope PLAIN = new Envelope(0, "", "");
        static final Envelope SOCKET_IO = new Envelope(1, "42[\"frame\",", "]");
        static final int COUNT = 2;

        private final int index;
        private final byte[] before;
        private final byte[] after;

        private Envelope(int index, String before, String after) {
            this.index = index;
            this.before = before.getBytes(StandardCharsets.US_ASCII);
            this.after = after.getBytes(StandardCharsets.US_ASCII);
        }

        int index() {
            return index;
        }

        byte[] before() {
            return before;
        }

        byte[] after() {
            return after;
        }
    }

    /** What a text message of the client is. */
    sealed interface Inbound {}

    /** JSON of a command, not checked yet. */
    record Command(String json) implements Inbound {}

    /** The client names its token; the answer is for command number {@code id}. */
    record SignIn(long id, String token, @Nullable String proof) implements Inbound {
        @Override
        public String toString() {
            return "SignIn[id=" + id + "]";
        }
    }

    /** Needs no answer. */
    record Nothing() implements Inbound {}

    /** To be answered just so. */
    record Reply(String text) implements Inbound {}

    /** The client leaves. */
    record Bye() implements Inbound {}

    /** Not of this protocol; the connection must end. */
    record Violation(String reason) implements Inbound {}

    Envelope envelope();

    /** Said first, before anything was read. */
    @Nullable String greeting();

    Inbound read(String text);

    /** The text message that tells an answer. */
    String answer(StreamFrame frame, String json);

    /** Said once per ping interval; null to send a WebSocket ping to a silent client. */
    @Nullable String heartbeat();

    /** Said right before the connection is closed. */
    @Nullable String farewell();

    /** JSON as text frames: the streams' own protocol. */
    Face PLAIN =
            new Face() {
                @Override
                public Envelope envelope() {
                    return Envelope.PLAIN;
                }

                @Override
                public @Nullable String greeting() {
                    return null;
                }

                @Override
                public Inbound read(String text) {
                    return new Command(text);
                }

                @Override
                public String answer(StreamFrame frame, String json) {
                    return json;
                }

                @Override
                public @Nullable String heartbeat() {
                    return null;
                }

                @Override
                public @Nullable String farewell() {
                    return null;
                }
            };
}
