package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import java.util.List;
import org.springframework.stereotype.Service;

/** Checks whose account or parent order it is, then leaves the work to those who know. */
@Service
final class Parents implements ParentOrders {

    private static final int LARGEST_PAGE = 1_000;

    private final TradingService trading;
    private final ParentStarts starts;
    private final Previews previews;
    private final ParentStore parents;
    private final ChildStore children;
    private final Stopping stopping;

    Parents(
            TradingService trading,
            ParentStarts starts,
            Previews previews,
            ParentStore parents,
            ChildStore children,
            Stopping stopping) {
        this.trading = trading;
        this.starts = starts;
        this.previews = previews;
        this.parents = parents;
        this.children = children;
        this.stopping = stopping;
    }

    @Override
    public ParentView start(UserId user, StartParent request, String idempotencyKey) {
        return starts.start(user, request, idempotencyKey);
    }

    @Override
    public Preview preview(UserId user, StartParent request) {
        return previews.of(user, request);
    }

    @Override
    public ParentView cancel(UserId user, ParentOrderId parent) {
        return stopping.cancel(require(user, parent).id());
    }

    @Override
    public List<ParentView> cancelAll(UserId user, AccountId account) {
        requireAccount(user, account);
        return stopping.cancelAll(account);
    }

    @Override
    public ParentView parent(UserId user, ParentOrderId parent) {
        return require(user, parent).view();
    }

    @Override
    public List<ChildView> children(UserId user, ParentOrderId parent, int limit) {
        requirePage(limit);
        return children.newest(require(user, parent).id(), limit).stream()
                .map(Child::view)
                .toList();
    }

    @Override
    public List<ParentView> working(UserId user, AccountId account) {
        requireAccount(user, account);
        return parents.working(account).stream().map(Parent::view).toList();
    }

    @Override
    public List<ParentView> history(UserId user, AccountId account, int limit) {
        requirePage(limit);
        requireAccount(user, account);
        return parents.newest(account, limit).stream().map(Parent::view).toList();
    }

    private Parent require(UserId user, ParentOrderId parent) {
        return parents.find(parent, user)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.PARENT_ORDER_NOT_FOUND,
                                "You have no parent order " + parent,
                                "parent"));
    }

    private void requireAccount(UserId user, AccountId account) {
        if (trading.accounts(user).stream().noneMatch(a -> a.id().equals(account))) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "You have no account " + account, "account");
        }
    }

    private static void requirePage(int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "limit must be 1 to " + LARGEST_PAGE + ", was " + limit,
                    "limit");
        }
    }
}
