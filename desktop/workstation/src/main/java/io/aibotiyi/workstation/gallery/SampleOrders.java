package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.MarginTrading;
import io.aibotiyi.client.Orders;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.AssetSum;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FeatureSupport;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.Support;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.protocol.Trading.TimeSupport;
import io.aibotiyi.protocol.Trading.TypeSupport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A seeded account on the sample market; placing and cancelling change it like a venue would. */
final class SampleOrders implements Orders {

    private final SampleMarkets markets;
    private final Supplier<List<AccountView>> known;
    private final List<OrderView> orders = new ArrayList<>();
    private final List<FillView> fills = new ArrayList<>();
    private final SampleIds ids = new SampleIds(99);
    private final SampleMargin margin;
    private final SamplePortfolio portfolio;

    /**
     * @param account that traded before, if used
     * @param known all accounts there are
     */
    SampleOrders(
            SampleMarkets markets,
            AccountId account,
            boolean used,
            Supplier<List<AccountView>> known) {
        this.known = known;
        this.markets = markets;
        this.margin = new SampleMargin(markets, used);
        this.portfolio = new SamplePortfolio(markets, margin);
        if (used) {
            SampleListing first = markets.find(markets.instruments().getFirst().id());
            SamplePast past = new SamplePast(markets, account, ids, orders, fills);
            past.trade(first);
            past.rest(first, Side.BUY, -9, 6200);
            past.rest(first, Side.BUY, -21, 12400);
            past.rest(first, Side.SELL, 14, 8300);
            orders.add(placed(past.protective(first), true, null, null));
            SampleListing second = markets.find(markets.instruments().get(1).id());
            past.rest(second, Side.SELL, 40, 4100);
        }
    }

    @Override
    public List<AccountView> accounts() {
        return known.get();
    }

    @Override
    public synchronized OrderView place(PlaceOrder order, String idempotencyKey) {
        OrderView view = placed(order, order.type().isConditional(), null, null);
        orders.add(view);
        return view;
    }

    private TradingMode mode(AccountId of) {
        boolean live =
                known.get().stream()
                        .anyMatch(a -> a.id().equals(of) && a.mode() == TradingMode.LIVE);
        return live ? TradingMode.LIVE : TradingMode.PAPER;
    }

    private OrderView placed(
            PlaceOrder order, boolean waits, @Nullable UUID group, @Nullable GroupRole role) {
        return new OrderView(
                new OrderId(ids.next()),
                order.account(),
                order.instrument(),
                order.side(),
                order.type(),
                order.timeInForce() == null ? TimeInForce.GTC : order.timeInForce(),
                order.quantity(),
                order.price(),
                waits ? OrderStatus.WAITING : OrderStatus.OPEN,
                BigDecimal.ZERO,
                null,
                order.clientOrderId(),
                null,
                1,
                markets.now(),
                markets.now(),
                order.triggerPrice(),
                order.trailingDistance(),
                order.expiresAt(),
                order.displayQuantity(),
                order.postOnly(),
                order.reduceOnly(),
                order.type().isConditional() ? Boolean.FALSE : null,
                (role == GroupRole.STOP || order.type() == OrderType.TRAILING_STOP) ? true : null,
                group,
                role,
                null,
                mode(order.account()));
    }

    @Override
    public synchronized GroupView placeGroup(PlaceGroup group, String idempotencyKey) {
        UUID id = ids.next();
        PlaceOrder entry = group.entry();
        List<OrderView> placed = new ArrayList<>();
        if (entry != null) {
            placed.add(placed(entry, entry.type().isConditional(), id, GroupRole.ENTRY));
        }
        placed.add(placed(group.target(), entry != null, id, GroupRole.TARGET));
        placed.add(placed(group.stop(), true, id, GroupRole.STOP));
        orders.addAll(placed);
        return new GroupView(id, placed);
    }

