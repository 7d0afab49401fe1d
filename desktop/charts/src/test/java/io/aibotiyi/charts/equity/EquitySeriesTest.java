package io.aibotiyi.charts.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EquitySeriesTest {

    private static final long SEED = 31;

    @Test
    void keepsEveryExtremeWhenItIsThinned() {
        EquitySeries thinned = new EquitySeries(128);
        EquitySeries whole = new EquitySeries(20_000);
        List<EquityPoint> points = EquityGallery.points(SEED, 0, 10_000, 1_000_000);
        for (EquityPoint point : points) {
            thinned.add(point.time(), point.value());
            whole.add(point.time(), point.value());
            assertThat(thinned.size()).isLessThanOrEqualTo(128);
        }
        assertThat(thinned.high()).as("seed %d", SEED).isEqualTo(whole.high());
        assertThat(thinned.low()).as("seed %d", SEED).isEqualTo(whole.low());
        assertThat(highest(thinned)).as("seed %d", SEED).isEqualTo(whole.high());
        assertThat(thinned.first()).isEqualTo(whole.first());
        assertThat(thinned.last()).isEqualTo(whole.last());
        assertThat(thinned.largestDrawdown()).isEqualTo(whole.largestDrawdown());
        for (int i = 1; i < thinned.size(); i++) {
            assertThat(thinned.time(i)).isGreaterThan(thinned.time(i - 1));
        }
    }

    @Test
    void replacesThePointOfTheSameTime() {
        EquitySeries series = new EquitySeries(16);
        series.add(1, 100);
        series.add(2, 900);
        series.add(2, 90);
        assertThat(series.size()).isEqualTo(2);
        assertThat(series.high()).isEqualTo(100);
        assertThat(series.last()).isEqualTo(90);
    }

    @Test
    void refusesAPointBeforeTheLast() {
        EquitySeries series = new EquitySeries(16);
        series.add(5, 1);
        assertThatThrownBy(() -> series.add(4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before the last");
        assertThat(series.size()).isEqualTo(1);
    }

    @Test
    void measuresTheLargestFallFromAPeak() {
        EquitySeries series = new EquitySeries(16);
        long[] values = {100, 120, 90, 130, 104, 125};
        for (int i = 0; i < values.length; i++) {
            series.add(i, values[i]);
        }
        assertThat(series.largestDrawdown()).isEqualTo(30);
        assertThat(series.largestDrawdownShare()).isEqualTo(0.25);
        assertThat(series.peak(4)).isEqualTo(130);
    }

    @Test
    void findsTheNearestPointInTime() {
        EquitySeries series = new EquitySeries(16);
        series.add(10, 1);
        series.add(20, 1);
        assertThat(series.nearest(0)).isZero();
        assertThat(series.nearest(14)).isZero();
        assertThat(series.nearest(16)).isEqualTo(1);
        assertThat(series.nearest(99)).isEqualTo(1);
    }

    private static long highest(EquitySeries series) {
        return series.peak(series.size() - 1);
    }
}
