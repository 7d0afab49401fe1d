package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.PaperExecution;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Paper orders at a real exchange's markets: they meet its book and trades as {@link
 * PaperExecution} says, a fixed latency after they were given, and never reach the exchange.
 *
 * <p>{@link #submit} and {@link #cancel} may come from any thread and wait in a queue of {@link
 * #QUEUE}; a full queue takes nothing. {@link #execute} is for the stream's thread.
 */
final class PaperVenue implements ExecutionVenue {

    /** Commands that may wait. */
    static final int QUEUE = 4_096;

    private record Command(
            long due,
            InstrumentId instrument,
            OrderId order,
            BiConsumer<PaperExecution, Long> action) {}

    private final VenueId id;
    private final long latency;
    private final InstantSource clock;
    private final ArrayBlockingQueue<Command> commands = new ArrayBlockingQueue<>(QUEUE);
    private volatile @Nullable ExecutionListener listener;
    private volatile boolean closed;

    PaperVenue(VenueId id, Duration latency, InstantSource clock) {
        this.id = id;
        this.latency = latency.toNanos();
        this.clock = clock;
    }

    /** Executes what is due, in the order in which it came. */
    void execute(Map<InstrumentId, LiveMarket> markets) {
        long now = EpochNanos.now(clock);
        for (Command next = commands.peek();
                next != null && next.due() <= now;
                next = commands.peek()) {
            commands.remove();
            LiveMarket market = markets.get(next.instrument());
            if (market == null) {
                report(
                        new ExecutionReport.Rejected(
                                next.order(),
                                next.instrument(),
                                now,
                                next.instrument() + " is not streamed here"));
            } else {
                next.action().accept(market.execution(), now);
            }
        }
    }

    /** On the stream's thread. */
    void report(ExecutionReport report) {
        Objects.requireNonNull(listener, "reportTo comes before the first command").report(report);
    }

    /** Takes nothing more. */
    void close() {
        closed = true;
    }

    @Override
    public VenueId id() {
        return id;
    }

    @Override
    public VenueCapabilities capabilities() {
        return PaperExecution.CAPABILITIES;
    }

    @Override
    public void reportTo(ExecutionListener receiver) {
        listener = receiver;
    }

    @Override
    public boolean submit(VenueOrder order) {
        return offer(
                order.instrument(), order.id(), (execution, now) -> execution.submit(order, now));
    }

    @Override
    public boolean cancel(InstrumentId instrument, OrderId order) {
        return offer(instrument, order, (execution, now) -> execution.cancel(order, now));
    }

    @Override
    public boolean amend(VenueAmendment amendment) {
        return offer(
                amendment.instrument(),
                amendment.order(),
                (execution, now) -> execution.amend(amendment, now));
    }

    private boolean offer(
            InstrumentId instrument, OrderId order, BiConsumer<PaperExecution, Long> action) {
        return !closed
                && commands.offer(
                        new Command(EpochNanos.now(clock) + latency, instrument, order, action));
    }
}