    @Override
    public synchronized OrderView amend(OrderId order, AmendOrder change, String idempotencyKey) {
        OrderView before = order(order);
        if (!before.status().isWorking()) {
            throw SampleAccess.refuse(
                    ErrorCode.ORDER_NOT_WORKING, "The order does not work any more.");
        }
        BigDecimal quantity = change.quantity();
        BigDecimal price = change.price();
        OrderView after =
                changed(
                        before,
                        before.status(),
                        quantity == null ? before.quantity() : quantity,
                        price == null ? before.price() : price,
                        change.triggerPrice() == null
                                ? before.triggerPrice()
                                : change.triggerPrice());
        orders.set(orders.indexOf(before), after);
        return after;
    }

    /** As the simulated venue is. */
    @Override
    public OrderSupport support(VenueId venue) {
        Support byVenue = new Support(SupportLevel.NATIVE, null);
        Support ours = new Support(SupportLevel.EMULATED, "Watched here");
        return new OrderSupport(
                venue,
                Stream.of(OrderType.values())
                        .map(t -> new TypeSupport(t, t == OrderType.TRAILING_STOP ? ours : byVenue))
                        .toList(),
                Stream.of(TimeInForce.values()).map(t -> new TimeSupport(t, byVenue)).toList(),
                Stream.of(OrderFeature.values()).map(f -> new FeatureSupport(f, byVenue)).toList());
    }

    private OrderView changed(
            OrderView before,
            OrderStatus status,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal trigger) {
        return new OrderView(
                before.id(),
                before.account(),
                before.instrument(),
                before.side(),
                before.type(),
                before.timeInForce(),
                quantity,
                price,
                status,
                before.filled(),
                before.averagePrice(),
                before.clientOrderId(),
                null,
                before.version() + 1,
                before.createdAt(),
                markets.now(),
                trigger,
                before.trailingDistance(),
                before.expiresAt(),
                before.displayQuantity(),
                before.postOnly(),
                before.reduceOnly(),
                before.triggered(),
                before.emulated(),
                before.group(),
                before.role(),
                null,
                before.mode());
    }

    @Override
    public synchronized OrderView cancel(OrderId order) {
        OrderView before = order(order);
        OrderView after =
                changed(
                        before,
                        OrderStatus.CANCELLED,
                        before.quantity(),
                        before.price(),
                        before.triggerPrice());
        orders.set(orders.indexOf(before), after);
        return after;
    }

    @Override
    public List<OrderView> cancelAll(AccountId owner) {
        return working(owner).stream().map(o -> cancel(o.id())).toList();
    }

    @Override
    public synchronized OrderView order(OrderId order) {
        return orders.stream().filter(o -> o.id().equals(order)).findFirst().orElseThrow();
    }

    @Override
    public synchronized List<OrderView> working(AccountId owner) {
        return orders.stream()
                .filter(o -> o.account().equals(owner) && o.status().isWorking())
                .toList();
    }

    @Override
    public synchronized List<OrderView> history(AccountId owner, int limit) {
        return orders.stream()
                .filter(o -> o.account().equals(owner))
                .sorted(Comparator.comparing(OrderView::createdAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<FillView> fills(AccountId owner, int limit) {
        return fills.stream()
                .filter(f -> f.account().equals(owner))
                .sorted(Comparator.comparing(FillView::time).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized PortfolioView portfolio(AccountId owner) {
        return portfolio.of(
                owner,
                orders.stream().filter(o -> o.account().equals(owner)).toList(),
                fills.stream().filter(f -> f.account().equals(owner)).toList());
    }

    @Override
    public synchronized List<EquityPoint> equity(AccountId owner, int limit) {
        return portfolio.equity(portfolio(owner).equity(), !fills.isEmpty());
    }

    @Override
    public LedgerProof proveLedger() {
        return new LedgerProof(
                true, 214, 856, List.of(new AssetSum("USDT", BigDecimal.ZERO.setScale(2))));
    }

    MarginTrading margin() {
        return margin;
    }
}
