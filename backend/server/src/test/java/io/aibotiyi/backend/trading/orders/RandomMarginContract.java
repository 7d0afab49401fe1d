package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random orders, fills that flip, cancels, leverages and marks against a reference that knows each
 * unit by itself and adds money up from the fills alone; the ledger is proven at the end.
 */
abstract class RandomMarginContract extends MarginFixture {

    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final BigDecimal DUST = new BigDecimal("0.000000000001");
    private static final BigDecimal LOT = new BigDecimal("0.00001");
    private static final BigDecimal FEE = new BigDecimal("0.0002");

    /** What a quantity cost that was opened with one fill. */
    private record Unit(BigDecimal quantity, BigDecimal price) {}

    /** An order at the venue as the reference knows it. */
    private record Resting(Side side, BigDecimal open, BigDecimal price, boolean reduceOnly) {}

    private final Deque<Unit> units = new ArrayDeque<>();
    private final Map<OrderId, Resting> resting = new LinkedHashMap<>();
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal money = new BigDecimal("100000");
    private BigDecimal average = BigDecimal.ZERO;
    private BigDecimal fifoRealised = BigDecimal.ZERO;
    private BigDecimal mark = new BigDecimal("100");
    private int leverage = 10;
    private int executions;

    @Override
    TradingRig newRig() {
        TradingSettings settings = fees("0.0002", "0.0002");
        return new TradingRig(database, market, settings, TradingRig.betweenFundings());
    }

    /** Steps of one run; a slow test runs many more. */
    int steps() {
        return Integer.getInteger("margin.steps", 250);
    }

    @Test
    void positionsCashAndMarginAreThoseOfAReference() {
        long seed = Long.getLong("margin.seed", new Random().nextLong());
        System.out.println("RandomMarginContract seed " + seed);
        Random random = new Random(seed);
        for (int step = 0; step < steps(); step++) {
            act(random);
            if (step % 10 == 9) {
                compare("seed " + seed + " step " + step);
            }
        }
        compare("seed " + seed);
        assertThat(rig.bean(ReportQueue.class).halted()).as("seed %s", seed).isFalse();
        assertThat(rig.ledger().prove().balanced()).as("seed %s", seed).isTrue();
    }

