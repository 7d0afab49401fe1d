package io.aibotiyi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmaTest {

    @Test
    void equalsThePublishedValuesOver502DailyBars() {
        List<Double> expected = ReferenceValues.expected("ema.standard.json", "ema");
        List<ReferenceValues.Bar> bars = ReferenceValues.bars();
        assertThat(expected).hasSize(502);
        Ema ema = new Ema(20);
        for (int i = 0; i < bars.size(); i++) {
            double actual = ema.next(bars.get(i).close());
            if (expected.get(i).isNaN()) {
                assertThat(actual).as("bar %d", i).isNaN();
            } else {
                assertThat(actual).as("bar %d", i).isCloseTo(expected.get(i), within(1e-10));
            }
        }
    }

    @Test
    void startsWithTheSimpleAverageOfThePeriod() {
        Ema ema = new Ema(3);
        assertThat(ema.next(1)).isNaN();
        assertThat(ema.next(2)).isNaN();
        assertThat(ema.next(6)).isEqualTo(3);
        assertThat(ema.next(5)).isEqualTo(4);
    }

    @Test
    void peeksWithoutTakingTheValue() {
        Ema ema = new Ema(2);
        ema.next(1);
        assertThat(ema.peek(3)).isEqualTo(2);
        assertThat(ema.peek(5)).isEqualTo(3);
        assertThat(ema.value()).isNaN();
        assertThat(ema.next(3)).isEqualTo(2);
        assertThat(ema.value()).isEqualTo(2);
    }

    @Test
    void refusesAPeriodBelowOne() {
        assertThatThrownBy(() -> new Ema(0)).hasMessageContaining("at least 1, was 0");
    }
}
