package io.aibotiyi.charts;

import io.aibotiyi.domain.Timeframe;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * A chart of a million one-minute candles with all indicator lines in a window of 1600 × 900 that
 * pans or zooms at every pulse, as a hand would. Measures the time on the FX thread per frame and
 * the interval between pulses.
 */
final class ChartDrawing {

    private static final int CANDLES = 1_000_000;
    private static final int WARM_UP = 120;
    private static final int FRAMES = 360;

    /**
     * Medians and tails in milliseconds.
     *
     * @param renderCpu processor time of the render thread per frame, which other load on the
     *     machine does not stretch as it does the pulse
     */
    record Figures(
            double drawMedian,
            double drawP95,
            double pulseMedian,
            double pulseP95,
            double renderCpu) {}

    private ChartDrawing() {}

    interface Step {
        void at(CandleChart chart, int frame);
    }

    /** Panning by 37 candles a frame, back and forth, at a zoom. */
    static Figures panning(double spacing) throws Exception {
        return measure(
                spacing,
                (chart, frame) -> chart.pan((frame / 60 % 2 == 0 ? -3 : 3) * 12 / spacing));
    }

    /** Zooming from all candles to a few and back. */
    static Figures zooming() throws Exception {
        return measure(
                8,
                (chart, frame) -> {
                    double factor = frame / 90 % 2 == 0 ? 0.9 : 1 / 0.9;
                    chart.viewport().zoom(factor, 800);
                    chart.viewChanged();
                });
    }

    private static Figures measure(double spacing, Step step) throws Exception {
        CompletableFuture<Figures> result = new CompletableFuture<>();
        FxThread.run(() -> {
            CandleChart chart = new CandleChart();
            chart.setSeries(SampleCandles.series(Timeframe.M1, CANDLES, 1), "BTC-USDT");
            chart.setOverlays(EnumSet.allOf(Overlay.class));
            Stage stage = new Stage();
            stage.setScene(new Scene(chart, 1600, 900));
            stage.show();
            chart.viewport().setSpacing(spacing);
            chart.viewport().panCandles(-CANDLES / 2.0);
            new AnimationTimer() {
                private final double[] draws = new double[FRAMES];
                private final double[] pulses = new double[FRAMES];
                private int frame = -WARM_UP;
                private long previous;
                private long renderedBefore;

                @Override
                public void handle(long now) {
                    long start = System.nanoTime();
                    step.at(chart, frame + WARM_UP);
                    chart.surface().layout();
                    long end = System.nanoTime();
                    if (frame >= 0) {
                        draws[frame] = (end - start) / 1e6;
                        pulses[frame] = (start - previous) / 1e6;
                    }
                    if (frame == 0) {
                        renderedBefore = renderCpuNanos();
                    }
                    previous = start;
                    if (++frame == FRAMES) {
                        stop();
                        stage.close();
                        result.complete(
                                new Figures(
                                        quantile(draws, 0.5),
                                        quantile(draws, 0.95),
                                        quantile(pulses, 0.5),
                                        quantile(pulses, 0.95),
                                        (renderCpuNanos() - renderedBefore) / 1e6 / FRAMES));
                    }
                }
            }.start();
        });
        return result.get(120, TimeUnit.SECONDS);
    }

    private static long renderCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("QuantumRenderer")) {
                return threads.getThreadCpuTime(thread.threadId());
            }
        }
        throw new IllegalStateException("JavaFX has no render thread of the known name");
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1.0, q * sorted.length)];
    }
}
