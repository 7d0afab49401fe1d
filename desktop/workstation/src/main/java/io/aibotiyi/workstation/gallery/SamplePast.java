package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What an account did before its picture was taken. */
final class SamplePast {

    private static final BigDecimal TAKER = new BigDecimal("0.001");

    private final SampleMarkets markets;
    private final AccountId account;
    private final SampleIds ids;
    private final List<OrderView> orders;
    private final List<FillView> fills;

    /** Writes into the account's orders and fills. */
    SamplePast(
            SampleMarkets markets,
            AccountId account,
            SampleIds ids,
            List<OrderView> orders,
            List<FillView> fills) {
        this.markets = markets;
        this.account = account;
        this.ids = ids;
        this.orders = orders;
        this.fills = fills;
    }

    /** Buys and sells along the last hours so that markers sit on candles. */
    void trade(SampleListing in) {
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
                        new OrderId(ids.next()),
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
        OrderId id = new OrderId(ids.next());
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
                        new FillId(ids.next()),
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

    void rest(SampleListing in, Side side, int ticks, double dollars) {
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
                        new OrderId(ids.next()),
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

    /** A stop under the market that lasts for the day. */
    PlaceOrder protective(SampleListing in) {
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
}