    private void act(Random random) {
        try {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> place(random);
                case 3, 4, 5, 6, 7 -> fill(random);
                case 8 -> cancel(random);
                default -> {
                    if (random.nextBoolean()) {
                        leverage(1 + random.nextInt(12));
                    } else {
                        mark = new BigDecimal(9_500 + random.nextInt(1_000)).multiply(CENT);
                        price(mark.movePointRight(2).longValueExact());
                    }
                }
            }
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isBetween(400, 499);
        }
    }

    private void leverage(int wanted) {
        leverage = margins().leverage(USER, rig.account(), PERP.id(), wanted).leverage();
    }

    private void place(Random random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal size = new BigDecimal(10_000 + random.nextInt(20_000_000)).multiply(LOT);
        // on the side where it would rest, so that a sale is margined at its own limit
        long away = random.nextInt(500);
        BigDecimal limit = mark.subtract(BigDecimal.valueOf(side.sign() * away, 2));
        boolean reduceOnly = random.nextInt(4) == 0;
        PlaceOrder wanted = limitOrder(side, size.toPlainString(), limit.toPlainString());
        OrderView order = rig.place(reduceOnly ? wanted.asReduceOnly() : wanted);
        venue.accept(order.id(), PERP.id());
        rig.settle();
        resting.put(order.id(), new Resting(side, size, limit, reduceOnly));
    }

    private void cancel(Random random) {
        if (!resting.isEmpty()) {
            OrderId id = any(random);
            rig.trading().cancel(USER, id);
            venue.cancelled(id, PERP.id());
            rig.settle();
            resting.remove(id);
        }
    }

    /** Fills part or all at the limit; a reduce-only order no further than the venue would. */
    private void fill(Random random) {
        if (resting.isEmpty()) {
            return;
        }
        OrderId id = any(random);
        Resting order = Objects.requireNonNull(resting.get(id));
        BigDecimal most = order.open();
        if (order.reduceOnly()) {
            boolean reduces = quantity.signum() * order.side().sign() < 0;
            most = reduces ? most.min(quantity.abs()) : BigDecimal.ZERO;
        }
        long lots = most.divide(LOT).longValueExact();
        if (lots == 0) {
            return;
        }
        long filled = random.nextInt(3) == 0 ? lots : random.nextLong(1, lots + 1);
        BigDecimal size = BigDecimal.valueOf(filled).multiply(LOT);
        long cents = order.price().movePointRight(2).longValueExact();
        String execution = "r" + ++executions;
        for (int told = random.nextInt(5) == 0 ? 2 : 1; told > 0; told--) {
            venue.fill(id, PERP.id(), execution, cents, filled, true);
        }
        rig.settle();
        book(order.side(), size, order.price());
        BigDecimal rest = order.open().subtract(size);
        if (rest.signum() == 0) {
            resting.remove(id);
        } else {
            resting.put(id, new Resting(order.side(), rest, order.price(), order.reduceOnly()));
        }
    }

    private OrderId any(Random random) {
        return new ArrayList<>(resting.keySet()).get(random.nextInt(resting.size()));
    }

    private void book(Side side, BigDecimal size, BigDecimal price) {
        BigDecimal fee = size.multiply(price).multiply(FEE);
        money = money.subtract(fee);
        fifoRealised = fifoRealised.subtract(fee);
        BigDecimal left = size;
        while (left.signum() > 0 && quantity.signum() * side.sign() < 0) {
            Unit oldest = units.removeFirst();
            BigDecimal part = left.min(oldest.quantity());
            BigDecimal direction = BigDecimal.valueOf(-side.sign());
            BigDecimal gained = price.subtract(average).multiply(part).multiply(direction);
            money = money.add(gained);
            fifoRealised =
                    fifoRealised.add(
                            price.subtract(oldest.price()).multiply(part).multiply(direction));
            quantity = quantity.add(part.multiply(BigDecimal.valueOf(side.sign())));
            left = left.subtract(part);
            if (part.compareTo(oldest.quantity()) < 0) {
                units.addFirst(new Unit(oldest.quantity().subtract(part), oldest.price()));
            }
        }
        if (left.signum() > 0) {
            BigDecimal cost = average.multiply(quantity.abs()).add(price.multiply(left));
            quantity = quantity.add(left.multiply(BigDecimal.valueOf(side.sign())));
            average = cost.divide(quantity.abs(), 40, RoundingMode.HALF_EVEN);
            units.addLast(new Unit(left, price));
        }
    }

    private void compare(String as) {
        Position position = rig.bean(Positions.class).of(rig.account(), PERP.id());
        assertThat(position.quantity()).as(as).isEqualByComparingTo(quantity);
        near(as, cash(), money);
        near(as, position.cost(), average.multiply(quantity));
        near(as, position.fifoRealised(), fifoRealised);
        BigDecimal lots = BigDecimal.ZERO;
        for (Unit unit : units) {
            lots = lots.add(unit.quantity().multiply(unit.price()));
        }
        near(as, position.fifoCost().abs(), lots);
        near(as, rig.held("USDT"), needed());
        MarginView margin = margin();
        BigDecimal unrealised = mark.subtract(average).multiply(quantity);
        near(as, margin.unrealisedPnl(), unrealised);
        near(as, margin.equity(), money.add(unrealised));
        near(
                as,
                margin.freeMargin(),
                money.add(unrealised.min(BigDecimal.ZERO)).subtract(needed()).max(BigDecimal.ZERO));
        near(as, margin.maintenanceMargin(), maintenance(quantity.abs().multiply(mark)));
        near(as, rig.trading().portfolio(USER, rig.account()).equity(), money.add(unrealised));
        assertThat(margin.liquidation()).as(as).isNull();
    }

    private static BigDecimal maintenance(BigDecimal notional) {
        BigDecimal first = notional.min(new BigDecimal("50000"));
        BigDecimal second = notional.min(new BigDecimal("250000")).subtract(first);
        BigDecimal third = notional.subtract(first).subtract(second);
        return first.multiply(new BigDecimal("0.01"))
                .add(second.multiply(new BigDecimal("0.02")))
                .add(third.multiply(new BigDecimal("0.05")));
    }

    /** Said differently from the code: what either side would leave open, at worst. */
    private BigDecimal needed() {
        BigDecimal worst = average.multiply(quantity.abs());
        BigDecimal fees = BigDecimal.ZERO;
        for (Side side : Side.values()) {
            List<Resting> opening = new ArrayList<>();
            for (Resting order : resting.values()) {
                if (order.side() == side && !order.reduceOnly()) {
                    opening.add(order);
                }
            }
            BigDecimal total =
                    opening.stream().map(Resting::open).reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal open;
            if (quantity.signum() * side.sign() >= 0) {
                open = average.multiply(quantity.abs());
                for (Resting order : opening) {
                    open = open.add(order.open().multiply(order.price()));
                }
            } else {
                BigDecimal dearest =
                        opening.stream()
                                .map(Resting::price)
                                .max(BigDecimal::compareTo)
                                .orElse(BigDecimal.ZERO);
                open = total.subtract(quantity.abs()).max(BigDecimal.ZERO).multiply(dearest);
            }
            worst = worst.max(open);
        }
        for (Resting order : resting.values()) {
            fees = fees.add(order.open().multiply(order.price()).multiply(FEE));
        }
        return worst.divide(BigDecimal.valueOf(leverage), 40, RoundingMode.HALF_EVEN).add(fees);
    }

    private static void near(String as, BigDecimal actual, BigDecimal expected) {
        assertThat(actual.subtract(expected).abs())
                .as("%s: %s instead of %s", as, actual, expected)
                .isLessThan(DUST);
    }

    /** A fill's profit is what its closing part brought; all of them and the fees are the cash. */
    @Test
    void theFillsToldAddUpToTheCash() {
        Random random = new Random(7);
        for (int step = 0; step < 60; step++) {
            act(random);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (FillView fill : rig.trading().fills(USER, rig.account(), 1_000)) {
            BigDecimal realised = fill.realisedPnl();
            sum = sum.add(realised == null ? fill.fee().negate() : realised);
        }
        near("the fills", cash(), new BigDecimal("100000").add(sum));
    }
}
