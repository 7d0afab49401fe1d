package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.SignedInSessions;
import io.aibotiyi.backend.identity.TimeCursor;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists open sessions and ends them on request. */
@Component
public final class SessionOverview implements SignedInSessions {

    private static final int BATCH = 500;
    private static final String BY_OWNER = "ended by its person";
    private static final String BY_ADMINISTRATOR = "ended by an administrator";

    private final SessionStore store;
    private final SessionEnds ends;
    private final SessionSettings settings;
    private final Clock clock;

    public SessionOverview(
            SessionStore store, SessionEnds ends, SessionSettings settings, Clock clock) {
        this.store = store;
        this.ends = ends;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<SessionView> of(AuthenticatedUser user) {
        return store.openOf(user.id(), clock.instant()).stream()
                .filter(this::notIdle)
                .map(s -> view(s, user))
                .toList();
    }

    @Override
    public SessionView current(AuthenticatedUser user) {
        return store.byId(user.session())
                .map(s -> view(s, user))
                .orElseThrow(() -> unknown(user.session()));
    }

    @Override
    public void end(AuthenticatedUser user, UUID session) {
        SessionStore.Row row =
                store.byId(session)
                        .filter(s -> s.user().equals(user.id()))
                        .orElseThrow(() -> unknown(session));
        if (!ends.end(row, BY_OWNER)) {
            throw unknown(session);
        }
    }

    @Override
    public int endOthers(AuthenticatedUser user) {
        return ends.end(
                store.openOf(user.id(), clock.instant()).stream()
                        .filter(s -> !s.id().equals(user.session()))
                        .toList(),
                BY_OWNER);
    }

    @Override
    public Page<SessionView> page(@Nullable UserId user, @Nullable String after, int limit) {
        TimeCursor.requireLimit(limit);
        TimeCursor cursor = TimeCursor.parse(after);
        List<SessionStore.Row> rows =
                store.page(
                        user,
                        cursor == null ? null : cursor.time(),
                        cursor == null ? null : cursor.id(),
                        limit + 1,
                        clock.instant());
        return TimeCursor.page(
                rows, limit, s -> view(s, null), s -> new TimeCursor(s.created(), s.id()));
    }

    @Override
    public void endAnybodys(UUID session) {
        SessionStore.Row row = store.byId(session).orElseThrow(() -> unknown(session));
        if (!ends.end(row, BY_ADMINISTRATOR)) {
            throw unknown(session);
        }
    }

    @Override
    public int endAllOf(UserId user) {
        return ends.end(store.openOf(user, clock.instant()), BY_ADMINISTRATOR);
    }

    @Override
    public int endEverybodys(AuthenticatedUser but) {
        int count = 0;
        Instant before = null;
        UUID last = null;
        List<SessionStore.Row> rows;
        do {
            rows = store.page(null, before, last, BATCH, clock.instant());
            count +=
                    ends.end(
                            rows.stream().filter(s -> !s.id().equals(but.session())).toList(),
                            BY_ADMINISTRATOR);
            if (!rows.isEmpty()) {
                before = rows.getLast().created();
                last = rows.getLast().id();
            }
        } while (rows.size() == BATCH);
        return count;
    }

    private boolean notIdle(SessionStore.Row session) {
        Instant ends = session.idleEnds(session.active(), settings.idleTimeout());
        return ends == null || clock.instant().isBefore(ends.plus(settings.sweep()));
    }

    private SessionView view(SessionStore.Row s, @Nullable AuthenticatedUser asking) {
        return new SessionView(
                s.id(),
                s.user(),
                s.username(),
                s.device(),
                s.deviceName(),
                s.last().address(),
                s.last().agent(),
                s.created(),
                s.authenticated(),
                s.active(),
                s.idleEnds(s.active(), settings.idleTimeout()),
                s.expires(),
                s.methods(),
                s.risk(),
                !s.confirmed() || s.risk() >= Risk.HIGH,
                asking != null && asking.session().equals(s.id()));
    }

    private static ProblemException unknown(UUID session) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no open session " + session);
    }
}
