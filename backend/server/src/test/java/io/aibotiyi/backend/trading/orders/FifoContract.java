package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Profit by first in, first out, beside that by average cost. */
abstract class FifoContract extends TradingFixture {

    private static final int STEPS = 100;

    /** Of the reference, in lots. */
    private static final long UNIT = 100;

    private static final BigDecimal HARDLY = new BigDecimal("1e-12");

    /** Sells so much at that price, in cents, as a taker. */
    private FillView sell(long units, long cents) {
        OrderView order =
                rig.place(
                        rig.limit(
                                Side.SELL,
                                FakeMarket.BTC.quantity(units).toPlainString(),
                                FakeMarket.BTC.price(cents).toPlainString()));
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "sold-" + order.id(), cents, units, false);
        rig.settle();
        return fills().getFirst();
    }

    private List<FillView> fills() {
        return rig.trading().fills(TradingRig.USER, rig.account(), 1_000);
    }

    private PortfolioView portfolio() {
        return rig.trading().portfolio(TradingRig.USER, rig.account());
    }

    private PositionView position() {
        return portfolio().positions().getFirst();
    }

    private FifoView fifo() {
        return Objects.requireNonNull(position().fifo());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @Test
    void sellsTheOldestFirstWithFeesOnBothSides() {
        own(100_000, 100_00);
        own(100_000, 120_00);

        FillView sale = sell(100_000, 130_00);

        // paid 100 and 0.02 %, got 130 less 0.05 %
        assertThat(sale.fifoPnl()).isEqualByComparingTo("29.915");
        // by average cost (100.02 + 120.024) / 2 were paid
        assertThat(sale.realisedPnl()).isEqualByComparingTo("19.913");
        assertThat(fifo().realisedPnl()).isEqualByComparingTo("29.915");
        assertThat(fifo().cost()).isEqualByComparingTo("120.024");
        assertThat(fifo().unrealisedPnl()).isEqualByComparingTo("-20.024");
        assertSumRule();
    }

    @Test
    void takesPartOfALotAndLeavesTheRestOldest() {
        own(100_000, 100_00);
        own(100_000, 120_00);

        sell(25_000, 130_00);
        assertThat(fifo().cost()).isEqualByComparingTo("195.039");
        sell(100_000, 130_00);

        // the 0.75 left of the first and 0.25 of the second
        assertThat(fills().getFirst().fifoPnl())
                .isEqualByComparingTo(
                        decimal("129.935").subtract(decimal("75.015")).subtract(decimal("30.006")));
        assertThat(fifo().cost()).isEqualByComparingTo("90.018");
        assertSumRule();
    }

    @Test
    void agreesWithAverageCostOnceEverythingIsSoldAndStartsAnew() {
        own(33_333, 100_00);
        own(66_667, 120_00);
        sell(77_777, 110_00);
        sell(22_223, 90_00);

        assertThat(fifo().cost()).isZero();
        assertThat(fifo().realisedPnl()).isEqualByComparingTo(position().realisedPnl());
        BigDecimal before = fifo().realisedPnl();
        own(50_000, 100_00);
        assertThat(fifo().cost()).isEqualByComparingTo("50.01");
        assertThat(fifo().realisedPnl()).isEqualByComparingTo(before);
    }

    @Test
    void sellsMoreLotsThanAreReadAtATime() {
        for (int i = 0; i < 103; i++) {
            own(10_000, 100_00 + i);
        }
        BigDecimal paid = fifo().cost();

        FillView sale = sell(1_029_999, 101_00);

        BigDecimal proceeds = decimal("1040.29899").multiply(decimal("0.9995"));
        assertThat(proceeds.subtract(paid.subtract(fifo().cost())).subtract(pnl(sale)).abs())
                .isLessThan(HARDLY);
        assertThat(lots()).isEqualTo(1);
        assertSumRule();
    }

    private static BigDecimal pnl(FillView sale) {
        return Objects.requireNonNull(sale.fifoPnl());
    }

    @Test
    void keepsLotsOverARestartAndBooksEachOnce() {
        own(100_000, 100_00);
        OrderView order = buy("1", "120");
        venue.accept(order.id(), BTC);
        for (int i = 0; i < 3; i++) {
            venue.fill(order.id(), BTC, "again", 120_00, 100_000, true);
        }
        rig.settle();
        restart();

        assertThat(lots()).isEqualTo(2);
        assertThat(sell(100_000, 130_00).fifoPnl()).isEqualByComparingTo("29.915");
    }

    /**
     * The reference knows each unit of 0.001 BTC by itself and what it cost, and takes the oldest
     * away.
     */
    @Test
    void agreesWithAReferenceThatKnowsEveryUnit() {
        long seed = new Random().nextLong();
        System.out.println("FifoContract seed " + seed);
        Random random = new Random(seed);
        Deque<BigDecimal> units = new ArrayDeque<>();
        BigDecimal realised = BigDecimal.ZERO;
        for (int step = 0; step < STEPS; step++) {
            long cents = random.nextLong(80_00, 125_00);
            if (random.nextInt(40) == 0) {
                restart();
            }
            // 10 USDT is the least that an order may be worth
            if (units.size() < 200 || random.nextInt(5) < 2) {
                long bought = random.nextLong(130, 400);
                own(UNIT * bought, cents);
                BigDecimal cost = notional(fills().getFirst()).add(fills().getFirst().fee());
                BigDecimal each = cost.divide(BigDecimal.valueOf(bought), new MathContext(50));
                for (long i = 0; i < bought; i++) {
                    units.add(each);
                }
            } else {
                long sold = random.nextInt(6) == 0 ? units.size() : random.nextLong(130, 200);
                FillView sale = sell(UNIT * sold, cents);
                BigDecimal pnl = notional(sale).subtract(sale.fee());
                for (long i = 0; i < sold; i++) {
                    pnl = pnl.subtract(units.remove());
                }
                assertThat(pnl(sale).subtract(pnl).abs())
                        .as("seed %s step %s", seed, step)
                        .isLessThan(HARDLY);
                realised = realised.add(pnl);
            }
            BigDecimal cost = units.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(fifo().cost().subtract(cost).abs())
                    .as("seed %s step %s", seed, step)
                    .isLessThan(HARDLY);
            assertThat(fifo().realisedPnl().subtract(realised).abs())
                    .as("seed %s step %s", seed, step)
                    .isLessThan(HARDLY);
            assertSumRule();
        }
        assertSound();
    }

    private static BigDecimal notional(FillView fill) {
        return fill.price().multiply(fill.quantity());
    }

    /** Exactly, of each position and of the whole; and lots add up to the position. */
    private void assertSumRule() {
        PortfolioView portfolio = portfolio();
        assertSame(portfolio.realisedPnl(), portfolio.unrealisedPnl(), portfolio.fifo());
        for (PositionView position : portfolio.positions()) {
            assertSame(
                    position.realisedPnl(),
                    Objects.requireNonNull(position.unrealisedPnl()),
                    position.fifo());
            BigDecimal[] sums =
                    jdbc().sql(
                                    "select coalesce(sum(quantity), 0), coalesce(sum(cost), 0) from"
                                            + " trading_lot")
                            .query((rs, i) ->
                                    new BigDecimal[] {rs.getBigDecimal(1), rs.getBigDecimal(2)})
                            .single();
            assertThat(sums[0]).isEqualByComparingTo(position.quantity());
            assertThat(sums[1]).isEqualByComparingTo(fifo().cost());
        }
    }

    private static void assertSame(
            BigDecimal realised, BigDecimal unrealised, @Nullable FifoView fifo) {
        FifoView known = Objects.requireNonNull(fifo);
        assertThat(known.realisedPnl().add(Objects.requireNonNull(known.unrealisedPnl())))
                .isEqualByComparingTo(realised.add(unrealised));
    }

    /** The migration's statements, on fills that were booked with lots, make the same lots. */
    @Test
    void theMigrationMakesTheLotsOfFillsFromBefore() throws IOException {
        own(33_333, 100_00);
        own(66_667, 120_00);
        sell(50_000, 110_00);
        own(20_000, 90_00);
        sell(12_345, 130_00);
        List<String> before = lotRows();
        FifoView known = fifo();
        jdbc().sql("delete from trading_lot").update();
        jdbc().sql("update trading_position set fifo_cost = 0, fifo_realised = 0").update();

        for (String statement : fillingStatements()) {
            jdbc().sql(statement).update();
        }

        assertThat(lotRows()).isEqualTo(before);
        assertThat(fifo().cost().subtract(known.cost()).abs()).isLessThan(HARDLY);
        assertThat(fifo().realisedPnl().subtract(known.realisedPnl()).abs()).isLessThan(HARDLY);
        assertSumRule();
    }

    /** Cost to the 12th decimal: the migration rounds once what sales rounded one by one. */
    private List<String> lotRows() {
        return jdbc().sql(
                        "select fill_id, quantity, cast(cost as numeric(38, 12)) as rounded from"
                                + " trading_lot order by id")
                .query((rs, i) -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3))
                .list();
    }

    private static List<String> fillingStatements() throws IOException {
        try (var script =
                Objects.requireNonNull(
                        FifoContract.class.getResourceAsStream(
                                "/db/migration/trading/V4__fifo_lots.sql"))) {
            List<String> filling = new ArrayList<>();
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : text.replaceAll("(?m)^\\s*--.*$", "").split(";")) {
                String stripped = statement.strip();
                if (stripped.startsWith("insert") || stripped.startsWith("update")) {
                    filling.add(stripped);
                }
            }
            assertThat(filling).hasSize(3);
            return filling;
        }
    }

    private long lots() {
        return jdbc().sql("select count(*) from trading_lot").query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return rig.bean(JdbcClient.class);
    }
}
