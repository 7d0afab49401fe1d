package io.aibotiyi.strategies.slicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.strategies.slicing.BestPriceRoute.LeftOut;
import io.aibotiyi.strategies.slicing.BestPriceRoute.Leg;
import io.aibotiyi.strategies.slicing.BestPriceRoute.Offer;
import io.aibotiyi.strategies.slicing.BestPriceRoute.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BestPriceRouteTest {

    private static final Instrument FINE = listed("fine:BTC-USDT", 2, 5, 1, "10");
    private static final Instrument COARSE = listed("coarse:BTC-USDT", 1, 3, 1, "10");

    private static Instrument listed(
            String id, int priceScale, int quantityScale, long lot, String minimum) {
        return new Instrument(
                InstrumentId.parse(id),
                "BTC",
                "USDT",
                priceScale,
                quantityScale,
                1,
                lot,
                new BigDecimal(minimum));
    }

    /** Levels as pairs of price and quantity in units. */
    private static Offer offer(
            Instrument instrument, String rate, @Nullable String available, long... levels) {
        List<BookLevel> list = new ArrayList<>();
        for (int i = 0; i < levels.length; i += 2) {
            list.add(new BookLevel(levels[i], levels[i + 1]));
        }
        return new Offer(
                instrument,
                list,
                new BigDecimal(rate),
                available == null ? null : new BigDecimal(available));
    }

    private static Plan buy(String quantity, @Nullable String limit, Offer... offers) {
        return BestPriceRoute.plan(
                Side.BUY,
                new BigDecimal(quantity),
                limit == null ? null : new BigDecimal(limit),
                List.of(offers));
    }

    @Test
    void takesEachLevelWhereItIsCheapestWithItsFee() {
        // 100.00 and 100.20 with 0.1 % are 100.10 and 100.3002; 100.1 and 100.3 without a fee
        Plan plan =
                buy(
                        "3.5",
                        null,
                        offer(FINE, "0.001", null, 100_00, 100_000, 100_20, 100_000),
                        offer(COARSE, "0", null, 100_1, 1_000, 100_3, 1_000));

        assertThat(plan.legs()).extracting(Leg::instrument).containsExactly(FINE.id(), COARSE.id());
        assertThat(plan.legs().getFirst().quantity()).isEqualByComparingTo("1.5");
        assertThat(plan.legs().getFirst().limit()).isEqualByComparingTo("100.20");
        assertThat(plan.legs().getFirst().notional()).isEqualByComparingTo("150.10");
        assertThat(plan.legs().getFirst().fee()).isEqualByComparingTo("0.1501");
        assertThat(plan.legs().getLast().quantity()).isEqualByComparingTo("2");
        assertThat(plan.unrouted()).isEqualByComparingTo("0");
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void aFeeDecidesBetweenEqualPrices() {
        Plan plan =
                buy(
                        "1",
                        null,
                        offer(FINE, "0.001", null, 100_00, 100_000),
                        offer(COARSE, "0.0009", null, 100_0, 1_000));

        assertThat(plan.legs()).extracting(Leg::instrument).containsExactly(COARSE.id());
        assertThat(plan.leftOut())
                .containsExactly(
                        new LeftOut(
                                FINE.id(),
                                "its best price net of fees, 100.1, is worse than what the others"
                                        + " have"));
    }

    @Test
    void sellsWhereMostIsLeftAfterTheFeeAndOnlyWhatIsOwnedThere() {
        Plan plan =
                BestPriceRoute.plan(
                        Side.SELL,
                        new BigDecimal("2"),
                        null,
                        List.of(
                                offer(FINE, "0", "0.5", 100_00, 500_000),
                                offer(COARSE, "0", "9", 99_9, 9_000)));

        assertThat(plan.legs().getFirst().instrument()).isEqualTo(FINE.id());
        assertThat(plan.legs().getFirst().quantity()).isEqualByComparingTo("0.5");
        assertThat(plan.legs().getLast().quantity()).isEqualByComparingTo("1.5");
    }

    @Test
    void keepsToTheLimitAndSaysWhatIsLeft() {
        Plan plan =
                buy(
                        "3",
                        "100.05",
                        offer(FINE, "0", null, 100_00, 100_000, 100_10, 900_000),
                        offer(COARSE, "0", null, 100_1, 9_000));

        assertThat(plan.legs()).hasSize(1);
        assertThat(plan.unrouted()).isEqualByComparingTo("2");
        assertThat(plan.leftOut().getFirst().reason())
                .isEqualTo("its best price 100.1 is beyond the limit 100.05");
    }

    @Test
    void leavesOutAVenueWhosePartWouldBeTooSmall() {
        Plan plan =
                buy(
                        "1",
                        null,
                        offer(FINE, "0", null, 100_00, 5_000),
                        offer(COARSE, "0", null, 100_1, 9_000));

        assertThat(plan.legs()).extracting(Leg::instrument).containsExactly(COARSE.id());
        assertThat(plan.legs().getFirst().quantity()).isEqualByComparingTo("1");
        assertThat(plan.leftOut().getFirst().reason()).contains("minimum of 10");
    }

    /** Against walking unit by unit to whichever venue is cheapest for the next one. */
    @Test
    void costsNoMoreThanTakingUnitByUnit() {
        long seed = new Random().nextLong();
        System.out.println("BestPriceRouteTest seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            List<Offer> offers = new ArrayList<>();
            for (int v = 0; v < 3; v++) {
                long[] levels = new long[2 * random.nextInt(1, 6)];
                long price = random.nextLong(10_000, 10_050);
                for (int i = 0; i < levels.length; i += 2) {
                    levels[i] = price;
                    levels[i + 1] = random.nextInt(1, 20);
                    price += random.nextInt(1, 30);
                }
                offers.add(
                        offer(
                                listed("v" + v + ":BTC-USDT", 2, 0, 1, "0"),
                                "0.000" + random.nextInt(10),
                                null,
                                levels));
            }
            int quantity = random.nextInt(1, 80);
            Plan plan = BestPriceRoute.plan(Side.BUY, BigDecimal.valueOf(quantity), null, offers);

            BigDecimal cost =
                    plan.legs().stream()
                            .map(leg -> leg.notional().add(leg.fee()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(cost)
                    .as("seed %s run %s", seed, run)
                    .isEqualByComparingTo(unitByUnit(offers, quantity));
        }
    }

    private static BigDecimal unitByUnit(List<Offer> offers, int quantity) {
        List<BigDecimal> units = new ArrayList<>();
        for (Offer offer : offers) {
            BigDecimal factor = BigDecimal.ONE.add(offer.takerRate());
            for (BookLevel level : offer.levels()) {
                for (int i = 0; i < level.quantity(); i++) {
                    units.add(offer.instrument().price(level.price()).multiply(factor));
                }
            }
        }
        return units.stream().sorted().limit(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
