package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.MarginTrading;
import io.aibotiyi.client.Orders;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.AssetSum;
import io.aibotiyi.protocol.Trading.BalanceView;
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
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.protocol.Trading.Support;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.protocol.Trading.TimeSupport;
import io.aibotiyi.protocol.Trading.TypeSupport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A seeded account on the sample market; placing and cancelling change it like a venue would. */
final class SampleOrders implements Orders {

    private static final BigDecimal TAKER = new BigDecimal("0.001");
    private static final BigDecimal START = new BigDecimal("100000");

    private final SampleMarkets markets;
    private final AccountId account;
    private final List<OrderView> orders = new ArrayList<>();
    private final List<FillView> fills = new ArrayList<>();
    private final SplittableRandom ids;
    private final SampleMargin margin;

    SampleOrders(SampleMarkets markets, AccountId account, boolean used) {
        this.markets = markets;
        this.account = account;
        this.ids = new SplittableRandom(99);
        this.margin = new SampleMargin(markets, used);
        if (used) {
            SampleListing first = markets.find(markets.instruments().getFirst().id());
            tradePast(first);
            rest(first, Side.BUY, -9, 6200);
            rest(first, Side.BUY, -21, 12400);
            rest(first, Side.SELL, 14, 8300);
            orders.add(placed(protective(first), true, null, null));
            SampleListing second = markets.find(markets.instruments().get(1).id());
            rest(second, Side.SELL, 40, 4100);
        }
    }

    @Override
    public List<AccountView> accounts() {
        return List.of(new AccountView(account, "Paper", TradingMode.PAPER, "USDT", null));
    }

    private PlaceOrder protective(SampleListing in) {
        BigDecimal tick = in.view().tickSize();
        BigDecimal trigger = in.last().subtract(tick.multiply(BigDecimal.valueOf(4_000)));
        return PlaceOrder.limit(
                        account,
                        in.view().id(),
                        Side.SELL,
                        markets.quantity(in, 5_000),
                        trigger.subtract(tick.multiply(BigDecimal.valueOf(100))))
                .lasting(TimeInForce.DAY)
                .triggeredAt(OrderType.STOP_LIMIT, trigger);
    }

    private void rest(SampleListing in, Side side, int ticks, double dollars) {
        BigDecimal price = in.last().add(in.view().tickSize().multiply(BigDecimal.valueOf(ticks)));
        BigDecimal quantity = markets.quantity(in, dollars);
        boolean part = ticks == 14;
        BigDecimal filled =
                part
                        ? markets.quantity(in, dollars * 0.4)
                        : BigDecimal.ZERO.setScale(quantity.scale());
        Instant made = markets.ago(Duration.ofMinutes(3L + Math.abs(ticks)));
        orders.add(
                new OrderView(
                        new OrderId(uuid()),
                        account,
                        in.view().id(),
                        side,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        quantity,
                        price,
                        part ? OrderStatus.PARTIALLY_FILLED : OrderStatus.OPEN,
                        filled,
                        part ? price : null,
                        null,
                        null,
                        2,
                        made,
                        made));
    }

    /** Buys and sells along the last hours so that markers sit on candles. */
    private void tradePast(SampleListing in) {
        List<CandleView> minutes =
                markets.candles(in.view().id(), Timeframe.M1, null, null, 150).candles();
        SplittableRandom random = markets.random(in, 5);
        int[] at = {6, 17, 31, 38, 52, 60, 73, 88, 97, 104, 118, 126, 137, 144};
        for (int i = 0; i < at.length; i++) {
            CandleView candle = minutes.get(at[i]);
            Side side = i % 3 == 2 ? Side.SELL : Side.BUY;
            BigDecimal price = side == Side.BUY ? candle.low() : candle.high();
            double dollars = side == Side.SELL ? 9000 : 2500 + random.nextInt(4000);
            Instant time = candle.openTime().plusSeconds(random.nextInt(50));
            fill(in, side, markets.quantity(in, dollars), price, time, i % 2 == 0);
        }
        OrderView rejected =
                new OrderView(
                        new OrderId(uuid()),
                        account,
                        in.view().id(),
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.FOK,
                        markets.quantity(in, 250000),
                        in.last(),
                        OrderStatus.REJECTED,
                        BigDecimal.ZERO,
                        null,
                        null,
                        "Not enough free funds: 250 000 USDT needed",
                        2,
                        markets.ago(Duration.ofMinutes(64)),
                        markets.ago(Duration.ofMinutes(64)));
        orders.add(rejected);
    }

    private void fill(
            SampleListing in,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            Instant time,
            boolean maker) {
        OrderId id = new OrderId(uuid());
        BigDecimal notional = price.multiply(quantity);
        BigDecimal fee =
                notional.multiply(TAKER)
                        .divide(maker ? BigDecimal.TWO : BigDecimal.ONE, 8, RoundingMode.HALF_EVEN);
        orders.add(
                new OrderView(
                        id,
                        account,
                        in.view().id(),
                        side,
                        maker ? OrderType.LIMIT : OrderType.MARKET,
                        maker ? TimeInForce.GTC : TimeInForce.IOC,
                        quantity,
                        maker ? price : null,
                        OrderStatus.FILLED,
                        quantity,
                        price,
                        null,
                        null,
                        3,
                        time,
                        time));
        BigDecimal realised =
                side == Side.SELL
                        ? notional.multiply(new BigDecimal("0.0031"))
                                .subtract(fee)
                                .setScale(4, RoundingMode.HALF_EVEN)
                        : null;
        fills.add(
                new FillView(
                        new FillId(uuid()),
                        id,
                        account,
                        in.view().id(),
                        side,
                        price,
                        quantity,
                        maker,
                        fee,
                        in.view().quoteAsset(),
                        realised,
                        time));
    }

