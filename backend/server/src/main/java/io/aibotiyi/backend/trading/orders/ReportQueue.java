package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.backend.trading.LiveFill;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reports on their way from the venues' threads, which must not wait, to the one thread that books
 * them.
 *
 * <p>Bounds: from {@link #ADMISSION_LIMIT} waiting reports on, new orders are refused, so that the
 * reports of accepted ones fit. Should {@link #CAPACITY} be reached all the same, trading stops for
 * good until the backend is restarted: a report that had no room is logged as an error, nothing
 * more is booked that might contradict it, and the orders are offered to the venue again at the
 * restart.
 */
@Component
final class ReportQueue implements QueueGauge {

    static final int ADMISSION_LIMIT = 16_384;
    static final int CAPACITY = 262_144;

    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);

    /** What a venue said. */
    sealed interface Received {

        VenueId venue();

        record Report(VenueId venue, ExecutionReport report) implements Received {}

        record Fill(VenueId venue, LiveFill fill) implements Received {}
    }

    private final BlockingQueue<Received> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicBoolean halted = new AtomicBoolean();
    private final LongAdder refused = new LongAdder();

    /** Reports that are not booked yet, the one under way included. */
    private final AtomicInteger pending = new AtomicInteger();

    /** From a venue's thread; never waits. */
    void add(VenueId venue, ExecutionReport report) {
        add(new Received.Report(venue, report));
    }

    /** From a venue's thread; never waits. */
    void add(VenueId venue, LiveFill fill) {
        add(new Received.Fill(venue, fill));
    }

    private void add(Received received) {
        if (halted.get()) {
            return;
        }
        pending.incrementAndGet();
        if (!waiting.offer(received)) {
            halt("There was no room for " + received);
        }
    }

    /** What waits, oldest first, at most {@code most}; empty if nothing comes within the wait. */
    List<Received> next(int most, Duration wait) throws InterruptedException {
        Received first = waiting.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<Received> taken = new ArrayList<>();
        taken.add(first);
        waiting.drainTo(taken, most - 1);
        return taken;
    }

    /** So many of the reports that were taken are booked. */
    void done(int count) {
        pending.addAndGet(-count);
    }

    /** Reports not booked yet. */
    int pending() {
        return pending.get();
    }

    /** True when a new order must be refused, which is counted. */
    boolean refuses() {
        boolean overloaded = pending.get() >= ADMISSION_LIMIT;
        if (overloaded) {
            refused.increment();
        }
        return overloaded;
    }

    @Override
    public String name() {
        return "order reports";
    }

    @Override
    public long depth() {
        return pending();
    }

    @Override
    public long capacity() {
        return ADMISSION_LIMIT;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    @Override
    public String full() {
        return "new orders are refused";
    }

    /** Stops trading until the backend is restarted. */
    void halt(String why) {
        if (halted.compareAndSet(false, true)) {
            LOG.error("Trading has stopped; restart the backend. {}", why);
        }
    }

    boolean halted() {
        return halted.get();
    }
}
