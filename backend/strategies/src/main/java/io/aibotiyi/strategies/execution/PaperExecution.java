package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionVenue.ExecutionListener;
import java.util.List;

/**
 * Fills orders against a book in which they do not stand: a recorded or foreign one, seen as levels
 * and trades.
 *
 * <p>Not thread-safe: one thread feeds the market and gives the commands, in the order in which
 * they happened. Reports come on that thread before the call returns; the listener must not call
 * back.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PaperExecution {

    /**
     * @param runId begins every execution id; never use one twice for a venue
     */
    public PaperExecution(Instrument instrument, String runId, ExecutionListener listener) {
        throw new UnsupportedOperationException(instrument + runId + listener);
    }

    /** Replaces the book, which is in sync from here on. */
    public void bookSnapshot(BookSnapshot snapshot) {
        throw new UnsupportedOperationException("" + snapshot);
    }

    /**
     * Changes levels; quantities are absolute, zero removes. Ignored while the book is invalid.
     *
     * @param time nanoseconds since the epoch at the venue
     */
    public void bookChanged(long time, List<BookLevel> bids, List<BookLevel> asks) {
        throw new UnsupportedOperationException(time + " " + bids + asks);
    }

    /** The book lost sync: nothing fills until the next snapshot. */
    public void bookInvalid() {
        throw new UnsupportedOperationException();
    }

    /** A trade that the venue published. */
    public void traded(Trade trade) {
        throw new UnsupportedOperationException("" + trade);
    }

    /**
     * Takes an order.
     *
     * @param time nanoseconds since the epoch at the venue
     */
    public void submit(VenueOrder order, long time) {
        throw new UnsupportedOperationException(order + " " + time);
    }

    /** Takes an order away. */
    public void cancel(OrderId order, long time) {
        throw new UnsupportedOperationException(order + " " + time);
    }

    /** Orders working here. */
    public int workingOrders() {
        throw new UnsupportedOperationException();
    }
}
