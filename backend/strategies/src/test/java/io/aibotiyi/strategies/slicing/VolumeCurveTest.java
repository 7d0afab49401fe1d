package io.aibotiyi.strategies.slicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aibotiyi.domain.Candle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeCurveTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;
    private static final long START = 20_000 * DAY + 600 * MINUTE;

    private static Candle candle(long openTime, long volume) {
        return new Candle(openTime, 1, 1, 1, 1, volume, 1);
    }

    @Test
    void sumsTheSameTimeOfTheDaysBefore() {
        Map<Long, List<Candle>> days =
                Map.of(
                        START - DAY,
                        List.of(
                                candle(START - DAY, 5),
                                candle(START - DAY + MINUTE, 7),
                                candle(START - DAY + 4 * MINUTE, 100)),
                        START - 2 * DAY,
                        List.of(
                                candle(START - 2 * DAY - MINUTE, 1_000),
                                candle(START - 2 * DAY + 3 * MINUTE, 11)));

        long[] curve =
                VolumeCurve.of(START, 4 * MINUTE, 2, 3, from -> days.getOrDefault(from, List.of()));

        assertThat(curve).containsExactly(12, 11);
    }

    @Test
    void isAllZeroWhereNothingIsKnown() {
        assertThat(VolumeCurve.of(START, MINUTE, 3, 2, from -> List.of())).containsExactly(0, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VolumeCurve.of(START, DAY + 1, 3, 2, from -> List.of()));
    }

    @Test
    void spreadsAStretchEvenlyOverFinerOnes() {
        long[] fine = VolumeCurve.spread(new long[] {6, 0, 9}, 7);

        assertThat(fine).hasSize(7);
        assertThat(fine[0]).isEqualTo(fine[1]).isEqualTo(fine[2]).isEqualTo(2_000_000_000L);
        assertThat(fine[3]).isZero();
        assertThat(fine[4]).isZero();
        assertThat(fine[5]).isEqualTo(fine[6]).isEqualTo(4_500_000_000L);
        assertThat(VolumeCurve.spread(new long[] {Long.MAX_VALUE, 1}, 4)[0])
                .isEqualTo(Long.MAX_VALUE / 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VolumeCurve.spread(new long[] {1, 2}, 1));
    }
}
