package io.aibotiyi.backend.load;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many orders as the backend takes from callers who each wait for their answer. */
final class ClosedLoop {

    private static final int CALLERS_PER_TRADER = 4;

    private ClosedLoop() {}

    /**
     * Orders a second, counted until the last of them was told filled.
     *
     * @param millis how long orders are sent
     */
    static double run(LoadedBackend backend, long millis) {
        List<Trader> traders = backend.traders();
        long before = orders(traders);
        long began = System.nanoTime();
        long until = began + millis * 1_000_000;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Trader trader : traders) {
                for (int i = 0; i < CALLERS_PER_TRADER; i++) {
                    callers.execute(() -> {
                        while (System.nanoTime() < until && !trader.hasFailed()) {
                            trader.trade(System.nanoTime());
                        }
                    });
                }
            }
        }
        backend.settle();
        return (orders(traders) - before) * 1e9 / (System.nanoTime() - began);
    }

    private static long orders(List<Trader> traders) {
        return traders.stream().mapToLong(t -> t.tracker().orders().count()).sum();
    }
}
