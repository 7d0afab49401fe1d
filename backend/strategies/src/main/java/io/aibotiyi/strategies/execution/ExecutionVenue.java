package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;

/**
 * A place that executes orders.
 *
 * <p>Commands may come from any thread, are queued in order and never block. Reports come in order
 * on one venue thread; a listener must not block it. An order id is used once.
 */
public interface ExecutionVenue {

    VenueId id();

    /** What it does by itself; the same for as long as it is open. */
    default VenueCapabilities capabilities() {
        return VenueCapabilities.PLAIN;
    }

    /** Sets the one receiver of reports; before the first command. */
    void reportTo(ExecutionListener listener);

    /**
     * Offers an order. A working order taken up again after a restart is offered the same way, with
     * its remaining quantity.
     *
     * @return false if the command queue is full: nothing was taken and no report will come
     */
    boolean submit(VenueOrder order);

    /**
     * Asks for a cancel; a report says what became of it.
     *
     * @return false if the command queue is full: nothing was taken
     */
    boolean cancel(InstrumentId instrument, OrderId order);

    /**
     * Asks for a working order to be changed; {@code Amended} or {@code AmendRejected} says what
     * became of it.
     *
     * @return false if the command queue is full: nothing was taken
     * @throws UnsupportedOperationException if {@link #capabilities} does not say that it can
     */
    default boolean amend(VenueAmendment amendment) {
        throw new UnsupportedOperationException(
                id() + " cannot amend orders; its capabilities say so");
    }

    /**
     * States what an account has of an instrument, before its first order there: trades that come
     * later the venue adds by itself.
     *
     * @param quantity in quantity units, negative is short
     * @return false if the command queue is full: nothing was taken
     * @throws UnsupportedOperationException if {@link #capabilities} does not say that it keeps
     *     positions
     */
    default boolean position(InstrumentId instrument, AccountId account, long quantity) {
        throw new UnsupportedOperationException(
                id() + " keeps no positions; its capabilities say so");
    }

    /** Receives reports. */
    @FunctionalInterface
    interface ExecutionListener {
        void report(ExecutionReport report);
    }
}
