package io.aibotiyi.backend.identity.apikeys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nonces of good signatures, so that none works twice on any node. A row lives as long as its
 * signature would be fresh and is swept within {@link #SWEEP} after; there are never more rows than
 * good requests in that time, which the gateway's rate limits bound.
 */
@Component
public final class Nonces {

    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.EPOCH);

    public Nonces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False if the key used it before. Not for use inside a transaction. */
    boolean use(UUID key, String nonce, Instant until) {
        sweep();
        try {
            jdbc.sql("insert into identity_api_nonce (key_id, nonce, expires_at) values (?, ?, ?)")
                    .params(key, nonce, until.atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP))) {
            jdbc.sql("delete from identity_api_nonce where expires_at < ?")
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }
}
