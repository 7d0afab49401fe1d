package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotSeriesTest {

    @Test
    void summariesEqualWhatAScanOfTheValuesFinds() {
        long seed = System.nanoTime();
        System.out.println("PlotSeriesTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            PlotSeries series = new PlotSeries();
            int first = random.nextInt(400) - 200;
            int size = 1 + random.nextInt(700);
            series.restart(first);
            for (int i = 0; i < size; i++) {
                int position = first + i;
                // whole numbers: exact as floats, too
                series.set(position, random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1000));
                series.set(position, random.nextInt(5) == 0 ? Double.NaN : random.nextInt(1000));
            }
            int many = random.nextInt(300);
            for (int i = 0; i < many; i++) {
                series.write(first + size + i, random.nextInt(1000));
            }
            series.refresh(first + size - 1);
            size += many;
            for (int level = 0; level < 9; level++) {
                for (int cell = first >> level; cell <= (first + size - 1) >> level; cell++) {
                    double low = Double.NaN;
                    double high = Double.NaN;
                    int end = Math.min((cell + 1) << level, first + size);
                    assertThat(series.last(level, cell))
                            .as("last of cell %d at level %d", cell, level)
                            .isEqualTo(Double.valueOf(series.at(end - 1)));
                    for (int p = cell << level; p < (cell + 1) << level; p++) {
                        double value = series.at(p);
                        low = value < low || Double.isNaN(low) ? value : low;
                        high = value > high || Double.isNaN(high) ? value : high;
                    }
                    if (level < 3 || size >> level > 2) {
                        assertThat(series.low(level, cell))
                                .as("low")
                                .isEqualTo(Double.valueOf(low));
                        assertThat(series.high(level, cell))
                                .as("high")
                                .isEqualTo(Double.valueOf(high));
                    }
                }
            }
        }
    }

    @Test
    void hasNoValueOutsideAndRefusesGaps() {
        PlotSeries series = new PlotSeries();
        series.restart(5);
        series.set(5, 1);
        assertThat(series.at(4)).isNaN();
        assertThat(series.at(6)).isNaN();
        assertThat(series.last(4, -1)).isNaN();
        assertThat(series.last(4, 0)).isEqualTo(1);
        assertThatThrownBy(() -> series.set(7, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> series.set(4, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
