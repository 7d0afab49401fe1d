package io.aibotiyi.backend.load;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders at planned times, evenly spaced, whether or not the former ones were answered. What
 * a slow server makes wait counts from its planned time, so no wait is left out.
 */
final class OpenLoop {

    /** Unanswered at most; beyond it sending waits, and the wait counts. */
    private static final int UNDER_WAY = 2_000;

    private OpenLoop() {}

    /**
     * Returns when the last order was answered.
     *
     * @param perSecond of all traders together
     */
    static void run(List<Trader> traders, double perSecond, int count) throws InterruptedException {
        Semaphore free = new Semaphore(UNDER_WAY);
        long began = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long planned = began + Math.round(i * 1e9 / perSecond);
                awaitTime(planned);
                free.acquire();
                Trader trader = traders.get(i % traders.size());
                callers.execute(() -> {
                    try {
                        trader.trade(planned);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        traders.forEach(Trader::requireNoFailure);
    }

    private static void awaitTime(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; ) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
