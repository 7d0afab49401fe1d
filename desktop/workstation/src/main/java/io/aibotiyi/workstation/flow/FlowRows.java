package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.CandleSeries;
import io.aibotiyi.domain.Candle;
import java.util.Arrays;

/** How high a row of a footprint is, where nobody chose it. */
final class FlowRows {

    private static final int CANDLES = 60;
    private static final double ROWS = 10;

    private FlowRows() {}

    /**
     * Price units of a row, so that a usual candle of late has about ten: a step of 1, 2 or 5 times
     * a power of ten ticks.
     *
     * @param tick smallest price step in price units
     */
    static long fitting(CandleSeries series, long tick) {
        int count = Math.min(CANDLES, series.size());
        if (count == 0) {
            return tick;
        }
        long[] heights = new long[count];
        for (int i = 0; i < count; i++) {
            Candle candle = series.candle(series.size() - 1 - i);
            heights[i] = candle.high() - candle.low();
        }
        Arrays.sort(heights);
        double wanted = heights[count / 2] / ROWS / tick;
        long ticks = 1;
        int factor = 0;
        while (ticks < wanted && ticks < Long.MAX_VALUE / 100 / tick) {
            ticks = factor % 3 == 1 ? ticks / 2 * 5 : ticks * 2;
            factor++;
        }
        return ticks * tick;
    }
}
