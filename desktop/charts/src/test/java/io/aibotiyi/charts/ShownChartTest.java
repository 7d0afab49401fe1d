package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Charts in real windows of the headless platform. */
class ShownChartTest {

    private record Shown(Stage stage, StackPane pane, CandleChart chart) {}

    private static Shown show(CandleSeries series) {
        CandleChart chart = new CandleChart();
        chart.setSeries(series, "BTC-USDT");
        chart.setOverlays(EnumSet.allOf(Overlay.class));
        StackPane pane = new StackPane(chart);
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(pane), 600, 400));
        stage.show();
        return new Shown(stage, pane, chart);
    }

    private static void tick(CandleSeries series, long price) {
        Candle last = series.last();
        series.update(
                new Candle(last.openTime(), last.open(), last.high(), last.low(), price, 1, 1));
    }

    @Test
    void drawsAtMostOncePerPulseHoweverManyTicksComeIn() {
        CandleSeries series = FxThread.call(() -> SampleCandles.series(Timeframe.M1, 500, 1));
        Shown shown = FxThread.call(() -> show(series));
        FxThread.awaitPulses(3);
        int before = FxThread.call(() -> shown.chart.surface().liveDraws);
        FxThread.run(() -> {
            for (int i = 0; i < 10_000; i++) {
                tick(series, series.last().open());
            }
        });
        FxThread.awaitPulses(2);
        int after = FxThread.call(() -> shown.chart.surface().liveDraws);
        FxThread.run(shown.stage::close);
        // the second hand may have struck in between
        assertThat(after - before).isBetween(1, 2);
    }

    @Test
    void drawsNothingWhileHiddenAndCatchesUpWhenShownAgain() {
        CandleSeries series = FxThread.call(() -> SampleCandles.series(Timeframe.M1, 500, 1));
        Shown shown = FxThread.call(() -> show(series));
        FxThread.awaitPulses(3);
        FxThread.run(() -> shown.pane.setVisible(false));
        FxThread.awaitPulses(2);
        int before = FxThread.call(() -> shown.chart.surface().liveDraws);
        for (int i = 0; i < 5; i++) {
            FxThread.run(() -> {
                long next = series.last().openTime() + Timeframe.M1.nanos();
                series.update(new Candle(next, 1, 9_000_000, 1, 8_000_000, 1, 1));
            });
            FxThread.awaitPulses(1);
        }
        int hidden = FxThread.call(() -> shown.chart.surface().liveDraws);
        FxThread.run(() -> shown.pane.setVisible(true));
        FxThread.awaitPulses(2);
        int visible = FxThread.call(() -> shown.chart.surface().liveDraws);
        long max =
                FxThread.call(() ->
                        java.util.Objects.requireNonNull(shown.chart.surface().frame()).max());
        FxThread.run(shown.stage::close);
        assertThat(hidden).isEqualTo(before);
        assertThat(visible).isGreaterThan(hidden);
        assertThat(max).isEqualTo(9_000_000);
    }

    @Test
    void whatAMovingHandLeavesIsShownAndIsThePictureOfAChartDrawnAtOnce() {
        CandleSeries series = FxThread.call(() -> SampleCandles.series(Timeframe.M1, 500, 1));
        Shown shown = FxThread.call(() -> show(series));
        FxThread.awaitPulses(2);
        for (int i = 0; i < 8; i++) {
            FxThread.run(() -> shown.chart.pan(-5));
            FxThread.awaitPulses(1);
        }
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!FxThread.call(() -> isCurrent(shown.chart)) && System.nanoTime() < deadline) {
            FxThread.awaitPulses(1);
        }
        boolean current = FxThread.call(() -> isCurrent(shown.chart));
        long different = FxThread.call(() -> differences(shown, series));
        FxThread.run(shown.stage::close);
        assertThat(current).as("the last position is shown").isTrue();
        // the countdown at the axis may differ
        assertThat(different).isLessThan(300);
    }

    private static boolean isCurrent(CandleChart chart) {
        Frame f = java.util.Objects.requireNonNull(chart.surface().frame());
        return f.view().right() == chart.viewport().right();
    }

    private static long differences(Shown shown, CandleSeries series) {
        CandleChart other = new CandleChart();
        other.setSeries(series, "BTC-USDT");
        other.setOverlays(EnumSet.allOf(Overlay.class));
        Scene scene = ChartStudio.scene(other, 600, 400, "");
        ChartStudio.picture(scene);
        other.pan(-40);
        WritableImage wanted = ChartStudio.picture(scene);
        WritableImage seen = shown.stage.getScene().snapshot(null);
        long different = 0;
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 600; x++) {
                int a = wanted.getPixelReader().getArgb(x, y);
                different += a == seen.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    @Test
    void leavesNothingBehindOnASeriesThatOutlivesItsCharts() {
        CandleSeries series = FxThread.call(() -> SampleCandles.series(Timeframe.M1, 2_000, 1));
        List<WeakReference<CandleChart>> charts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Shown shown = FxThread.call(() -> show(series));
            charts.add(new WeakReference<>(shown.chart));
            FxThread.awaitPulses(1);
            FxThread.run(shown.stage::close);
        }
        long remaining = charts.size();
        for (int attempt = 0; attempt < 100 && remaining > 0; attempt++) {
            System.gc();
            FxThread.awaitPulses(2);
            remaining = charts.stream().filter(c -> c.get() != null).count();
        }
        assertThat(remaining).as("charts still reachable of %d", charts.size()).isZero();
        assertThat(series.size()).isEqualTo(2_000);
    }
}
