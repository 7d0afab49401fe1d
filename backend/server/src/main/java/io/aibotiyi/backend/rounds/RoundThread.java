package io.aibotiyi.backend.rounds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A component that makes rounds on a thread of its own from the backend's start to its stop. A
 * round says how long the pause after it is; {@link Signal#wake} ends a pause. A round that fails
 * is logged, with its cause the first time in a row, and followed by another after {@link
 * #afterFailure}.
 *
 * <p>Stopping ends a pause, waits for the round in hand and never begins another; what takes longer
 * than ten seconds is left behind with a warning.
 */
public abstract class RoundThread implements SmartLifecycle {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(RoundThread.class);

    private final String name;
    private final int phase;
    private final Signal signal;
    private volatile @Nullable Thread thread;
    private boolean failed;

    /**
     * @param name of the thread
     * @param phase see {@link SmartLifecycle#getPhase}
     */
    protected RoundThread(String name, int phase) {
        this(name, phase, new Signal());
    }

    /**
     * @param signal that others wake it by
     */
    protected RoundThread(String name, int phase, Signal signal) {
        this.name = name;
        this.phase = phase;
        this.signal = signal;
    }

    /** In the last phase: starts after everything else, stops before it. */
    protected RoundThread(String name) {
        this(name, DEFAULT_PHASE);
    }

    /**
     * One round, on the thread of rounds.
     *
     * @return how long the pause after it is unless somebody wakes it
     */
    protected abstract Duration nextRound();

    /** The pause after a round that failed. */
    protected Duration afterFailure() {
        return AFTER_FAILURE;
    }

    /** The pause between the start and the first round; none unless overridden. */
    protected Duration beforeFirst() {
        return Duration.ZERO;
    }

    /** Something is to be done now; never blocks, any thread. */
    public final void wake() {
        signal.wake();
    }

    private void run() {
        try {
            for (Duration pause = beforeFirst(); await(pause); ) {
                pause = guarded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False once it is to stop. */
    private boolean await(Duration longest) throws InterruptedException {
        if (isCurrent()) {
            signal.await(longest);
        }
        return isCurrent();
    }

    private boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private Duration guarded() {
        try {
            Duration pause = nextRound();
            failed = false;
            return pause;
        } catch (RuntimeException e) {
            tell(e);
            failed = true;
            return afterFailure();
        }
    }

    private void tell(RuntimeException e) {
        if (failed) {
            LOG.error(
                    "{} failed again, the next round is in {}: {}",
                    name,
                    afterFailure(),
                    e.getMessage());
        } else {
            LOG.error("{} failed, the next round is in {}", name, afterFailure(), e);
        }
    }

    @Override
    public final synchronized void start() {
        if (thread == null) {
            Thread made = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
            thread = made;
            made.start();
        }
    }

    @Override
    public final void stop() {
        Thread stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        if (stopping == null) {
            return;
        }
        wake();
        try {
            if (!stopping.join(LONGEST_STOP)) {
                LOG.warn("The round of {} in hand did not end within {}", name, LONGEST_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    @Override
    public final int getPhase() {
        return phase;
    }
}
