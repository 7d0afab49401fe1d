package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

/** Writes pictures of the chart in its states, for looking at. Argument: output folder. */
public final class ChartGallery {

    private static final long SEED = 20261123;

    private ChartGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        save(out, "dark-300", 1600, 900, "", () -> full(Timeframe.M5, 2_000, 5.0));
        save(out, "dark-default-2560", 2560, 1440, "", () -> full(Timeframe.M1, 5_000, 8));
        save(out, "dark-few", 1000, 640, "", () -> plain(Timeframe.H1, 14, 8));
        save(out, "dark-close", 1200, 700, "", () -> full(Timeframe.M15, 400, 28));
        save(out, "dark-out", 1600, 900, "", () -> full(Timeframe.M1, 200_000, 0.001));
        save(out, "dark-2px", 1600, 900, "", () -> full(Timeframe.M5, 5_000, 2.2));
        save(out, "dark-dense", 1600, 900, "", () -> full(Timeframe.H1, 8_000, 0.8));
        save(out, "dark-small", 420, 260, "", () -> full(Timeframe.M1, 300, 6));
        save(out, "light-300", 1600, 900, "light", () -> full(Timeframe.M5, 2_000, 5.0));
        save(out, "colour-blind", 1200, 700, "colour-blind", () -> full(Timeframe.D1, 600, 8));
        save(
                out,
                "light-colour-blind",
                1200,
                700,
                "light colour-blind",
                () -> full(Timeframe.H4, 600, 8));
        save(out, "dark-hover", 1600, 900, "", ChartGallery::hovered);
        save(out, "dark-log", 1200, 700, "", ChartGallery::logarithmic);
        save(out, "dark-tiny-price", 1200, 700, "", ChartGallery::tinyPrice);
        save(
                out,
                "state-loading",
                1200,
                700,
                "",
                () -> state(new ChartStatus.Loading("BTC-USDT 1m"), 0));
        save(
                out,
                "state-empty",
                1200,
                700,
                "",
                () ->
                        state(
                                new ChartStatus.Empty(
                                        "No candles for BTC-USDT 1m yet",
                                        "Import history with \u201caibot import\u201d, or wait for the first trade."),
                                0));
        save(
                out,
                "state-disconnected",
                1200,
                700,
                "",
                () ->
                        state(
                                new ChartStatus.Disconnected(
                                        EpochNanos.toInstant(
                                                SampleCandles.START + 50_602_000_000_000L)),
                                800));
        WritableImage doubled =
                FxThread.call(() -> ChartStudio.doubled(full(Timeframe.M5, 2_000, 8), 800, 450));
        ChartStudio.write(doubled, out.resolve("dark-hidpi.png"));
        Platform.exit();
    }

    private interface Maker {
        CandleChart make();
    }

    private static void save(Path out, String name, int w, int h, String theme, Maker maker)
            throws Exception {
        WritableImage image = FxThread.call(() -> ChartStudio.picture(maker.make(), w, h, theme));
        ChartStudio.write(image, out.resolve(name + ".png"));
    }

    static CandleChart plain(Timeframe timeframe, int count, double spacing) {
        CandleChart chart = new CandleChart();
        CandleSeries series = SampleCandles.series(timeframe, count, SEED);
        chart.setSeries(series, "BTC-USDT \u00B7 " + timeframe);
        chart.setClock(
                InstantSource.fixed(
                        EpochNanos.toInstant(
                                series.last().openTime() + timeframe.nanos() * 2 / 5)));
        chart.viewport().setWidth(1600);
        chart.viewport().setSpacing(spacing);
        return chart;
    }

    static CandleChart full(Timeframe timeframe, int count, double spacing) {
        CandleChart chart = plain(timeframe, count, spacing);
        chart.setOverlays(EnumSet.allOf(Overlay.class));
        CandleSeries series = chart.getSeries();
        if (series == null) {
            throw new IllegalStateException();
        }
        long last = series.last().close();
        long unit = Math.max(1, last / 2_000);
        chart.setPriceLines(
                List.of(
                        new PriceLine(last - 3 * unit, "0.5000 limit", PriceLine.Role.BUY_ORDER),
                        new PriceLine(last + 5 * unit, "0.2500 limit", PriceLine.Role.SELL_ORDER),
                        new PriceLine(
                                last - unit / 2,
                                "0.75 BTC  +412.50",
                                PriceLine.Role.POSITION,
                                PriceLine.Tone.GAIN),
                        new PriceLine(last + 8 * unit, "above", PriceLine.Role.ALERT)));
        Random random = new Random(SEED);
        List<TradeMarker> fills = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Candle c =
                    series.candle(series.size() - 1 - random.nextInt(Math.min(100, series.size())));
            Side side = i % 2 == 0 ? Side.BUY : Side.SELL;
            fills.add(
                    new TradeMarker(
                            c.openTime() + 1,
                            side == Side.BUY ? c.low() : c.high(),
                            side,
                            "0.25 @ " + NumberText.price(c.close(), 2, 2)));
        }
        chart.setMarkers(fills);
        return chart;
    }

    private static CandleChart hovered() {
        CandleChart chart = full(Timeframe.M5, 2_000, 9);
        chart.surface().setPointer(new CursorPainter.Pointer(1_170, 300));
        return chart;
    }

    private static CandleChart logarithmic() {
        CandleChart chart = new CandleChart();
        CandleSeries series = new CandleSeries(Timeframe.D1, 2, 8);
        List<Candle> candles = new ArrayList<>();
        List<Candle> base = SampleCandles.of(Timeframe.D1, 1_500, SEED);
        for (int i = 0; i < base.size(); i++) {
            Candle c = base.get(i);
            double growth = Math.exp(i / 250.0) / 40;
            candles.add(
                    new Candle(
                            c.openTime() - 1_500 * Timeframe.D1.nanos(),
                            (long) (c.open() * growth),
                            (long) (c.high() * growth) + 1,
                            (long) (c.low() * growth),
                            (long) (c.close() * growth),
                            c.volume(),
                            -1));
        }
        series.replaceAll(candles);
        chart.setSeries(series, "BTC-USD \u00B7 1d");
        chart.logScaleProperty().set(true);
        chart.setOverlays(Set.of(Overlay.EMA_20, Overlay.EMA_50));
        chart.viewport().setWidth(1200);
        chart.viewport().setSpacing(0.7);
        return chart;
    }

    private static CandleChart tinyPrice() {
        CandleChart chart = new CandleChart();
        CandleSeries series = new CandleSeries(Timeframe.M1, 10, 2);
        series.replaceAll(
                SampleCandles.of(Timeframe.M1, 500, SEED, 231_400, 100, SampleCandles.START));
        chart.setSeries(series, "PEPE-USDT \u00B7 1m");
        return chart;
    }

    private static CandleChart state(ChartStatus status, int candles) {
        CandleChart chart = plain(Timeframe.M1, candles == 0 ? 1 : candles, 8);
        if (candles == 0) {
            chart.setSeries(new CandleSeries(Timeframe.M1, 2, 8), "BTC-USDT \u00B7 1m");
        }
        chart.statusProperty().set(status);
        return chart;
    }
}
