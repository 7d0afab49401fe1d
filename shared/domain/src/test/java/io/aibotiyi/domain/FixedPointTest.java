package io.aibotiyi.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {

    @Test
    void readsDecimalsExactly() {
        assertThat(FixedPoint.parse("61837.63000000", 8)).isEqualTo(6_183_763_000_000L);
        assertThat(FixedPoint.parse("61837.6300000000000", 8)).isEqualTo(6_183_763_000_000L);
        assertThat(FixedPoint.parse("-.5", 2)).isEqualTo(-50);
        assertThat(FixedPoint.parse("x12.5y", 1, 5, 1)).isEqualTo(125);
    }

    @Test
    void refusesWhatDoesNotFitInsteadOfRounding() {
        assertThatThrownBy(() -> FixedPoint.parse("1.005", 2))
                .hasMessage("'1.005' has more than 2 decimals");
        assertThatThrownBy(() -> FixedPoint.parse("92233720368.54775808", 8))
                .hasMessageContaining("too large for scale 8");
        assertThatThrownBy(() -> FixedPoint.parse("1e5", 2)).hasMessageContaining("not a decimal");
        assertThatThrownBy(() -> FixedPoint.parse("", 2)).hasMessageContaining("not a decimal");
        assertThatThrownBy(() -> FixedPoint.parse(".", 2)).hasMessageContaining("not a decimal");
        assertThatThrownBy(() -> FixedPoint.rescale(105, 2, 1))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void agreesWithBigDecimalOnRandomValues() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(FixedPoint.MAX_SCALE + 1);
            long value = random.nextLong() >> random.nextInt(64);
            if (value == Long.MIN_VALUE) {
                continue;
            }
            String text = BigDecimal.valueOf(value, scale).toPlainString();
            assertThat(FixedPoint.parse(text, scale))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(value);
            assertThat(FixedPoint.format(value, scale)).isEqualTo(text);
        }
    }
}
