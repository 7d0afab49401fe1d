package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.devices.DpopProofs;
import io.aibotiyi.backend.identity.keys.KeyRing;
import io.aibotiyi.backend.rounds.RoundThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What has to happen though nobody calls: idle sessions end, keys rotate, what expired is
 * forgotten, and, where several nodes may share the database, what they ended closes here. One
 * thread; a failure of the database is logged and tried again.
 */
@Component
public final class SessionUpkeep extends RoundThread {

    private static final int BATCH = 500;
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    /** Ends told late by another node's clock or a long transaction are still seen. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final SessionStore store;
    private final SessionEnds ends;
    private final KeyRing keys;
    private final DpopProofs proofs;
    private final SessionSettings settings;
    private final Clock clock;
    private final boolean shared;
    private Instant seen;
    private Instant nextSweep = Instant.MIN;
    private Instant nextForget = Instant.MIN;

    public SessionUpkeep(
            SessionStore store,
            SessionEnds ends,
            KeyRing keys,
            DpopProofs proofs,
            SessionSettings settings,
            Clock clock,
            @Value("${aibot.database.url:}") String database) {
        super("session-upkeep");
        this.store = store;
        this.ends = ends;
        this.keys = keys;
        this.proofs = proofs;
        this.settings = settings;
        this.clock = clock;
        this.shared = !database.isEmpty();
        this.seen = clock.instant().minus(EndedSessions.KEPT);
        // what ended before this start is refused from the first call on
        ends.noticeOthers(seen);
    }

    /** One round; whatever is due. */
    void round() {
        Instant now = clock.instant();
        if (shared) {
            ends.noticeOthers(seen);
            seen = now.minus(OVERLAP);
            keys.maintain();
        }
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(settings.sweep());
            endIdle(now);
            keys.maintain();
        }
        if (!now.isBefore(nextForget)) {
            nextForget = now.plus(FORGET_EVERY);
            proofs.forgetOld();
            store.forgetExpired(now.minus(Duration.ofDays(1)));
        }
    }

    /** A node may know of activity that it has not written yet, for as long as a sweep. */
    private void endIdle(Instant now) {
        Instant since = now.minus(settings.idleTimeout()).minus(settings.sweep());
        while (ends.end(store.idleSince(since, BATCH), "idle") == BATCH) {
            // until none is left
        }
    }

    @Override
    protected Duration nextRound() {
        round();
        return shared ? settings.recheck() : settings.sweep();
    }
}
