package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * A chart of many candles with three indicators of the catalogue in a window of 1600 × 900, panned
 * and zoomed at every pulse. Measured beside it is the work on the FX thread: what the script costs
 * plus the layout, in which the chart draws.
 */
final class ChartFrames {

    static final List<String> INDICATORS = List.of("bb", "rsi", "macd");

    private static final int WARM_UP = 480;
    private static final int FRAMES = 480;

    /** A peer that is slow is measured as far as it comes. */
    private static final long LIMIT_NANOS = 60_000_000_000L;

    /**
     * 95th percentiles in milliseconds.
     *
     * @param pictures drawings of the candles per pulse; below 1 where a pulse showed an older one
     */
    record Figures(double pulse, double work, double pictures) {}

    /** What one pulse does to what is shown. */
    interface Script {
        void at(int frame);
    }

    private ChartFrames() {}

    /** Pans for a while, zooms out over everything and back, pans there. */
    static Figures of(int candles) throws Exception {
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        series.replaceAll(new Walk(candles));
        CandleChart chart = FxThread.call(() -> chart(series));
        Script script =
                frame -> {
                    int phase = frame / 80 % 6;
                    switch (phase) {
                        case 0, 3 -> chart.pan(9);
                        case 1, 4 -> chart.pan(-37);
                        case 2 -> chart.zoomAround(0.86, 800);
                        default -> chart.zoomAround(1 / 0.86, 800);
                    }
                };
        return measure(chart, script, () -> chart.surface().historyDraws);
    }

    /** The same walk for a peer. */
    static List<Candle> walk(int candles) {
        return new Walk(candles);
    }

    private static CandleChart chart(CandleSeries series) {
        CandleChart chart = new CandleChart();
        chart.setSeries(series, "BTC-USDT");
        List<Study> studies = new ArrayList<>();
        for (String id : INDICATORS) {
            Indicator indicator = Catalogue.standard().get(id);
            studies.addAll(IndicatorStudy.of(indicator, indicator.defaults(), null, 0));
        }
        chart.setStudies(studies);
        return chart;
    }

    /** Shows a node in a window and runs a script on it. */
    static Figures measure(Region node, Script script, IntSupplier pictures) throws Exception {
        CompletableFuture<Figures> result = new CompletableFuture<>();
        FxThread.run(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(node, 1600, 900);
            stage.setScene(scene);
            stage.show();
            if (node instanceof CandleChart chart) {
                chart.layout();
                chart.pan(-200_000);
            }
            Pulses pulses =
                    new Pulses(
                            script,
                            pictures,
                            figures -> {
                                stage.close();
                                result.complete(figures);
                            });
            scene.addPreLayoutPulseListener(pulses::begin);
            scene.addPostLayoutPulseListener(pulses::end);
            pulses.start();
        });
        return result.get(240, TimeUnit.SECONDS);
    }

    private static final class Pulses extends AnimationTimer {

        private final double[] intervals = new double[FRAMES];
        private final double[] work = new double[FRAMES];
        private final Script script;
        private final IntSupplier pictures;
        private final Consumer<Figures> done;
        private int picturesBefore;
        private long began;
        private int frame = -WARM_UP;
        private long previous;
        private long spent;
        private long layout;

        Pulses(Script script, IntSupplier pictures, Consumer<Figures> done) {
            this.script = script;
            this.pictures = pictures;
            this.done = done;
        }

        @Override
        public void handle(long now) {
            long start = System.nanoTime();
            if (frame > 0) {
                intervals[frame - 1] = (start - previous) / 1e6;
                work[frame - 1] = spent / 1e6;
            }
            previous = start;
            if (frame <= 0) {
                picturesBefore = pictures.getAsInt();
                began = start;
            }
            if (frame == FRAMES || (frame > 0 && start - began > LIMIT_NANOS)) {
                stop();
                double drawn = pictures.getAsInt() - picturesBefore;
                done.accept(new Figures(p95(intervals, frame), p95(work, frame), drawn / frame));
                return;
            }
            script.at(frame + WARM_UP);
            spent = System.nanoTime() - start;
            frame++;
        }

        void begin() {
            layout = System.nanoTime();
        }

        void end() {
            spent += System.nanoTime() - layout;
        }
    }

    private static double p95(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * 0.95)];
    }

    /** Candles of a bounded walk, made when they are asked for: ten million lists are too many. */
    private static final class Walk extends java.util.AbstractList<Candle> {

        private final int size;

        Walk(int size) {
            this.size = size;
        }

        @Override
        public Candle get(int i) {
            long open = price(i);
            long close = price(i + 1);
            long high = Math.max(open, close) + Math.floorMod(i * 7_919L, 700L);
            long low = Math.min(open, close) - Math.floorMod(i * 104_729L, 700L);
            long volume = 1 + Math.floorMod(i * 1_299_709L, 900_000_000L);
            return new Candle(i * Timeframe.M1.nanos(), open, high, low, close, volume, -1);
        }

        private static long price(long i) {
            double slow = Math.sin(i / 40_000.0) * 1_200_000 + Math.sin(i / 900.0) * 90_000;
            return 6_000_000 + (long) (slow + Math.sin(i / 7.0) * 2_500 + i % 13 * 160);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
