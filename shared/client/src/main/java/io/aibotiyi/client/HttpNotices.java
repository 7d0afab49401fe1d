package io.aibotiyi.client;

import io.aibotiyi.protocol.Notices.NoticePage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Notices over REST. */
final class HttpNotices implements Notices {

    private final RestCalls rest;

    HttpNotices(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public NoticePage page(@Nullable UUID before, int limit) {
        return rest.get(
                "/notices?limit=" + limit + (before == null ? "" : "&before=" + before),
                new TypeReference<>() {});
    }

    @Override
    public void markRead(UUID notice) {
        rest.postForNothing("/notices/" + notice + "/read", null);
    }

    @Override
    public void markAllRead() {
        rest.postForNothing("/notices/read", null);
    }
}
