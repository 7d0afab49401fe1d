package io.aibotiyi.backend.rounds;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells one waiting thread that there is something to do; what was told before is not lost. */
public final class Signal {

    private final Semaphore told = new Semaphore(0);

    /** Ends the wait in hand, or else the next one; never blocks, any thread. */
    public void wake() {
        told.release();
    }

    /** Until somebody wakes it, or the time is over. */
    void await(Duration longest) throws InterruptedException {
        if (told.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            told.drainPermits();
        }
    }
}
