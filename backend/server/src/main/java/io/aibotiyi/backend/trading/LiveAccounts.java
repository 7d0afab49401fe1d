package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The books of live accounts, for whoever connects them to their exchanges. Queries and what is
 * said to be durable block on the database; reports do not. Safe from any thread.
 */
public interface LiveAccounts {

    /**
     * A working order that its exchange knows, or is to be sent.
     *
     * @param order all of it, as amended if that was acknowledged
     * @param sent it was handed to the exchange, or was about to be
     * @param resting it may wait at the exchange; false for what was to be done at once
     * @param cancelRequested its cancel was acknowledged and must be honoured
     * @param amending what was asked of it and not answered; null if nothing
     */
    record Working(
            VenueOrder order,
            boolean sent,
            boolean resting,
            boolean cancelRequested,
            @Nullable VenueAmendment amending) {}

    /** Opens an empty live account; joins the caller's transaction. */
    AccountId open(UserId owner, VenueId venue, String name);

    /** Oldest first; without orders that wait here and the exchange does not know of. */
    List<Working> working(AccountId account);

    /** How many orders work, here or there. In a transaction, none is added before that ends. */
    long workingCount(AccountId account);

    /**
     * An order is about to be handed to its exchange: durable when this returns. From then on only
     * the exchange's word says whether it is there.
     */
    void sending(OrderId order);

    /** The new total of an order whose amendment was asked for; empty if that stays. */
    Optional<BigDecimal> amendedQuantity(OrderId order);

    /** What the exchange says of an order; booked in order, soon. */
    void report(VenueId venue, ExecutionReport report);

    /** A fill; booked once however often it is told, in order with the reports. */
    void filled(VenueId venue, LiveFill fill);

    /** Reports and fills that are not booked yet, of everybody. */
    int unbooked();

    /** What the ledger says that the account has, by asset; zeros are left out. */
    Map<String, BigDecimal> totals(AccountId account);

    /** What of an asset is neither spent nor set aside, by the ledger. */
    BigDecimal free(AccountId account, String asset);

    /** What the account's working orders that were sent have set aside, by asset. */
    Map<String, BigDecimal> boundAtVenue(AccountId account);

    /**
     * Books the difference between the exchange's total and the ledger's with its reason. Funds
     * that orders have set aside are not taken away: then as much as is free is.
     *
     * @param ledgerTotal what the caller compared with; nothing is booked if it is another now
     * @return why nothing, or less than the difference, could be booked; empty if it is settled
     */
    Optional<String> adjust(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal venueTotal,
            BigDecimal ledgerTotal,
            AdjustmentReason reason);

    /**
     * Gives what the account has of an asset a position, at the mark price, where there is none:
     * its market may have been listed only after the asset came.
     */
    void align(AccountId account, VenueId venue);

    /**
     * Newest first.
     *
     * @throws ProblemException NOT_FOUND if it is not that user's account
     */
    List<Adjustment> adjustments(UserId user, AccountId account, int limit);
}
