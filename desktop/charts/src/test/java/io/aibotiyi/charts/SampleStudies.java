package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import java.util.List;
import java.util.Optional;

/** Small studies for tests and pictures. */
final class SampleStudies {

    private SampleStudies() {}

    /** Mean of the last closes and a band of twice their deviation. */
    record Bollinger(int period) implements Study {

        @Override
        public String title() {
            return "BB " + period;
        }

        @Override
        public boolean isOverlay() {
            return true;
        }

        @Override
        public List<Plot> plots() {
            return List.of(
                    Plot.line("", ChartColor.OVERLAY_1),
                    Plot.band("U", ChartColor.OVERLAY_2, 2),
                    Plot.line("L", ChartColor.OVERLAY_2));
        }

        @Override
        public Run start(CandleSeries series) {
            return new Window(period);
        }
    }

    /** Change of the closes over some candles, as a histogram with its level lines. */
    record Momentum(int period) implements Study {

        @Override
        public String title() {
            return "Momentum " + period;
        }

        @Override
        public boolean isOverlay() {
            return false;
        }

        @Override
        public List<Plot> plots() {
            return List.of(Plot.histogram("", ChartColor.UP));
        }

        @Override
        public Run start(CandleSeries series) {
            return new Window(period) {
                @Override
                void values(double[] closes, int count, double[] out) {
                    out[0] =
                            count < period
                                    ? Double.NaN
                                    : closes[count % period] == 0
                                            ? 0
                                            : last(closes, count) - closes[count % period];
                }
            };
        }
    }

    /** Never to be computed. */
    record Absent(String title, String why) implements Study {

        @Override
        public boolean isOverlay() {
            return false;
        }

        @Override
        public List<Plot> plots() {
            return List.of(Plot.line("", ChartColor.ACCENT));
        }

        @Override
        public Optional<String> unavailable(CandleSeries series) {
            return Optional.of(why);
        }

        @Override
        public Run start(CandleSeries series) {
            throw new IllegalStateException("not to be started");
        }
    }

    private static class Window implements Study.Run {

        final int period;
        private final double[] closes;
        private int count;

        Window(int period) {
            this.period = period;
            this.closes = new double[period];
        }

        void values(double[] closes, int count, double[] out) {
            double sum = 0;
            double squares = 0;
            for (double close : closes) {
                sum += close;
                squares += close * close;
            }
            double mean = sum / period;
            double deviation = Math.sqrt(Math.max(0, squares / period - mean * mean));
            boolean warm = count >= period;
            out[0] = warm ? mean : Double.NaN;
            out[1] = warm ? mean + 2 * deviation : Double.NaN;
            out[2] = warm ? mean - 2 * deviation : Double.NaN;
        }

        double last(double[] all, int n) {
            return all[(n + period - 1) % period];
        }

        @Override
        public void next(Candle candle, double[] out) {
            closes[count++ % period] = candle.close();
            values(closes, count, out);
        }

        @Override
        public void peek(Candle candle, double[] out) {
            double before = closes[count % period];
            closes[count % period] = candle.close();
            values(closes, count + 1, out);
            closes[count % period] = before;
        }
    }
}
