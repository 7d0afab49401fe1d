package io.aibotiyi.backend.routing;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import java.util.List;

/**
 * Parent orders on behalf of a person.
 *
 * <p>Refusals are {@link ProblemException}s; another person's account or parent order is NOT_FOUND
 * or PARENT_ORDER_NOT_FOUND. All methods block on the database and are safe from any thread. Limits
 * are 1 to 1000 entries, else INVALID_FIELD.
 */
public interface ParentOrders {

    /**
     * Starts a parent order; when this returns, it is durable and goes on after any crash.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key and request again is one
     *     parent order, as it is then
     * @throws ProblemException INVALID_FIELD, UNSUPPORTED, UNKNOWN_INSTRUMENT, BOOK_NOT_LIVE,
     *     PRICE_NOT_ON_TICK, QUANTITY_NOT_ON_LOT, BELOW_MINIMUM_NOTIONAL, NO_VOLUME_HISTORY,
     *     TOO_MANY_PARENT_ORDERS, IDEMPOTENCY_KEY_REQUIRED, IDEMPOTENCY_KEY_REUSED, NOT_FOUND
     */
    ParentView start(UserId user, StartParent request, String idempotencyKey);

    /**
     * What {@link #start} would do now; it reserves nothing and refuses as start does, but for the
     * number of parent orders.
     */
    Preview preview(UserId user, StartParent request);

    /**
     * Asks to cancel: from now on no child is placed, working ones are cancelled, and when the last
     * has ended, the parent order has.
     *
     * @throws ProblemException PARENT_ORDER_NOT_FOUND, PARENT_ORDER_NOT_WORKING
     */
    ParentView cancel(UserId user, ParentOrderId parent);

    /** Asks to cancel every working parent order of the account; those asked for, oldest first. */
    List<ParentView> cancelAll(UserId user, AccountId account);

    ParentView parent(UserId user, ParentOrderId parent);

    /** The newest {@code limit} children, newest first. */
    List<ChildView> children(UserId user, ParentOrderId parent, int limit);

    /** Oldest first. */
    List<ParentView> working(UserId user, AccountId account);

    /** Newest first. */
    List<ParentView> history(UserId user, AccountId account, int limit);
}
