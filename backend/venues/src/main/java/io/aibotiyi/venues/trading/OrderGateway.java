package io.aibotiyi.venues.trading;

import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A venue's signed requests, one method one request (or the pages of one list), sent once. Methods
 * block; safe from any thread. {@code OUTCOME_UNKNOWN} is thrown where the venue may have acted.
 */
public interface OrderGateway {

    OrderReport place(NewOrder order, InstrumentRules rules) throws VenueException;

    /**
     * After so long from sending, a request that is still on its way can no longer take effect: the
     * venue refuses it as too old.
     */
    Duration requestLifetime();

    /**
     * The order as the venue knows it; empty if it says that it knows none.
     *
     * @param venueOrderId empty if not known
     */
    Optional<OrderReport> find(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException;

    /** The venue's id of an order: the known one if it is not empty, else what the venue says. */
    default String venueId(NewOrder order, InstrumentRules rules, String known)
            throws VenueException {
        return known.isEmpty()
                ? find(order, rules, "").map(OrderReport::venueOrderId).orElse("")
                : known;
    }

    OrderReport cancel(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException;

    /** The changed order; what stays the same is passed as it is. */
    OrderReport amend(
            NewOrder order,
            InstrumentRules rules,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice)
            throws VenueException;

    void cancelAll(InstrumentRules rules, List<OrderReport> open) throws VenueException;

    /** Open orders of the account at the session's instruments. */
    List<OrderReport> openOrders() throws VenueException;

    /** Every fill of one order that the venue lists. */
    List<Fill> fills(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException;

    List<Balance> balances() throws VenueException;
}
