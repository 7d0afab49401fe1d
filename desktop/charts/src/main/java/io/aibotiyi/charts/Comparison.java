package io.aibotiyi.charts;

import java.util.Objects;

/**
 * Another series drawn as a line over the chart's own, scaled so that both begin at the same height
 * at the left edge of the view: equal heights mean equal change in percent.
 *
 * @param series closes at or before each of the chart's candles are compared; any timeframe
 * @param title for the legend, for example {@code ETH-USDT}
 * @param color of the line and its legend
 */
public record Comparison(CandleSeries series, String title, ChartColor color) {

    public Comparison {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(color, "color");
    }

    /** Close of the newest candle that opened at or before a moment, NaN before the first. */
    double closeAt(long time) {
        int position = LivePainter.coveringPosition(series, time);
        return position < series.firstPosition()
                ? Double.NaN
                : (double) series.pyramid().candles().close.get(position);
    }
}
