package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Replays over REST. */
final class HttpReplays implements Replays {

    private final RestCalls rest;

    HttpReplays(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<ReplayView> list() {
        return rest.get("/replays", new TypeReference<>() {});
    }

    @Override
    public ReplayView open(OpenReplay request) {
        return rest.post("/replays", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public ReplayView command(String id, ReplayCommand command) {
        return rest.post(
                "/replays/" + encoded(id) + "/commands",
                command,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public void close(String id) {
        rest.deleteForNothing("/replays/" + encoded(id));
    }
}