    @Override
    public synchronized OrderView place(PlaceOrder order, String idempotencyKey) {
        OrderView view = placed(order, order.type().isConditional(), null, null);
        orders.add(view);
        return view;
    }

    private OrderView placed(
            PlaceOrder order, boolean waits, @Nullable UUID group, @Nullable GroupRole role) {
        return new OrderView(
                new OrderId(uuid()),
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
                TradingMode.PAPER);
    }

    @Override
    public synchronized GroupView placeGroup(PlaceGroup group, String idempotencyKey) {
        UUID id = uuid();
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
        return orders.stream().filter(o -> o.status().isWorking()).toList();
    }

    @Override
    public synchronized List<OrderView> history(AccountId owner, int limit) {
        return orders.stream()
                .sorted(Comparator.comparing(OrderView::createdAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<FillView> fills(AccountId owner, int limit) {
        return fills.stream()
                .sorted(Comparator.comparing(FillView::time).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized PortfolioView portfolio(AccountId owner) {
        SampleListing first = markets.find(markets.instruments().getFirst().id());
        String quote = first.view().quoteAsset();
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        for (FillView fill : fills) {
            fees = fees.add(fill.fee());
            if (fill.side() == Side.BUY) {
                quantity = quantity.add(fill.quantity());
                cost = cost.add(fill.quantity().multiply(fill.price())).add(fill.fee());
            } else {
                BigDecimal average = cost.divide(quantity, 12, RoundingMode.HALF_EVEN);
                cost = cost.subtract(average.multiply(fill.quantity()));
                quantity = quantity.subtract(fill.quantity());
                realised = realised.add(orZero(fill.realisedPnl()));
            }
        }
        for (OrderView order : orders) {
            if (order.status().isWorking() && order.side() == Side.BUY && order.price() != null) {
                held = held.add(order.price().multiply(order.quantity()));
            }
        }
        List<PositionView> positions = new ArrayList<>();
        BigDecimal unrealised = BigDecimal.ZERO;
        if (quantity.signum() != 0) {
            BigDecimal average = cost.divide(quantity, 8, RoundingMode.HALF_EVEN);
            unrealised =
                    first.last()
                            .subtract(average)
                            .multiply(quantity)
                            .setScale(4, RoundingMode.HALF_EVEN);
            positions.add(
                    new PositionView(
                            first.view().id(),
                            quantity,
                            average,
                            first.last(),
                            unrealised,
                            realised,
                            fees));
        }
        BigDecimal cash = START.add(realised).subtract(cost);
        List<BalanceView> balances = new ArrayList<>();
        balances.add(new BalanceView(quote, cash, held));
        if (quantity.signum() != 0) {
            balances.add(
                    new BalanceView(
                            first.view().baseAsset(),
                            quantity,
                            BigDecimal.ZERO.setScale(quantity.scale())));
        }
        MarginView margined = margin.figures(cash.subtract(held));
        BigDecimal onMargin = BigDecimal.ZERO;
        if (margined != null) {
            onMargin = margined.unrealisedPnl();
            positions.add(SampleMargin.position(margined));
        }
        BigDecimal equity = cash.add(first.last().multiply(quantity)).add(onMargin);
        return new PortfolioView(
                owner,
                quote,
                equity.setScale(2, RoundingMode.HALF_EVEN),
                realised,
                unrealised.add(onMargin),
                fees,
                true,
                balances,
                positions,
                markets.now(),
                null,
                margined,
                null);
    }

    MarginTrading margin() {
        return margin;
    }

    @Override
    public List<EquityPoint> equity(AccountId owner, int limit) {
        BigDecimal end = portfolio(owner).equity();
        if (fills.isEmpty()) {
            return List.of(new EquityPoint(markets.now(), end));
        }
        int points = 480;
        double[] path = new double[points];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 1; i < points; i++) {
            path[i] = path[i - 1] + random.nextGaussian() * 14 + 0.9;
        }
        List<EquityPoint> all = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double bridge = path[i] - path[points - 1] * i / (points - 1);
            double straight =
                    START.doubleValue()
                            + (end.doubleValue() - START.doubleValue()) * i / (points - 1);
            all.add(
                    new EquityPoint(
                            markets.ago(Duration.ofSeconds(30L * (points - 1 - i))),
                            BigDecimal.valueOf(straight + bridge)
                                    .setScale(2, RoundingMode.HALF_EVEN)));
        }
        return all;
    }

    @Override
    public LedgerProof proveLedger() {
        return new LedgerProof(
                true, 214, 856, List.of(new AssetSum("USDT", BigDecimal.ZERO.setScale(2))));
    }

    private UUID uuid() {
        return new UUID(
                (ids.nextLong() & ~0xF000L) | 0x7000L,
                (ids.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
