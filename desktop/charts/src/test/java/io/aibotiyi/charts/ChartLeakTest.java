package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.Timeframe;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ChartLeakTest {

    @Test
    void fiftyChartsOpenedAndClosedLeaveNothingBehind() throws InterruptedException {
        CandleSeries series = SampleCandles.series(Timeframe.M1, 300, 7);
        CandleSeries compared = SampleCandles.series(Timeframe.M1, 300, 8);
        FootprintSeries footprints = new FootprintSeries(Timeframe.M1, 100);
        LargeTrades large = new LargeTrades(1);
        CrosshairLink link = new CrosshairLink();
        List<WeakReference<CandleChart>> charts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            charts.add(FxThread.call(() -> opened(series, compared, footprints, large, link)));
        }
        assertThat(link.listeners()).isZero();
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (charts.stream().anyMatch(c -> c.get() != null) && System.nanoTime() < deadline) {
            System.gc();
            FxThread.run(() -> {});
            Thread.onSpinWait();
        }
        assertThat(charts).allMatch(c -> c.get() == null);
        assertThat(series.size()).isEqualTo(300);
        assertThat(compared.size() + footprints.step()).isEqualTo(400);
        assertThat(large.least()).isEqualTo(1);
    }

    private static WeakReference<CandleChart> opened(
            CandleSeries series,
            CandleSeries compared,
            FootprintSeries footprints,
            LargeTrades large,
            CrosshairLink link) {
        CandleChart chart = new CandleChart();
        chart.setSeries(series, "BTC-USDT");
        chart.setStudies(List.of(new SampleStudies.Bollinger(20), new CumulativeDelta(footprints)));
        chart.setComparisons(List.of(new Comparison(compared, "ETH", ChartColor.OVERLAY_1)));
        chart.setFootprints(footprints);
        chart.setLargeTrades(large);
        chart.setCrosshairLink(link);
        Scene scene = ChartStudio.scene(chart, 400, 300, "");
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        assertThat(link.listeners()).isEqualTo(1);
        scene.setRoot(new StackPane());
        return new WeakReference<>(chart);
    }
}
