package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.util.List;

/** Trading commands and queries. */
public interface Orders {

    /** One's own accounts, oldest first. */
    List<AccountView> accounts();

    /**
     * Places an order; when it returns, the order is durable.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key and order again, after a
     *     lost answer, say, is one order and the same answer
     */
    OrderView place(PlaceOrder order, String idempotencyKey);

    /**
     * Places orders that belong together: all are taken or none is.
     *
     * @param idempotencyKey as in {@link #place}, one for the group
     */
    GroupView placeGroup(PlaceGroup group, String idempotencyKey);

    /**
     * Asks for an order to be changed; durable when it returns. The outcome arrives as a change of
     * the order: {@code amending} goes, and if the venue refused it, {@code reason} says why.
     *
     * @param idempotencyKey as in {@link #place}, one for the change
     */
    OrderView amend(OrderId order, AmendOrder change, String idempotencyKey);

    /** What orders a venue takes, and what of that this backend emulates. */
    OrderSupport support(VenueId venue);

    /** Asks the venue to cancel; the outcome arrives as a change of the order. */
    OrderView cancel(OrderId order);

    /** Asks to cancel every working order of the account. */
    List<OrderView> cancelAll(AccountId account);

    OrderView order(OrderId order);

    List<OrderView> working(AccountId account);

    /** Newest first, at most {@code limit} (1 to 1000). */
    List<OrderView> history(AccountId account, int limit);

    /** Newest first, at most {@code limit} (1 to 1000). */
    List<FillView> fills(AccountId account, int limit);

    PortfolioView portfolio(AccountId account);

    /** Equity over time, oldest first. */
    List<EquityPoint> equity(AccountId account, int limit);

    LedgerProof proveLedger();
}
