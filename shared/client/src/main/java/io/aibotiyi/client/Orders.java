package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderView;
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
