package io.aibotiyi.charts.heatmap;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.charts.Pictures;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import java.util.Arrays;
import javafx.scene.Scene;

/** FX-thread work of a heatmap of 1600 × 900 that takes a new column at every pulse, median. */
public final class HeatmapBenchmark implements Benchmark {

    private static final int WARM_UP = 240;
    private static final int FRAMES = 600;

    @Override
    public String name() {
        return "heatmap-column-fx";
    }

    @Override
    public Result run() throws Exception {
        double value = measure();
        return new Result(
                value, "ms", null, Double.NaN, "FX thread at most 0.5 ms a column", value <= 0.5);
    }

    private static double measure() throws Exception {
        SampleDepth market = new SampleDepth();
        DepthHistory history = new DepthHistory(SampleDepth.BUCKET, 4_096);
        TradePyramid trades = new TradePyramid(SampleDepth.BUCKET);
        for (int i = 0; i < 2_000; i++) {
            market.next(history, trades);
        }
        return Pictures.onFxThread(() -> {
            DepthHeatmap map = new DepthHeatmap(1, 5, 5);
            map.setHistory(history);
            map.setTrades(trades);
            map.setLargeTrade(1_000_000);
            // without a window it draws in the layout, which can be timed
            Scene scene = new Scene(map, 1600, 900);
            map.resize(1600, 900);
            scene.snapshot(null);
            double[] spent = new double[FRAMES];
            for (int frame = -WARM_UP; frame < FRAMES; frame++) {
                market.next(history, trades);
                long start = System.nanoTime();
                map.renderNow();
                if (frame >= 0) {
                    spent[frame] = (System.nanoTime() - start) / 1e6;
                }
            }
            Arrays.sort(spent);
            return spent[FRAMES / 2];
        });
    }
}
