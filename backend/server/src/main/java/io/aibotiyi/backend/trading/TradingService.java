package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.util.List;

/**
 * Trading commands and queries on behalf of a person.
 *
 * <p>Refusals are {@link ProblemException}s; another person's account or order is NOT_FOUND or
 * ORDER_NOT_FOUND. All methods block on the database and are safe from any thread. Limits are 1 to
 * 1000 entries, else INVALID_FIELD.
 */
public interface TradingService {

    /** Oldest first. */
    List<AccountView> accounts(UserId user);

    /**
     * Places an order; when this returns, the order is durable and offered to its venue.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key and order again is one order
     *     and the same answer
     * @throws ProblemException INVALID_FIELD, UNSUPPORTED, UNKNOWN_INSTRUMENT, BOOK_NOT_LIVE,
     *     PRICE_NOT_ON_TICK, QUANTITY_NOT_ON_LOT, BELOW_MINIMUM_NOTIONAL, INSUFFICIENT_FUNDS,
     *     ORDER_TYPE_UNSUPPORTED, TRIGGER_ALREADY_REACHED, what risk says ({@link RiskService}),
     *     TOO_MANY_OPEN_ORDERS, VENUE_BUSY, OVERLOADED, IDEMPOTENCY_KEY_REUSED, NOT_FOUND; of a
     *     live account LIVE_TRADING_OFF, EXCHANGE_NOT_LIVE, VENUE_REJECTED
     */
    OrderView place(UserId user, PlaceOrder order, String idempotencyKey);

    /**
     * Places orders that belong together in one transaction: all are taken or none is.
     *
     * @param idempotencyKey as in {@link #place}
     * @throws ProblemException as {@link #place}; INVALID_FIELD naming the order that does not fit
     */
    GroupView placeGroup(UserId user, PlaceGroup group, String idempotencyKey);

    /**
     * Changes a working order: on the spot if it waits here, else by asking its venue; the request
     * is durable and the hold covers either outcome when this returns.
     *
     * @param idempotencyKey as in {@link #place}
     * @throws ProblemException ORDER_NOT_FOUND, ORDER_NOT_WORKING, ORDER_NOT_AMENDABLE,
     *     ORDER_TYPE_UNSUPPORTED, INVALID_FIELD, PRICE_NOT_ON_TICK, QUANTITY_NOT_ON_LOT,
     *     BELOW_MINIMUM_NOTIONAL, INSUFFICIENT_FUNDS, TRIGGER_ALREADY_REACHED, VENUE_BUSY,
     *     OVERLOADED, IDEMPOTENCY_KEY_REUSED, what risk says
     */
    OrderView amend(UserId user, OrderId order, AmendOrder change, String idempotencyKey);

    /**
     * What orders a venue takes by itself, with help, or not at all.
     *
     * @throws ProblemException NOT_FOUND if nothing executes there now
     */
    OrderSupport support(VenueId venue);

    /**
     * What orders an account can place at a venue: of a live account what its exchange takes, of
     * any other as {@link #support(VenueId)}.
     *
     * @throws ProblemException NOT_FOUND also if a live account does not trade there
     */
    OrderSupport support(UserId user, AccountId account, VenueId venue);

    /**
     * Asks the venue to cancel; the request is durable when this returns and the outcome arrives as
     * a change of the order.
     *
     * @throws ProblemException ORDER_NOT_FOUND, ORDER_NOT_WORKING
     */
    OrderView cancel(UserId user, OrderId order);

    /** Asks to cancel every working order of the account; the orders asked for, oldest first. */
    List<OrderView> cancelAll(UserId user, AccountId account);

    OrderView order(UserId user, OrderId order);

    /** Oldest first. */
    List<OrderView> working(UserId user, AccountId account);

    /** Newest first. */
    List<OrderView> history(UserId user, AccountId account, int limit);

    /** Newest first. */
    List<FillView> fills(UserId user, AccountId account, int limit);

    PortfolioView portfolio(UserId user, AccountId account);

    /** The newest {@code limit} points, oldest first. */
    List<EquityPoint> equity(UserId user, AccountId account, int limit);
}
