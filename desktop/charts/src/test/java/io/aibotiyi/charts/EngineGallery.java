package io.aibotiyi.charts;

import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.charts.flow.FootprintSeries;
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
        save(
                out,
                "footprint",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 600, 110);
                    CandleSeries series = java.util.Objects.requireNonNull(chart.getSeries());
                    FootprintSeries flow = SampleFlow.footprints(series, 500, 2_500);
                    chart.setFootprints(flow);
                    chart.options().typeProperty().set(ChartType.FOOTPRINT);
                    chart.setStudies(List.of(new CumulativeDelta(flow)));
                    return chart;
                });
        save(
                out,
                "profile",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 6);
                    chart.options().profileProperty().set(ProfileMode.VISIBLE);
                    chart.setStudies(List.of(new SessionVwap(List.of(1.0, 2.0))));
                    return chart;
                });
        save(
                out,
                "profile-days",
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 0.9);
                    chart.options().profileProperty().set(ProfileMode.SESSION);
                    chart.options().sessionBreaksProperty().set(true);
                    return chart;
                });
        drawings(out, "drawings-1", Tool.TREND_LINE, Tool.FIB_RETRACEMENT, Tool.MEASURE);
        drawings(out, "drawings-2", Tool.PITCHFORK, Tool.ANCHORED_VWAP, Tool.CALLOUT);
        drawings(out, "drawings-3", Tool.VOLUME_PROFILE, Tool.HORIZONTAL, Tool.TEXT);
        drawings(out, "drawings-4", Tool.REGRESSION, Tool.FIB_FAN);
        drawings(out, "drawings-5", Tool.CHANNEL, Tool.FIB_EXTENSION, Tool.RAY);
        Platform.exit();
    }

    private static void drawings(Path out, String name, Tool... tools) throws Exception {
        save(
                out,
                name,
                () -> {
                    CandleChart chart = ChartGallery.plain(Timeframe.M5, 2_000, 9);
                    ChartStudio.picture(chart, 1_200, 700, "");
                    for (Tool tool : tools) {
                        chart.drawings()
                                .book()
                                .add(
                                        DrawingToolsTest.sample(
                                                java.util.Objects.requireNonNull(
                                                        chart.surface().frame()),
                                                tool,
                                                chart.drawings().book().freshId()));
                    }
                    ((javafx.scene.layout.Pane) chart.getParent()).getChildren().clear();
                    return chart;
                });
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
