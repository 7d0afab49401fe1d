package io.aibotiyi.backend.routing.rounds;

import io.aibotiyi.backend.routing.parents.ParentRounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes round the parent orders four times a second, and at once when something changed. Stops in
 * the middle of a round like a crash would, after the parent order in hand.
 */
@Component
final class RoundThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RoundThread.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final ParentRounds rounds;
    private volatile boolean running;
    private @Nullable Thread thread;

    RoundThread(ParentRounds rounds) {
        this.rounds = rounds;
    }

    private void run() {
        try {
            while (running) {
                rounds.await(round() ? PAUSE : AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False if it failed. */
    private boolean round() {
        try {
            rounds.round();
            return true;
        } catch (RuntimeException e) {
            LOG.error("A round of the parent orders failed; the next is in {}", AFTER_FAILURE, e);
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("parent-orders").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        rounds.wake();
        Thread stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        try {
            if (!stopping.join(LONGEST_STOP)) {
                LOG.warn("The parent orders' thread did not stop within {}", LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the threads of trading start, and before they stop. */
    @Override
    public int getPhase() {
        return 1_100;
    }
}
