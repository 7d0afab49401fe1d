package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Vwap;
import java.util.Arrays;

/**
 * Values of one indicator at every candle, in price units. An appended or ticking candle costs
 * O(1); anything else (replacement, history on the left, a correction) computes the whole line
 * anew.
 */
abstract sealed class OverlayLine {

    private static final long DAY = 86_400_000_000_000L;

    private double[] values = new double[1024];

    /** Position that {@code values[0]} belongs to. */
    private int base;

    /** Position after the last value that is final. */
    private int settled;

    private int end;

    static OverlayLine of(Overlay overlay) {
        return switch (overlay) {
            case EMA_20 -> new EmaLine(20);
            case EMA_50 -> new EmaLine(50);
            case SESSION_VWAP -> new VwapLine();
        };
    }

    /** Takes a final candle. */
    abstract double next(Candle candle);

    /** Value for a candle that may still change. */
    abstract double peek(Candle candle);

    abstract void reset();

    /** True where the line must not be joined to the value before. */
    boolean startsAt(CandleSeries series, int position) {
        return false;
    }

    /** Follows the series: only what was appended, if nothing before it changed. */
    void follow(CandleSeries series, boolean restart) {
        if (restart || base != series.firstPosition() || settled > series.endPosition() - 1) {
            reset();
            base = series.firstPosition();
            settled = base;
        }
        end = series.endPosition();
        if (end - base > values.length) {
            values = Arrays.copyOf(values, Math.max(end - base, values.length * 2));
        }
        while (settled < end - 1) {
            values[settled - base] = next(series.candleAt(settled));
            settled++;
        }
        if (end > base) {
            values[end - 1 - base] = peek(series.candleAt(end - 1));
        }
    }

    /** The value at a position, NaN where there is none. */
    double at(int position) {
        return position >= base && position < end ? values[position - base] : Double.NaN;
    }

    private static final class EmaLine extends OverlayLine {

        private final int period;
        private Ema ema;

        EmaLine(int period) {
            this.period = period;
            this.ema = new Ema(period);
        }

        @Override
        double next(Candle candle) {
            return ema.next((double) candle.close());
        }

        @Override
        double peek(Candle candle) {
            return ema.peek((double) candle.close());
        }

        @Override
        void reset() {
            ema = new Ema(period);
        }
    }

    private static final class VwapLine extends OverlayLine {

        private final Vwap vwap = new Vwap();
        private long session = Long.MIN_VALUE;

        @Override
        double next(Candle candle) {
            enter(candle);
            return vwap.next(
                    (double) candle.high(),
                    (double) candle.low(),
                    (double) candle.close(),
                    (double) candle.volume());
        }

        @Override
        double peek(Candle candle) {
            // a forming candle of a new day may open the session: no earlier one follows it
            enter(candle);
            return vwap.peek(
                    (double) candle.high(),
                    (double) candle.low(),
                    (double) candle.close(),
                    (double) candle.volume());
        }

        @Override
        void reset() {
            vwap.reset();
            session = Long.MIN_VALUE;
        }

        @Override
        boolean startsAt(CandleSeries series, int position) {
            return position > series.firstPosition()
                    && day(series.timeAt(position)) != day(series.timeAt(position - 1));
        }

        private void enter(Candle candle) {
            long day = day(candle.openTime());
            if (day != session) {
                session = day;
                vwap.reset();
            }
        }

        private static long day(long nanos) {
            return Math.floorDiv(nanos, DAY);
        }
    }
}
