package io.aibotiyi.charts.heatmap;

import io.aibotiyi.charts.Pictures;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import java.nio.file.Path;

/** Pictures of the heatmap, for looking at. Argument: output folder. */
public final class HeatmapGallery {

    private HeatmapGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Pictures.write(out.resolve("heatmap.png"), "", () -> heatmap(1));
        Pictures.write(out.resolve("heatmap-out.png"), "", () -> heatmap(4));
        Pictures.write(out.resolve("heatmap-light.png"), "light", () -> heatmap(2));
        Pictures.exit();
    }

    static DepthHeatmap heatmap(int zoom) {
        SampleDepth market = new SampleDepth();
        DepthHistory history = new DepthHistory(SampleDepth.BUCKET, 8_192);
        TradePyramid trades = new TradePyramid(SampleDepth.BUCKET);
        for (int i = 0; i < 6_000; i++) {
            market.next(history, trades);
        }
        DepthHeatmap map = new DepthHeatmap(1, 5, 5);
        map.setPrefSize(1_200, 640);
        map.setHistory(history);
        map.setTrades(trades);
        map.setLargeTrade(1_000_000);
        map.setBucketsPerColumn(zoom);
        return map;
    }
}
