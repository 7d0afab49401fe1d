package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * Random orders, cancels, fills, repeated and replayed reports, and restarts: whatever happens, the
 * ledger balances, holds are those of the working orders, and fills, orders, positions and balances
 * tell the same story.
 */
abstract class RandomTradingContract {

    private static final int STEPS = 400;

    /** Triggers are watched here; prices and quantities are amended there. */
    private static final VenueCapabilities AMENDS =
            new VenueCapabilities(
                    VenueCapabilities.PLAIN.types(),
                    VenueCapabilities.PLAIN.timesInForce(),
                    false,
                    false,
                    true,
                    true);

    private final Map<OrderId, VenueOrder> atVenue = new LinkedHashMap<>();
    private final Map<OrderId, Long> left = new LinkedHashMap<>();
    private final List<Runnable> replays = new ArrayList<>();
    private FakeVenue venue = new FakeVenue(VenueId.SIMULATED);
    private int executions;
    private LongConsumer trades = _ -> {};
    private int seenCommands;

    abstract HikariDataSource open();

    @Test
    void everyRecordTellsTheSameStoryWhateverHappens() {
        long seed = new Random().nextLong();
        System.out.println("RandomTradingContract seed " + seed);
        Random random = new Random(seed);
        FakeMarket market =
                new FakeMarket(venue)
                        .book(
                                FakeMarket.BTC,
                                new long[][] {{99_00, 10_000_000}},
                                new long[][] {{101_00, 10_000_000}})
                        .mark(FakeMarket.BTC, 100_00);
        trades = price -> market.trade(FakeMarket.BTC, price);
        venue.can(AMENDS);
        try (HikariDataSource database = open()) {
            TradingRig rig = new TradingRig(database, market);
            for (int step = 0; step < STEPS; step++) {
                takeUp();
                if (random.nextInt(60) == 0) {
                    rig.close();
                    market.close(venue);
                    venue = new FakeVenue(VenueId.SIMULATED).can(AMENDS);
                    seenCommands = 0;
                    atVenue.clear();
                    left.clear();
                    market.open(venue);
                    rig = new TradingRig(database, market);
                } else {
                    act(rig, random);
                }
            }
            rig.settle();
            assertOneStory(rig, seed);
            rig.close();
        }
    }

    /** The venue learns what it was offered since. */
    private void takeUp() {
        List<VenueOrder> submitted = venue.submitted();
        for (; seenCommands < submitted.size(); seenCommands++) {
            VenueOrder order = submitted.get(seenCommands);
            assertThat(atVenue.put(order.id(), order)).as("offered once").isNull();
            left.put(order.id(), order.quantity());
            venue.accept(order.id(), order.instrument());
        }
    }

    private void act(TradingRig rig, Random random) {
        int what = random.nextInt(10);
        try {
            if (what < 4) {
                Side side = random.nextInt(3) > 0 ? Side.BUY : Side.SELL;
                String quantity = FakeMarket.BTC.quantity(random.nextLong(20_000, 6_000_000)) + "";
                rig.place(order(rig, random, side, quantity));
            } else if (what == 4) {
                special(rig, random);
            } else if (what < 8) {
                fill(random);
            } else if (what == 8 && !left.isEmpty()) {
                OrderId order = any(random);
                rig.trading().cancel(TradingRig.USER, order);
                if (random.nextBoolean()) {
                    send(() -> venue.cancelled(order, FakeMarket.BTC.id()));
                    left.remove(order);
                }
            } else if (!replays.isEmpty()) {
                replays.get(random.nextInt(replays.size())).run();
            }
        } catch (ProblemException e) {
            // refused: too little money or nothing to sell
            assertThat(e.problem().status()).isBetween(400, 499);
        }
    }

    private static PlaceOrder order(TradingRig rig, Random random, Side side, String quantity) {
        PlaceOrder limit = rig.limit(side, quantity, price(random, 80_00, 120_00));
        BigDecimal trigger = new BigDecimal(price(random, 80_00, 120_00));
        return switch (random.nextInt(8)) {
            case 0, 1 -> rig.market(side, quantity);
            case 2 ->
                    rig.market(side, quantity)
                            .triggeredAt(
                                    random.nextBoolean()
                                            ? OrderType.STOP
                                            : OrderType.MARKET_IF_TOUCHED,
                                    trigger);
            case 3 ->
                    limit.triggeredAt(
                            random.nextBoolean()
                                    ? OrderType.STOP_LIMIT
                                    : OrderType.LIMIT_IF_TOUCHED,
                            trigger);
            case 4 ->
                    rig.market(side, quantity).trailing(new BigDecimal(price(random, 1_00, 20_00)));
            default -> limit;
        };
    }

    private static String price(Random random, long from, long to) {
        return FakeMarket.BTC.price(random.nextLong(from, to)) + "";
    }

