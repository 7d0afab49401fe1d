package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.Ended;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Sessions over REST. */
final class HttpSessions implements Sessions {

    private final RestCalls rest;

    HttpSessions(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<SessionView> list() {
        return rest.get("/sessions", new TypeReference<>() {});
    }

    @Override
    public SessionView current() {
        return rest.get("/sessions/current", new TypeReference<>() {});
    }

    @Override
    public void active() {
        rest.postForNothing("/sessions/current/activity");
    }

    @Override
    public void end(UUID session) {
        rest.deleteForNothing("/sessions/" + session);
    }

    @Override
    public int endOthers() {
        return rest.delete("/sessions/others", new TypeReference<Ended>() {}).ended();
    }

    @Override
    public Page<SessionView> everybodys(@Nullable UserId user, @Nullable String after, int limit) {
        return rest.get("/admin/sessions" + page(user, after, limit), new TypeReference<>() {});
    }

    @Override
    public void endAnybodys(UUID session) {
        rest.deleteForNothing("/admin/sessions/" + session);
    }

    @Override
    public int endAllOf(UserId user) {
        return rest.delete("/admin/people/" + user + "/sessions", new TypeReference<Ended>() {})
                .ended();
    }

    @Override
    public int endEverybodys() {
        return rest.delete("/admin/sessions", new TypeReference<Ended>() {}).ended();
    }

    static String page(@Nullable UserId user, @Nullable String after, int limit) {
        return "?limit="
                + limit
                + (user == null ? "" : "&user=" + user)
                + (after == null ? "" : "&after=" + encoded(after));
    }
}
