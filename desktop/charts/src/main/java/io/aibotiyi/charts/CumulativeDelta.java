package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FixedPoint;
import java.util.List;
import java.util.Optional;

/**
 * Cumulative volume delta: what buyers took less what sellers hit, summed from the oldest candle
 * whose trades are known. A candle without trades in between adds nothing.
 */
public record CumulativeDelta(FootprintSeries footprints) implements Study {

    @Override
    public String title() {
        return "CVD";
    }

    @Override
    public boolean isOverlay() {
        return false;
    }

    @Override
    public List<Plot> plots() {
        return List.of(
                new Plot("", Plot.Kind.AREA, ChartColor.ACCENT, -1),
                Plot.histogram("\u0394", ChartColor.UP));
    }

    @Override
    public Optional<String> unavailable(CandleSeries series) {
        if (!series.isRegular() || !footprints.timeframe().equals(series.timeframe())) {
            return Optional.of("trades are kept for " + footprints.timeframe() + " candles");
        }
        return footprints.firstOpenTime() == Long.MAX_VALUE
                ? Optional.of("needs trades, none has come in yet")
                : Optional.empty();
    }

    @Override
    public Run start(CandleSeries series) {
        double unit = FixedPoint.unit(series.volumeScale());
        return new Run() {
            private long sum;

            @Override
            public void next(Candle candle, double[] out) {
                long delta = delta(candle);
                sum += delta;
                write(candle, sum, delta, out);
            }

            @Override
            public void peek(Candle candle, double[] out) {
                long delta = delta(candle);
                write(candle, sum + delta, delta, out);
            }

            private long delta(Candle candle) {
                Footprint footprint = footprints.at(candle.openTime());
                return footprint == null ? 0 : footprint.delta();
            }

            private void write(Candle candle, long total, long delta, double[] out) {
                boolean known = candle.openTime() >= footprints.firstOpenTime();
                out[0] = known ? total / unit : Double.NaN;
                out[1] = known ? delta / unit : Double.NaN;
            }
        };
    }
}
