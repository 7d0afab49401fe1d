package io.aibotiyi.backend.analytics.rounds;

import io.aibotiyi.backend.analytics.alerts.AlertRounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Goes round the alerts ten times a second while there are any. Stops after the round in hand; what
 * it has not seen yet it sees after the next start.
 */
@Component
final class AlertThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AlertThread.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final AlertRounds rounds;
    private volatile boolean running;
    private @Nullable Thread thread;

    AlertThread(AlertRounds rounds) {
        this.rounds = rounds;
    }

    private void run() {
        try {
            while (running) {
                if (round()) {
                    rounds.pause();
                } else {
                    Thread.sleep(AFTER_FAILURE);
                }
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
            LOG.error("A round of the alerts failed; the next is in {}", AFTER_FAILURE, e);
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().daemon().name("alerts").start(this::run);
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
                LOG.warn("The alerts' thread did not stop within {}", LONGEST_STOP);
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
