package io.aibotiyi.charts.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class TapeRowsTest {

    private static final long SEED = 9_001;

    @Test
    void joinsWhatOneTakerDidInOneMillisecondAndNothingElse() {
        TapeRing ring = new TapeRing(16);
        ring.add(trade(5_000_000, 100, 1, Side.BUY));
        ring.add(trade(5_400_000, 101, 2, Side.BUY));
        ring.add(trade(5_900_000, 102, 3, Side.BUY));
        ring.add(trade(5_900_000, 99, 4, Side.SELL));
        ring.add(trade(6_000_000, 99, 5, Side.SELL));
        assertThat(new TapeRows(ring, true, 0).before(Long.MAX_VALUE, 0, 10))
                .containsExactly(
                        new TapeRow(4, 6_000_000, 99, 5, Side.SELL, 1),
                        new TapeRow(3, 5_900_000, 99, 4, Side.SELL, 1),
                        new TapeRow(0, 5_900_000, 102, 6, Side.BUY, 3));
    }

    @Test
    void neitherLosesNorDoublesQuantity() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int round = 0; round < 100; round++) {
            int capacity = random.nextInt(1, 80);
            TapeRing ring = new TapeRing(capacity);
            List<TapeTrade> all = new ArrayList<>();
            int count = random.nextInt(200);
            for (int i = 0; i < count; i++) {
                TapeTrade trade =
                        trade(
                                i / 3 * 700_000L,
                                random.nextLong(90, 110),
                                random.nextLong(1, 50),
                                random.nextBoolean() ? Side.BUY : Side.SELL);
                ring.add(trade);
                all.add(trade);
            }
            List<TapeTrade> kept = all.subList(Math.max(0, count - capacity), count);
            for (boolean aggregated : new boolean[] {true, false}) {
                List<TapeRow> rows =
                        new TapeRows(ring, aggregated, 0).before(Long.MAX_VALUE, 0, 1_000);
                String where = "seed %d, round %d".formatted(SEED, round);
                assertThat(rows.stream().mapToLong(TapeRow::quantity).sum())
                        .as(where)
                        .isEqualTo(kept.stream().mapToLong(TapeTrade::quantity).sum());
                assertThat(rows.stream().mapToInt(TapeRow::prints).sum())
                        .as(where)
                        .isEqualTo(kept.size());
            }
        }
    }

    @Test
    void leavesOutRowsBelowTheMinimumAfterJoining() {
        TapeRing ring = new TapeRing(16);
        ring.add(trade(1_000_000, 100, 4, Side.BUY));
        ring.add(trade(1_000_000, 100, 4, Side.BUY));
        ring.add(trade(9_000_000, 100, 7, Side.BUY));
        assertThat(new TapeRows(ring, true, 8).before(Long.MAX_VALUE, 0, 10))
                .extracting(TapeRow::quantity)
                .containsExactly(8L);
        assertThat(new TapeRows(ring, false, 8).before(Long.MAX_VALUE, 0, 10)).isEmpty();
    }

    @Test
    void countsWhatIsNewSinceItStoodStill() {
        TapeRing ring = new TapeRing(16);
        ring.add(trade(1_000_000, 100, 4, Side.BUY));
        long end = ring.next();
        ring.add(trade(1_000_000, 100, 4, Side.BUY));
        ring.add(trade(3_000_000, 100, 4, Side.SELL));
        TapeRows rows = new TapeRows(ring, true, 0);
        assertThat(rows.since(end)).isEqualTo(2);
        assertThat(rows.before(end, 0, 10)).extracting(TapeRow::prints).containsExactly(1);
    }

    @Test
    void refusesAPrintThatIsForgotten() {
        TapeRing ring = new TapeRing(2);
        for (int i = 0; i < 3; i++) {
            ring.add(trade(i, 1, 1, Side.BUY));
        }
        assertThatThrownBy(() -> ring.get(0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("1 to 3");
    }

    @Test
    void writesTheTimeOfDayInUtc() {
        long time = 1_795_000_000_118_000_000L;
        assertThat(ClockText.seconds(time) + ClockText.millis(time)).isEqualTo("11:06:40.118");
        assertThat(ClockText.seconds(-1)).isEqualTo("23:59:59");
    }

    private static TapeTrade trade(long time, long price, long quantity, Side side) {
        return new TapeTrade(time, price, quantity, side);
    }
}
