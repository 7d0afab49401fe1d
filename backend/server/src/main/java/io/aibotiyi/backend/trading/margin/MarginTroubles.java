package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.gauges.QueueGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Keeps what fails while margin is looked after from what comes after it: one account's liquidation
 * or funding does not stop another's.
 *
 * <p>What fails is tried again by the next round. It is logged with its cause when it begins and
 * each {@link #LOGGED_EVERY} while it goes on, and once when it goes well again. At most {@link
 * #CAPACITY} failing things are known by name; of more, only the number is counted. Any thread.
 */
@Component
public final class MarginTroubles implements QueueGauge {

    static final Duration LOGGED_EVERY = Duration.ofMinutes(1);
    static final int CAPACITY = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(MarginTroubles.class);

    /** Forgotten when it was not tried again for so long: nothing is left to be done for it. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private record Trouble(Instant last, Instant logged, long times) {}

    private final Clock clock;
    private final Map<String, Trouble> failing = new LinkedHashMap<>();
    private final LongAdder unnamed = new LongAdder();

    MarginTroubles(Clock clock) {
        this.clock = clock;
    }

    /**
     * Does something for one of many. What it throws is told and kept from the caller, but for a
     * database that cannot be reached, which would fail for all the others, too.
     *
     * @param what of whom, the beginning of a sentence: {@code The liquidation of account …}
     * @return true if it went well
     */
    public boolean each(String what, Runnable deed) {
        try {
            deed.run();
            well(what);
            return true;
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(what, e);
            return false;
        }
    }

    /** Does a whole step; whatever it throws is told and kept from the caller. */
    public boolean step(String what, Runnable deed) {
        try {
            deed.run();
            well(what);
            return true;
        } catch (RuntimeException e) {
            failed(what, e);
            return false;
        }
    }

    private void well(String what) {
        Trouble before;
        synchronized (failing) {
            before = failing.remove(what);
        }
        if (before != null) {
            LOG.info("{} goes well again after {} failures", what, before.times());
        }
    }

    private void failed(String what, RuntimeException cause) {
        if (cause instanceof TransientDataAccessException) {
            LOG.debug("{} is tried again: {}", what, cause.getMessage());
            return;
        }
        Instant now = clock.instant();
        boolean told;
        synchronized (failing) {
            forget(now);
            Trouble before = failing.get(what);
            if (before == null && failing.size() >= CAPACITY) {
                unnamed.increment();
                return;
            }
            told = before == null || !before.logged().plus(LOGGED_EVERY).isAfter(now);
            failing.put(
                    what,
                    new Trouble(
                            now,
                            before == null || told ? now : before.logged(),
                            before == null ? 1 : before.times() + 1));
        }
        if (told) {
            LOG.error("{} failed; it is tried again, what else is due goes on", what, cause);
        }
    }

    private void forget(Instant now) {
        failing.values().removeIf(t -> t.last().plus(FORGOTTEN).isBefore(now));
    }

    @Override
    public String name() {
        return "margin failures";
    }

    /** What fails now, accounts and steps. */
    @Override
    public long depth() {
        synchronized (failing) {
            forget(clock.instant());
            return failing.size();
        }
    }

    @Override
    public long capacity() {
        return CAPACITY;
    }

    @Override
    public long refused() {
        return unnamed.sum();
    }

    @Override
    public String full() {
        return "further failures are tried again, but counted only";
    }
}
