package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signed trading for one account at one venue. Methods block the caller for at most the venue's
 * request timeout and the time to find out what became of a request; call them from virtual
 * threads. Safe from any thread.
 *
 * <p>A request that was not answered is never sent again blindly: the order is looked for by its id
 * until the venue can no longer accept the request, and only then declared rejected.
 */
public interface Trading extends AutoCloseable {

    /**
     * Places an order.
     *
     * @return its state; {@code REJECTED} if it never reached the market, {@code resolved} false if
     *     that could not be found out yet (the listener hears when it is)
     * @throws VenueException if it was refused, here or there: nothing was placed
     */
    OrderState place(NewOrder order) throws VenueException;

    /**
     * Asks to cancel. Cancelling an order that is final already is no error.
     *
     * @return the order's state after it
     * @throws VenueException {@code UNKNOWN_ORDER} if this session does not know the id
     */
    OrderState cancel(OrderId id) throws VenueException;

    /**
     * Changes a resting order within the venue's {@link AmendRule}.
     *
     * @param quantity new total base quantity, null to keep
     * @param limitPrice new price, null to keep
     */
    OrderState amend(OrderId id, @Nullable BigDecimal quantity, @Nullable BigDecimal limitPrice)
            throws VenueException;

    /** Cancels every open order of the account at one instrument, ours or not. */
    void cancelAll(InstrumentId instrument) throws VenueException;

    /** Takes up an order placed by an earlier session, so that its fills and end are told. */
    OrderState adopt(NewOrder order) throws VenueException;

    /** State of an order of this session; empty if it does not know the id. */
    Optional<OrderState> order(OrderId id);

    /** The account's open orders as the venue lists them, also those placed elsewhere. */
    List<OrderReport> openOrders() throws VenueException;

    List<Balance> balances() throws VenueException;

    /** Ends the private stream; orders stay at the venue. */
    @Override
    void close();
}
