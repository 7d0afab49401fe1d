package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.StreamFrame.Ack;
import io.aibotiyi.protocol.StreamFrame.Failed;
import io.aibotiyi.protocol.StreamFrame.Pong;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Socket.IO protocol 5 over Engine.IO protocol 4, WebSocket transport, main namespace, JSON: what
 * {@code socket.io-client} 3 and 4 speak. The client signs in with {@code auth: {token}}, emits
 * {@code command} with a command of the streams and hears {@code frame} with each frame of theirs.
 * A command emitted with an acknowledgement gets its answer through that instead.
 *
 * <p>Refused as violations: binary packets, other namespaces' events, acknowledgements nobody asked
 * for, heartbeats out of turn.
 */
final class SocketIoFace implements Face {

    /**
     * Commands awaiting an acknowledgement at once; far beyond what the command rate lets stand.
     */
    private static final int MOST_PENDING = 1024;

    /** Number of the sign-in that a CONNECT packet stands for; clients' own start at 0. */
    private static final long CONNECT = Long.MIN_VALUE;

    private static final JsonMapper JSON = Json.mapper();

    private final String sid = UUID.randomUUID().toString();
    private final Duration pingInterval;
    private final Duration pingTimeout;
    private final int maxPayload;
    private final Map<Long, String> pending = new HashMap<>();
    private boolean pinged;

    SocketIoFace(Duration pingInterval, Duration pingTimeout, int maxPayload) {
        this.pingInterval = pingInterval;
        this.pingTimeout = pingTimeout;
        this.maxPayload = maxPayload;
    }

    @Override
    public Envelope envelope() {
        return Envelope.SOCKET_IO;
    }

    @Override
    public String greeting() {
        return "0{\"sid\":\""
                + sid
                + "\",\"upgrades\":[],\"pingInterval\":"
                + pingInterval.toMillis()
                + ",\"pingTimeout\":"
                + pingTimeout.toMillis()
                + ",\"maxPayload\":"
                + maxPayload
                + "}";
    }

    @Override
    public Inbound read(String text) {
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '1' -> new Bye();
            case '3' -> pong();
            case '4' -> packet(text);
            default -> new Violation("Engine.IO packet of an unexpected type");
        };
    }

    private Inbound pong() {
        if (!pinged) {
            return new Violation("pong without a ping");
        }
        pinged = false;
        return new Nothing();
    }

    private Inbound packet(String text) {
        if (text.length() > 2 && text.charAt(2) == '/') {
            int comma = text.indexOf(',');
            String namespace = text.substring(2, comma < 0 ? text.length() : comma);
            if (!namespace.equals("/")) {
                return otherNamespace(text.charAt(1), namespace);
            }
            return packet(text.substring(0, 2) + (comma < 0 ? "" : text.substring(comma + 1)));
        }
        return switch (text.length() > 1 ? text.charAt(1) : ' ') {
            case '0' -> connect(text.substring(2));
            case '1' -> new Bye();
            case '2' -> event(text);
            case '5', '6' -> new Violation("binary is not taken; commands are JSON");
            default -> new Violation("Socket.IO packet of an unexpected type");
        };
    }

    private static Inbound otherNamespace(char type, String namespace) {
        return type == '0' && namespace.matches("/[A-Za-z0-9_/-]{0,64}")
                ? new Reply(
                        "44" + namespace + ",{\"message\":\"There is only the main namespace\"}")
                : new Violation("There is only the main namespace");
    }

    private static Inbound connect(String auth) {
        String token = "";
        String proof = null;
        if (!auth.isEmpty()) {
            try {
                JsonNode node = JSON.readTree(auth);
                token = node.path("token").asString("");
                proof = node.path("proof").asString(null);
            } catch (JacksonException e) {
                return new Violation("the auth payload is not JSON");
            }
        }
        return new SignIn(CONNECT, token, proof);
    }

    /** {@code 42["command",{…}]}, or {@code 4217["command",{…}]} to acknowledge as number 17. */
    private Inbound event(String text) {
        int at = 2;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        String acknowledgement = text.substring(2, at);
        JsonNode event;
        try {
            event = JSON.readTree(text.substring(at));
        } catch (JacksonException e) {
            return new Violation("an event that is not JSON");
        }
        if (!event.isArray() || event.size() != 2 || !"command".equals(event.get(0).asString(""))) {
            return new Violation("emit \"command\" with one command; nothing else is listened to");
        }
        JsonNode command = event.get(1);
        if (!acknowledgement.isEmpty() && command.path("id").isIntegralNumber()) {
            if (pending.size() >= MOST_PENDING || acknowledgement.length() > 10) {
                return new Violation("too many commands await an acknowledgement");
            }
            pending.put(command.path("id").asLong(), acknowledgement);
        }
        return new Command(JSON.writeValueAsString(command));
    }

    @Override
    public String answer(StreamFrame frame, String json) {
        Long id =
                switch (frame) {
                    case Ack f -> (Long) f.id();
                    case Failed f -> f.id();
                    case Pong f -> (Long) f.id();
                    default -> null;
                };
        if (id != null && id == CONNECT) {
            return frame instanceof Failed failed
                    ? "44"
                            + JSON.writeValueAsString(
                                    Map.of(
                                            "message",
                                            String.valueOf(failed.problem().title()),
                                            "data",
                                            failed.problem()))
                    : "40{\"sid\":\"" + UUID.randomUUID() + "\"}";
        }
        String acknowledgement = id == null ? null : pending.remove(id);
        return acknowledgement == null
                ? "42[\"frame\"," + json + "]"
                : "43" + acknowledgement + "[" + json + "]";
    }

    @Override
    public @Nullable String heartbeat() {
        pinged = true;
        return "2";
    }

    @Override
    public String farewell() {
        return "41";
    }
}
