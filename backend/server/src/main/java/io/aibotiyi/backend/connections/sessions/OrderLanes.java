package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.OrderId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to an exchange, which block, on virtual threads: those of one order one after the other,
 * those of different orders beside each other. At most {@link #LIMIT} new requests at once.
 */
final class OrderLanes implements AutoCloseable {

    static final int LIMIT = 1_024;

    private static final Logger LOG = LoggerFactory.getLogger(OrderLanes.class);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Map<OrderId, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Requests under way or waiting. */
    int busy() {
        return waiting.get();
    }

    /**
     * Runs a request after those of its order.
     *
     * @return false if too many are under way: it will not run
     */
    boolean offer(OrderId order, Runnable request) {
        if (waiting.get() >= LIMIT) {
            return false;
        }
        run(order, request);
        return true;
    }

    /** The same for what must not be refused; there is at most one of a kind per order. */
    void run(OrderId order, Runnable request) {
        waiting.incrementAndGet();
        CompletableFuture<Void> tail =
                tails.compute(
                        order,
                        (id, before) ->
                                (before == null
                                                ? CompletableFuture.<Void>completedFuture(null)
                                                : before)
                                        .thenRunAsync(() -> guarded(order, request), this::start));
        CompletableFuture<Void> _ = tail.whenComplete((done, failed) -> tails.remove(order, tail));
    }

    private void start(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A request came after the session was closed");
        }
    }

    private void guarded(OrderId order, Runnable request) {
        try {
            request.run();
        } catch (RuntimeException e) {
            LOG.error("A request for order {} failed", order, e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Lets what is under way end, for a while, then interrupts it. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
