package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamCommand;
import io.aibotiyi.protocol.StreamCommand.Channel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a client sends, and says precisely what is wrong with it. */
final class Commands {

    private static final JsonMapper JSON = Json.mapper();

    private Commands() {}

    /** A command or the reason there is none. */
    sealed interface Read {}

    record Understood(StreamCommand command) implements Read {}

    /**
     * @param id of the command, as far as it could be read
     */
    record Refused(@Nullable Long id, Problem problem) implements Read {}

    static Read read(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JacksonException e) {
            return new Refused(
                    null,
                    Problem.of(
                            ErrorCode.INVALID_REQUEST,
                            "The frame is not JSON: " + e.getOriginalMessage(),
                            null));
        }
        Long id = node.path("id").isIntegralNumber() ? node.path("id").asLong() : null;
        if (id == null) {
            return new Refused(
                    null,
                    Problem.of(ErrorCode.INVALID_FIELD, "Each command needs a number id.", "id"));
        }
        String channel = node.path("channel").asString("");
        if ("subscribe".equals(node.path("op").asString("")) && unknownChannel(channel)) {
            return new Refused(
                    id,
                    Problem.of(
                            ErrorCode.UNKNOWN_CHANNEL,
                            "channel is one of " + Arrays.toString(Channel.values()) + ".",
                            "channel"));
        }
        try {
            return new Understood(JSON.treeToValue(node, StreamCommand.class));
        } catch (InvalidTypeIdException e) {
            return new Refused(
                    id,
                    Problem.of(
                            ErrorCode.INVALID_FIELD,
                            "op is one of authenticate, subscribe, unsubscribe, ping.",
                            "op"));
        } catch (JacksonException e) {
            String field = e.getPath().isEmpty() ? null : e.getPath().getLast().getPropertyName();
            return new Refused(
                    id, Problem.of(ErrorCode.INVALID_FIELD, e.getOriginalMessage(), field));
        }
    }

    private static boolean unknownChannel(String name) {
        return Arrays.stream(Channel.values()).noneMatch(c -> c.name().equals(name));
    }
}
