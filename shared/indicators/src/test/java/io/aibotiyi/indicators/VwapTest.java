package io.aibotiyi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class VwapTest {

    @Test
    void equalsThePublishedValuesOver502DailyBars() {
        List<Double> expected = ReferenceValues.expected("vwap.standard.json", "vwap");
        List<ReferenceValues.Bar> bars = ReferenceValues.bars();
        assertThat(expected).hasSize(502);
        Vwap vwap = new Vwap();
        for (int i = 0; i < bars.size(); i++) {
            ReferenceValues.Bar b = bars.get(i);
            assertThat(vwap.next(b.high(), b.low(), b.close(), b.volume()))
                    .as("bar %d", i)
                    .isCloseTo(expected.get(i), within(1e-9));
        }
    }

    @Test
    void hasNoValueWithoutVolume() {
        Vwap vwap = new Vwap();
        assertThat(vwap.next(3, 1, 2, 0)).isNaN();
        assertThat(vwap.next(30, 10, 20, 5)).isEqualTo(20);
    }

    @Test
    void forgetsTheSessionAtAReset() {
        Vwap vwap = new Vwap();
        vwap.next(10, 10, 10, 1);
        vwap.reset();
        assertThat(vwap.peek(4, 4, 4, 2)).isEqualTo(4);
        assertThat(vwap.peek(6, 6, 6, 2)).isEqualTo(6);
    }
}
