package io.aibotiyi.backend.identity.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.identity.sessions.Risk.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What this node knows of the sessions that call it, never older than {@code recheck}, and when
 * their people last did something. Activity is written to the database at most once a {@code sweep}
 * for each session. Holds at most {@link #MOST}; those used least lately are read again.
 */
@Component
public final class LiveSessions {

    private static final int MOST = 50_000;

    private final SessionStore store;
    private final SessionSettings settings;
    private final Clock clock;
    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

    public LiveSessions(SessionStore store, SessionSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param active when its person last did something, as far as this node knows
     */
    record Known(SessionStore.Row row, Instant read, Instant active) {}

    Optional<Known> get(UUID session) {
        Known now = known.getIfPresent(session);
        return now != null && clock.instant().isBefore(now.read().plus(settings.recheck()))
                ? Optional.of(now)
                : read(session);
    }

    /** From the database. */
    Optional<Known> read(UUID session) {
        Instant now = clock.instant();
        SessionStore.Row row = store.byId(session).orElse(null);
        if (row == null) {
            known.invalidate(session);
            return Optional.empty();
        }
        return Optional.ofNullable(
                known.asMap()
                        .compute(
                                session,
                                (id, before) -> new Known(row, now, later(before, row.active()))));
    }

    /** Its person did something just now. */
    void used(Known session, Context from) {
        Instant now = clock.instant();
        UUID id = session.row().id();
        known.asMap()
                .computeIfPresent(id, (key, before) -> new Known(before.row(), before.read(), now));
        Duration since = Duration.between(session.row().active(), now);
        if (since.compareTo(settings.sweep()) >= 0) {
            store.used(id, from, now);
            read(id);
        }
    }

    void forget(UUID session) {
        known.invalidate(session);
    }

    private static Instant later(@Nullable Known before, Instant stored) {
        return before != null && before.active().isAfter(stored) ? before.active() : stored;
    }
}
