package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.stream.Face.Envelope;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One data frame for any number of readers. All that differs between them is their envelope and the
 * number of their subscription, so its bytes are made once for each pair and shared. Not
 * thread-safe: each event loop has its own.
 */
final class FrameBytes {

    /** Numbers from here on are made for each reader; few have so many subscriptions. */
    private static final int SHARED_NUMBERS = 64;

    private static final int VARIANTS = 2 * Envelope.COUNT;

    private final byte[] start;
    private final byte[] tail;
    private final byte[] @Nullable [] @Nullable [] made = new byte[VARIANTS][][];

    /**
     * @param type the frame's {@code type}
     * @param tail what follows the subscription's number, closing brace included
     */
    @SuppressWarnings("ArrayRecordComponent")
    FrameBytes(String type, byte[] tail) {
        this.start =
                ("{\"type\":\"" + type + "\",\"subscription\":")
                        .getBytes(StandardCharsets.US_ASCII);
        this.tail = tail;
    }

    /** The whole WebSocket frame; must not be changed. */
    byte[] of(Envelope envelope, boolean deflate, long number) {
        if (number >= SHARED_NUMBERS) {
            return make(envelope, deflate, number);
        }
        int variant = 2 * envelope.index() + (deflate ? 1 : 0);
        byte[][] numbers = made[variant];
        if (numbers == null) {
            numbers = new byte[SHARED_NUMBERS][];
            made[variant] = numbers;
        }
        byte[] bytes = numbers[(int) number];
        if (bytes == null) {
            bytes = make(envelope, deflate, number);
            numbers[(int) number] = bytes;
        }
        return bytes;
    }

    private byte[] make(Envelope envelope, boolean deflate, long number) {
        return WireFrames.text(
                deflate,
                envelope.before(),
                start,
                Long.toString(number).getBytes(StandardCharsets.US_ASCII),
                tail,
                envelope.after());
    }
}
