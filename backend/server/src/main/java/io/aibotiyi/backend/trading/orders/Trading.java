package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.backend.trading.portfolio.EquityHistory;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
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
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks whose account or order it is, then leaves the work to those who know. */
@Service
final class Trading implements TradingService {

    private static final int LARGEST_PAGE = 1_000;

    private final OrderPlacement placement;
    private final GroupPlacement groups;
    private final OrderAmendment amendment;
    private final OrderSupports supports;
    private final OrderCancellation cancellation;
    private final Orders orders;
    private final Fills fills;
    private final PaperAccounts accounts;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final TransactionTemplate consistentView;

    Trading(
            OrderPlacement placement,
            GroupPlacement groups,
            OrderAmendment amendment,
            OrderSupports supports,
            OrderCancellation cancellation,
            Orders orders,
            Fills fills,
            PaperAccounts accounts,
            Valuation valuation,
            EquityHistory equity,
            PlatformTransactionManager transactions) {
        this.placement = placement;
        this.groups = groups;
        this.amendment = amendment;
        this.supports = supports;
        this.cancellation = cancellation;
        this.orders = orders;
        this.fills = fills;
        this.accounts = accounts;
        this.valuation = valuation;
        this.equity = equity;
        this.consistentView = new TransactionTemplate(transactions);
        consistentView.setReadOnly(true);
        consistentView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public List<AccountView> accounts(UserId user) {
        return accounts.accountsOf(user);
    }

    @Override
    public OrderView place(UserId user, PlaceOrder order, String idempotencyKey) {
        return placement.place(user, order, idempotencyKey);
    }

    @Override
    public GroupView placeGroup(UserId user, PlaceGroup group, String idempotencyKey) {
        return groups.place(user, group, idempotencyKey);
    }

    @Override
    public OrderView amend(UserId user, OrderId order, AmendOrder change, String idempotencyKey) {
        return amendment.amend(user, order, change, idempotencyKey);
    }

    @Override
    public OrderSupport support(VenueId venue) {
        return supports.at(venue);
    }

    @Override
    public OrderSupport support(UserId user, AccountId account, VenueId venue) {
        return accounts.require(user, account).mode() == TradingMode.LIVE
                ? supports.live(account, venue)
                : supports.at(venue);
    }

    @Override
    public OrderView cancel(UserId user, OrderId order) {
        return cancellation.cancel(user, order);
    }

    @Override
    public List<OrderView> cancelAll(UserId user, AccountId account) {
        accounts.require(user, account);
        return cancellation.cancelAll(account);
    }

    @Override
    public OrderView order(UserId user, OrderId order) {
        return orders.find(order, user)
                .map(Order::view)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.ORDER_NOT_FOUND, "You have no order " + order, "order"));
    }

    @Override
    public List<OrderView> working(UserId user, AccountId account) {
        accounts.require(user, account);
        return orders.working(account).stream().map(Order::view).toList();
    }

    @Override
    public List<OrderView> history(UserId user, AccountId account, int limit) {
        requirePage(limit);
        accounts.require(user, account);
        return orders.newest(account, limit).stream().map(Order::view).toList();
    }

    @Override
    public List<FillView> fills(UserId user, AccountId account, int limit) {
        requirePage(limit);
        accounts.require(user, account);
        return fills.newest(account, limit);
    }

    @Override
    public PortfolioView portfolio(UserId user, AccountId account) {
        TradingMode mode = accounts.require(user, account).mode();
        return Objects.requireNonNull(consistentView.execute(status -> valuation.of(account)))
                .of(mode);
    }

    @Override
    public List<EquityPoint> equity(UserId user, AccountId account, int limit) {
        requirePage(limit);
        accounts.require(user, account);
        return equity.newest(account, limit);
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
