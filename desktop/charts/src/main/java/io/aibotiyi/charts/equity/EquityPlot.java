package io.aibotiyi.charts.equity;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.domain.Side;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/**
 * The curve's geometry for one frame and the painting of it: one column per pixel, so the cost
 * follows the width and not the number of points.
 *
 * @param left edge of the plot, as {@code top}, {@code width} and {@code height} in whole pixels
 * @param baseline value that gain and loss are told from
 */
record EquityPlot(
        EquitySeries series,
        double left,
        double top,
        double width,
        double height,
        long baseline,
        long low,
        long high) {

    /** A plot whose range takes in the baseline, with a little air above and below. */
    static EquityPlot of(
            EquitySeries series,
            double left,
            double top,
            double width,
            double height,
            long baseline) {
        long low = Math.min(series.low(), baseline);
        long high = Math.max(series.high(), baseline);
        long air = Math.max(1, (high - low) / 12);
        return new EquityPlot(series, left, top, width, height, baseline, low - air, high + air);
    }

    double x(long time) {
        long start = series.time(0);
        long span = series.time(series.size() - 1) - start;
        return span == 0 ? left : left + (width - 1) * ((double) (time - start) / span);
    }

    double y(long value) {
        return top + height - height * ((double) (value - low) / (high - low));
    }

    /** The time at a pixel. */
    long time(double x) {
        long start = series.time(0);
        long span = series.time(series.size() - 1) - start;
        double share = Math.clamp((x - left) / Math.max(1, width - 1), 0, 1);
        return start + (long) (share * span);
    }

    /** Gain or loss against the baseline at the end. */
    Side side() {
        return series.last() >= baseline ? Side.BUY : Side.SELL;
    }

    void paint(GraphicsContext g, EquityLook look) {
        int columns = (int) width;
        double[] value = new double[columns];
        double[] peak = new double[columns];
        fill(value, peak);
        double base = Math.rint(y(baseline));
        g.setFill(look.areas.buy());
        for (int i = 0; i < columns; i++) {
            if (value[i] < base) {
                g.fillRect(left + i, value[i], 1, base - value[i]);
            }
        }
        g.setFill(look.areas.sell());
        for (int i = 0; i < columns; i++) {
            if (value[i] > base) {
                g.fillRect(left + i, base, 1, value[i] - base);
            }
        }
        g.setFill(look.drawdown);
        for (int i = 0; i < columns; i++) {
            if (value[i] - peak[i] >= 1) {
                g.fillRect(left + i, peak[i], 1, value[i] - peak[i]);
            }
        }
        g.setFill(look.hairline);
        g.fillRect(left, base, width, 1);
        line(g, look);
    }

    /** The value at the end, on the right edge, in the colour of gain or loss. */
    void lastLabel(GraphicsContext g, EquityLook look, DecimalFormatter formatter, double right) {
        String text = formatter.format(series.last());
        double labelWidth = Math.ceil(look.small.width(text)) + 10;
        double y = Math.clamp(Math.rint(y(series.last())) - 8, top, top + height - 16);
        g.setFill(look.sides.of(side()));
        g.fillRect(right - labelWidth, y, labelWidth, 16);
        g.setFill(look.canvas);
        look.small.select(g);
        look.small.draw(g, text, right - labelWidth + 5, look.small.baseline(y, 16));
    }

    /** For each pixel column the last value at or before it, and the highest so far, as heights. */
    private void fill(double[] value, double[] peak) {
        Arrays.fill(value, Double.NaN);
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < series.size(); i++) {
            highest = Math.max(highest, series.value(i));
            int column = Math.clamp((long) (x(series.time(i)) - left), 0, value.length - 1);
            value[column] = y(series.value(i));
            peak[column] = y(highest);
        }
        for (int i = 1; i < value.length; i++) {
            if (Double.isNaN(value[i])) {
                value[i] = value[i - 1];
                peak[i] = peak[i - 1];
            }
        }
    }

    /** One stroke of the lowest and highest point of every column: spikes survive any zoom. */
    private void line(GraphicsContext g, EquityLook look) {
        double[] xs = new double[4 * (int) width + 8];
        double[] ys = new double[xs.length];
        int n = 0;
        int i = 0;
        while (i < series.size()) {
            int column = (int) x(series.time(i));
            int lowest = i;
            int highest = i;
            int last = i;
            for (; last < series.size() && (int) x(series.time(last)) == column; last++) {
                lowest = series.value(last) < series.value(lowest) ? last : lowest;
                highest = series.value(last) > series.value(highest) ? last : highest;
            }
            // a value holds until the next one: the curve is steps
            if (n > 0) {
                xs[n] = column + 0.5;
                ys[n] = ys[n - 1];
                n++;
            }
            for (int at :
                    new int[] {Math.min(lowest, highest), Math.max(lowest, highest), last - 1}) {
                xs[n] = column + 0.5;
                ys[n] = y(series.value(at));
                n++;
            }
            i = last;
        }
        if (series.size() == 1) {
            xs[n] = left + width;
            ys[n] = ys[n - 1];
            n++;
        }
        g.setStroke(look.sides.of(side()));
        g.setLineWidth(1.5);
        g.strokePolyline(xs, ys, n);
    }
}
