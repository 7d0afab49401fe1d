package io.aibotiyi.charts;

import io.aibotiyi.domain.Timeframe;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

/** Pictures of chart types, axes, panes and tools, for looking at. Argument: output folder. */
public final class EngineGallery {

    private EngineGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        for (ChartType type : ChartType.values()) {
            save(
                    out,
                    "type-" + type.name().toLowerCase(Locale.ROOT),
                    () -> {
                        CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 10);
                        chart.options().typeProperty().set(type);
                        return chart;
                    });
        }
        save(
                out,
                "panes",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 7);
                    chart.options().sessionBreaksProperty().set(true);
                    chart.setStudies(
                            List.of(
                                    new SampleStudies.Bollinger(20),
                                    new SampleStudies.Momentum(10),
                                    new SampleStudies.Momentum(30),
                                    new SampleStudies.Absent(
                                            "CVD", "needs a trades feed, which this venue lacks")));
                    chart.surface().setPointer(new CursorPainter.Pointer(800, 520));
                    return chart;
                });
        save(
                out,
                "panes-out",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M1, 200_000, 0.01);
                    chart.setStudies(
                            List.of(
                                    new SampleStudies.Bollinger(20),
                                    new SampleStudies.Momentum(10)));
                    return chart;
                });
        save(
                out,
                "comparison",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 5);
                    CandleSeries other = new CandleSeries(Timeframe.M15, 4, 2);
                    other.replaceAll(
                            SampleCandles.of(
                                    Timeframe.M15, 800, 99, 3_000_000, 1, SampleCandles.START));
                    chart.setComparisons(
                            List.of(new Comparison(other, "ETH-USDT", ChartColor.OVERLAY_1)));
                    return chart;
                });
        save(
                out,
                "renko",
                () -> {
                    TradeBars bars = new TradeBars(new BarRule.Renko(12_000), 2, 8);
                    for (var c : SampleCandles.of(Timeframe.M1, 20_000, 5)) {
                        bars.take(c.openTime(), c.close(), c.volume());
                    }
                    CandleChart chart = new CandleChart();
                    chart.setSeries(bars.series(), "BTC-USDT \u00B7 Renko 30");
                    return chart;
                });
        Platform.exit();
    }

    interface Maker {
        CandleChart make();
    }

    static void save(Path out, String name, Maker maker) throws Exception {
        WritableImage image =
                FxThread.call(() -> ChartStudio.picture(maker.make(), 1_200, 700, ""));
        ChartStudio.write(image, out.resolve(name + ".png"));
    }
}
