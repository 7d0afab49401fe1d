package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Volume-weighted average of the typical price (high + low + close) / 3 since midnight UTC, with
 * bands of volume-weighted standard deviations around it.
 *
 * @param bands in deviations, each positive, nearest first; at most {@value #MAX_BANDS}
 */
public record SessionVwap(List<Double> bands) implements Study {

    public static final int MAX_BANDS = 3;

    private static final long DAY = 86_400_000_000_000L;

    public SessionVwap {
        bands = List.copyOf(bands);
        if (bands.size() > MAX_BANDS || bands.stream().anyMatch(b -> !(b > 0))) {
            throw new IllegalArgumentException(
                    "at most " + MAX_BANDS + " bands, each above 0: " + bands);
        }
    }

    @Override
    public String title() {
        return "VWAP";
    }

    @Override
    public boolean isOverlay() {
        return true;
    }

    @Override
    public List<Plot> plots() {
        List<Plot> plots = new ArrayList<>();
        plots.add(Plot.line("", ChartColor.OVERLAY_3));
        for (int i = 0; i < bands.size(); i++) {
            plots.add(Plot.band("", ChartColor.OVERLAY_3, 2 * i + 2));
            plots.add(Plot.line("", ChartColor.OVERLAY_3));
        }
        return plots;
    }

    @Override
    public Optional<String> unavailable(CandleSeries series) {
        return series.isRegular() && series.timeframe().nanos() >= DAY
                ? Optional.of("a day's average says nothing about candles of a day or longer")
                : Optional.empty();
    }

    @Override
    public Run start(CandleSeries series) {
        return new Session();
    }

    private final class Session implements Run {

        private long day = Long.MIN_VALUE;
        private double origin;
        private double volume;
        private double money;
        private double squares;

        @Override
        public void next(Candle candle, double[] out) {
            long of = Math.floorDiv(candle.openTime(), DAY);
            if (of != day) {
                day = of;
                origin = typical(candle);
                volume = 0;
                money = 0;
                squares = 0;
            }
            // deviations from the day's first price: no cancellation of large squares
            double price = typical(candle) - origin;
            volume += candle.volume();
            money += price * candle.volume();
            squares += price * price * candle.volume();
            write(candle, out);
        }

        @Override
        public void peek(Candle candle, double[] out) {
            long dayBefore = day;
            double originBefore = origin;
            double volumeBefore = volume;
            double moneyBefore = money;
            double squaresBefore = squares;
            next(candle, out);
            day = dayBefore;
            origin = originBefore;
            volume = volumeBefore;
            money = moneyBefore;
            squares = squaresBefore;
        }

        private void write(Candle candle, double[] out) {
            double mean = volume > 0 ? money / volume : typical(candle) - origin;
            double variance = volume > 0 ? squares / volume - mean * mean : 0;
            double deviation = Math.sqrt(Math.max(0, variance));
            out[0] = origin + mean;
            for (int i = 0; i < bands.size(); i++) {
                out[2 * i + 1] = out[0] + bands.get(i) * deviation;
                out[2 * i + 2] = out[0] - bands.get(i) * deviation;
            }
        }

        private double typical(Candle candle) {
            return ((double) candle.high() + candle.low() + candle.close()) / 3;
        }
    }
}
