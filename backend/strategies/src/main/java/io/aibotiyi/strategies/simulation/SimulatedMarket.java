package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueOrder;

/**
 * One instrument's market of simulated agents, trading through the matching engine.
 *
 * <p>The same instrument, seed, start and the same external commands at the same simulated times
 * give the same events, however the calls of {@link #advanceTo} are cut. Nothing in it reads a
 * clock.
 *
 * <p>Not thread-safe: one thread drives it. The listener is called on that thread, inside the call
 * that caused the event, and must not call back into the market.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SimulatedMarket {

    /** Receives what happens, in order. */
    public interface Listener {

        /**
         * @param sequence strictly increasing
         * @param time nanoseconds since the epoch, simulated
         * @param quantity new total at the price, zero when the level is gone
         */
        void levelChanged(long sequence, long time, Side side, long price, long quantity);

        /** Trade ids increase, also over a restart with a later start time. */
        void traded(Trade trade);

        /** Reports on external orders only. */
        void executed(ExecutionReport report);
    }

    /**
     * Opens the market with a standing book: agents have traded for a minute before {@code
     * startTime}, unheard.
     *
     * @param runId makes execution ids unique over restarts: never use one twice for a venue
     * @param startTime nanoseconds since the epoch
     */
    public SimulatedMarket(
            SimulatedInstrument simulated,
            long seed,
            long startTime,
            String runId,
            Listener listener) {
        throw new UnsupportedOperationException(
                simulated + " " + seed + " " + startTime + runId + listener);
    }

    public Instrument instrument() {
        throw new UnsupportedOperationException();
    }

    /** Simulated present, nanoseconds since the epoch. */
    public long time() {
        throw new UnsupportedOperationException();
    }

    /** Runs every agent up to and including a time; one that is not later does nothing. */
    public void advanceTo(long epochNanos) {
        throw new UnsupportedOperationException("" + epochNanos);
    }

    /** Executes an external order now; reports tell the outcome before this returns. */
    public void submit(VenueOrder order) {
        throw new UnsupportedOperationException("" + order);
    }

    /** Cancels an external order now; a report tells the outcome before this returns. */
    public void cancel(OrderId order) {
        throw new UnsupportedOperationException("" + order);
    }

    /** The book now, at most {@code depth} levels a side. */
    public BookSnapshot snapshot(int depth) {
        throw new UnsupportedOperationException("" + depth);
    }
}
