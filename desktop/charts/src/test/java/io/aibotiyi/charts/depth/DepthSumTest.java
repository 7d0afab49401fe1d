package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.depth.PriceLevels.Keep;
import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DepthSumTest {

    private static final long SEED = 5_140;

    @Test
    void isExactWhereSixtyFourBitsAreNot() {
        RandomGenerator random = SampleBooks.random(SEED);
        for (int round = 0; round < 100; round++) {
            PriceLevels levels = new PriceLevels(100, Keep.HIGHEST);
            BigDecimal expected = BigDecimal.ZERO;
            for (int i = 0; i < 30; i++) {
                long price = 6_000_000_000_000L + i * 10_000_000L;
                long quantity = random.nextLong(1, 5_000_000_000_000L);
                levels.set(price, quantity);
                expected =
                        expected.add(
                                BigDecimal.valueOf(price, 8)
                                        .multiply(BigDecimal.valueOf(quantity, 8)));
            }
            DepthSum sum = new DepthSum();
            sum.add(levels, Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(sum.notional(8, 8))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualByComparingTo(expected);
            assertThat(sum.wholeNotional(8, 8)).isEqualTo(expected.longValue());
        }
    }
}
