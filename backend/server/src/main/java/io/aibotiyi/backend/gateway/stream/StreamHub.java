package io.aibotiyi.backend.gateway.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all topics: it takes what feeds and modules report, and once per flush
 * interval makes the frames and hands them to the event loops. While those still write the last
 * interval's, the next is left out, so that no backlog grows between them. What blocks runs on
 * virtual threads and posts its result back.
 */
final class StreamHub {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);

    private final ScheduledThreadPoolExecutor thread;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Ticker> tickers = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final StreamCounters counters;

    /** Called once per flush interval on the hub's thread. */
    interface Ticker {
        void tick(LoopBatch batch, long nanoTime);
    }

    StreamHub(StreamCounters counters) {
        this.counters = counters;
        thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("stream-hub").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    void add(Ticker ticker) {
        tickers.add(ticker);
    }

    void start(Duration flushInterval) {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::tick,
                        flushInterval.toNanos(),
                        flushInterval.toNanos(),
                        TimeUnit.NANOSECONDS);
    }

    void stop() {
        thread.shutdown();
        blocking.shutdownNow();
    }

    /** Runs on the hub's thread; what it throws is logged. */
    void execute(HubTask task) {
        thread.execute(() -> {
            LoopBatch batch = new LoopBatch(underWay);
            try {
                task.run(batch);
            } catch (RuntimeException e) {
                LOG.error("A stream task failed; the streams go on", e);
            }
            batch.dispatch();
        });
    }

    /** Runs on a virtual thread. */
    void block(Runnable task) {
        blocking.execute(task);
    }

    /** Work on the hub's thread; what it adds to the batch goes out when it returns. */
    interface HubTask {
        void run(LoopBatch batch);
    }

    private void tick() {
        if (underWay.get() > 0) {
            // the event loops still write the last one: what changes now is merged into the next
            counters.skippedTicks.increment();
            return;
        }
        LoopBatch batch = new LoopBatch(underWay);
        long now = System.nanoTime();
        for (Ticker ticker : tickers) {
            try {
                ticker.tick(batch, now);
            } catch (RuntimeException e) {
                LOG.error("A stream tick failed; the streams go on", e);
            }
        }
        batch.dispatch();
    }
}