    /** Trades that reach triggers, amendments and what venues say to them, groups. */
    private void special(TradingRig rig, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> trades.accept(random.nextLong(80_00, 120_00));
            case 1 -> {
                String quantity = FakeMarket.BTC.quantity(random.nextLong(20_000, 2_000_000)) + "";
                PlaceOrder target = rig.limit(Side.SELL, quantity, price(random, 101_00, 120_00));
                PlaceOrder stop =
                        rig.market(Side.SELL, quantity)
                                .triggeredAt(
                                        OrderType.STOP,
                                        new BigDecimal(price(random, 80_00, 90_00)));
                PlaceOrder entry =
                        random.nextBoolean()
                                ? rig.limit(Side.BUY, quantity, price(random, 91_00, 100_00))
                                : null;
                rig.trading()
                        .placeGroup(
                                TradingRig.USER,
                                new PlaceGroup(entry, target, stop),
                                UUID.randomUUID().toString());
            }
            default -> amend(rig, random);
        }
    }

    private void amend(TradingRig rig, Random random) {
        List<OrderView> working = rig.trading().working(TradingRig.USER, rig.account());
        if (working.isEmpty()) {
            return;
        }
        OrderView order = working.get(random.nextInt(working.size()));
        OrderView asked =
                rig.trading()
                        .amend(
                                TradingRig.USER,
                                order.id(),
                                new AmendOrder(
                                        FakeMarket.BTC.quantity(random.nextLong(20_000, 6_000_000)),
                                        order.type().hasLimit()
                                                ? new BigDecimal(price(random, 80_00, 120_00))
                                                : null,
                                        null),
                                UUID.randomUUID().toString());
        VenueOrder there = atVenue.get(order.id());
        Long open = left.get(order.id());
        if (asked.amending() == null || there == null || open == null) {
            return;
        }
        VenueAmendment change = venue.amendments().getLast();
        long rest = open + change.quantityChange();
        if (rest <= 0 || random.nextInt(3) == 0) {
            venue.refuseAmend(order.id(), order.instrument());
            return;
        }
        venue.amended(order.id(), order.instrument());
        left.put(order.id(), rest);
        atVenue.put(
                order.id(),
                new VenueOrder(
                        there.id(),
                        there.instrument(),
                        there.side(),
                        there.type(),
                        there.timeInForce(),
                        change.price() == 0 ? there.price() : change.price(),
                        rest));
    }

    private void fill(Random random) {
        if (left.isEmpty()) {
            return;
        }
        OrderId id = any(random);
        VenueOrder order = atVenue.get(id);
        Long open = left.get(id);
        if (order == null || open == null) {
            throw new IllegalStateException("The venue does not have " + id);
        }
        long quantity = random.nextInt(3) == 0 ? open : random.nextLong(1, open + 1);
        // as good as the limit or better; a market sell has none
        long better = random.nextLong(0, 5_00);
        long price =
                switch (order.type()) {
                    case MARKET, STOP, MARKET_IF_TOUCHED, TRAILING_STOP -> 95_00 + better;
                    case LIMIT, STOP_LIMIT, LIMIT_IF_TOUCHED ->
                            Math.max(1, order.price() - order.side().sign() * better);
                };
        String execution = "e" + ++executions;
        boolean maker = random.nextBoolean();
        send(() -> venue.fill(id, FakeMarket.BTC.id(), execution, price, quantity, maker));
        if (quantity == open) {
            left.remove(id);
        } else {
            left.put(id, open - quantity);
        }
    }

    private OrderId any(Random random) {
        return new ArrayList<>(left.keySet()).get(random.nextInt(left.size()));
    }

    /** Reports now, sometimes twice, and perhaps again much later. */
    private void send(Runnable report) {
        report.run();
        replays.add(report);
        if (replays.size() % 5 == 0) {
            report.run();
        }
    }

    private static void assertOneStory(TradingRig rig, long seed) {
        assertThat(rig.ledger().prove().balanced()).as("seed %s", seed).isTrue();
        assertThat(rig.bean(ReportQueue.class).halted()).as("seed %s", seed).isFalse();
        List<FillView> fills = rig.trading().fills(TradingRig.USER, rig.account(), 1_000);
        assertThat(fills).as("seed %s", seed).isNotEmpty();
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (FillView fill : fills) {
            BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
            bought = bought.add(fill.quantity().multiply(sign));
            paid = paid.add(fill.price().multiply(fill.quantity()).multiply(sign)).add(fill.fee());
        }
        assertThat(rig.total("BTC")).as("seed %s", seed).isEqualByComparingTo(bought);
        assertThat(rig.total("USDT"))
                .as("seed %s", seed)
                .isEqualByComparingTo(new BigDecimal("100000").subtract(paid));
        PositionView position =
                rig.trading().portfolio(TradingRig.USER, rig.account()).positions().getFirst();
        assertThat(position.quantity()).as("seed %s", seed).isEqualByComparingTo(bought);
        // by average cost: what was paid = cost of what is left - profit of what was sold
        assertThat(
                        position.averagePrice()
                                .multiply(position.quantity())
                                .subtract(position.realisedPnl())
                                .subtract(paid)
                                .abs())
                .as("seed %s", seed)
                .isLessThan(new BigDecimal("0.000000001"));
        Orders orders = rig.bean(Orders.class);
        BigDecimal heldToBuy = BigDecimal.ZERO;
        BigDecimal heldToSell = BigDecimal.ZERO;
        for (Order order : orders.working(rig.account())) {
            if (order.side() == Side.BUY) {
                heldToBuy = heldToBuy.add(order.requiredHold());
            } else {
                heldToSell = heldToSell.add(order.requiredHold());
            }
        }
        assertThat(rig.held("USDT")).as("seed %s", seed).isEqualByComparingTo(heldToBuy);
        assertThat(rig.held("BTC")).as("seed %s", seed).isEqualByComparingTo(heldToSell);
        for (OrderView order : rig.trading().history(TradingRig.USER, rig.account(), 1_000)) {
            BigDecimal filled =
                    fills.stream()
                            .filter(f -> f.order().equals(order.id()))
                            .map(FillView::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(order.filled()).as("seed %s", seed).isEqualByComparingTo(filled);
        }
    }
}
