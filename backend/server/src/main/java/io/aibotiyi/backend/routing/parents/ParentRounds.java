package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.rounds.Signal;
import io.aibotiyi.domain.ParentOrderId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes round the parent orders that are due, or whose children changed. One that fails is left
 * alone for a while and does not hold up the others.
 */
@Component
public final class ParentRounds {

    /** Looked at in one round; the rest in the next. */
    static final int BATCH = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ParentRounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final ParentStore parents;
    private final ParentStep step;
    private final Clock clock;
    private final Signal signal = new Signal();

    /** Parent orders whose children changed; beyond the bound, they are looked at when due. */
    private final Set<ParentOrderId> woken = ConcurrentHashMap.newKeySet();

    /** When those that failed may be looked at again. By the one thread only. */
    private final Map<ParentOrderId, Instant> failed = new HashMap<>();

    ParentRounds(ParentStore parents, ParentStep step, Clock clock) {
        this.parents = parents;
        this.step = step;
        this.clock = clock;
    }

    /** Ends the pause between two rounds. */
    public Signal signal() {
        return signal;
    }

    /** Something is due; never blocks, any thread. */
    void wake() {
        signal.wake();
    }

    /** A child changed; never blocks, any thread. */
    void wake(ParentOrderId parent) {
        if (woken.size() < BATCH) {
            woken.add(parent);
        }
        wake();
    }

    /** One round; one thread at a time. */
    public void round() {
        Instant now = clock.instant();
        Set<ParentOrderId> due = new HashSet<>(woken);
        woken.removeAll(due);
        due.addAll(parents.due(now, BATCH));
        failed.values().removeIf(until -> !until.isAfter(now));
        for (ParentOrderId parent : due) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            if (!failed.containsKey(parent)) {
                run(parent, now);
            }
        }
    }

    private void run(ParentOrderId parent, Instant now) {
        try {
            step.run(parent);
        } catch (RuntimeException e) {
            failed.put(parent, now.plus(AFTER_FAILURE));
            LOG.error("Parent order {} waits {} after a failure", parent, AFTER_FAILURE, e);
        }
    }
}
