package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import java.util.List;

/** Large orders that the backend works off in smaller ones, also while nobody is connected. */
public interface ParentOrders {

    /**
     * Starts a parent order; when it returns, the parent order is durable.
     *
     * @param idempotencyKey 1 to 64 printable characters; the same key and request again, after a
     *     lost answer, say, is one parent order
     */
    ParentView start(StartParent request, String idempotencyKey);

    /** What a parent order would do now, and why; nothing is placed. */
    Preview preview(StartParent request);

    /** Asks to cancel; it ends when its last child has. */
    ParentView cancel(ParentOrderId parent);

    /** Asks to cancel every working parent order of the account. */
    List<ParentView> cancelAll(AccountId account);

    ParentView parent(ParentOrderId parent);

    /** Newest first, at most {@code limit} (1 to 1000). */
    List<ChildView> children(ParentOrderId parent, int limit);

    /** Oldest first. */
    List<ParentView> working(AccountId account);

    /** Newest first, at most {@code limit} (1 to 1000). */
    List<ParentView> history(AccountId account, int limit);
}
