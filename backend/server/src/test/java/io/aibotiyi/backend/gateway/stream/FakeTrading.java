package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accounts with owners, working orders and a portfolio that the test sets. */
final class FakeTrading implements TradingService {

    private final Map<AccountId, UserId> owners = new ConcurrentHashMap<>();
    final List<OrderView> working = new CopyOnWriteArrayList<>();
    final List<FillView> fills = new CopyOnWriteArrayList<>();
    volatile BigDecimal equity = BigDecimal.TEN;

    AccountId open(UserId owner) {
        AccountId id = new AccountId(new UUID(7, owners.size() + 1));
        owners.put(id, owner);
        return id;
    }

    static OrderView order(AccountId account, long number, OrderStatus status, long version) {
        return new OrderView(
                new OrderId(new UUID(9, number)),
                account,
                FakeMarkets.BTC.id(),
                Side.BUY,
                OrderType.LIMIT,
                TimeInForce.GTC,
                BigDecimal.ONE,
                BigDecimal.TEN,
                status,
                BigDecimal.ZERO,
                null,
                null,
                null,
                version,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static FillView fill(AccountId account, long number) {
        return new FillView(
                new FillId(new UUID(8, number)),
                new OrderId(new UUID(9, 1)),
                account,
                FakeMarkets.BTC.id(),
                Side.BUY,
                BigDecimal.TEN,
                BigDecimal.ONE,
                true,
                BigDecimal.ZERO,
                "USDT",
                null,
                Instant.EPOCH.plusSeconds(number));
    }

    private void own(UserId user, AccountId account) {
        if (!user.equals(owners.get(account))) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "No such account.");
        }
    }

    @Override
    public List<AccountView> accounts(UserId user) {
        return List.of();
    }

    @Override
    public OrderView place(UserId user, PlaceOrder order, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public GroupView placeGroup(UserId user, PlaceGroup group, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderView amend(UserId user, OrderId order, AmendOrder change, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderSupport support(UserId user, AccountId account, VenueId venue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderSupport support(VenueId venue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderView cancel(UserId user, OrderId order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OrderView> cancelAll(UserId user, AccountId account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderView order(UserId user, OrderId order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OrderView> working(UserId user, AccountId account) {
        own(user, account);
        return working.stream().filter(o -> o.account().equals(account)).toList();
    }

    @Override
    public List<OrderView> history(UserId user, AccountId account, int limit) {
        return working(user, account);
    }

    @Override
    public List<FillView> fills(UserId user, AccountId account, int limit) {
        own(user, account);
        return fills.stream().filter(f -> f.account().equals(account)).toList().reversed().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public PortfolioView portfolio(UserId user, AccountId account) {
        own(user, account);
        return new PortfolioView(
                account,
                "USDT",
                equity,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true,
                List.of(),
                List.of(),
                Instant.EPOCH,
                null,
                null,
                null);
    }

    @Override
    public List<EquityPoint> equity(UserId user, AccountId account, int limit) {
        return List.of();
    }
}
