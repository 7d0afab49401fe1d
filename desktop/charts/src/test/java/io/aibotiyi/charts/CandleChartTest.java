package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.charts.CursorPainter.Pointer;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** What is really on the pixels, in an off-screen scene of 1000 × 600. */
class CandleChartTest {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 600;
    private static final long MINUTE = Timeframe.M1.nanos();
    private static final int COUNT = 200;

    /** Falling candles from 20,000 to 19,000 cents, but for the one at {@code rising}. */
    private static CandleSeries fallingBut(int rising) {
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            long start = i == rising ? 19_200 : 19_800;
            long end = i == rising ? 19_800 : 19_200;
            candles.add(new Candle(i * MINUTE, start, 20_000, 19_000, end, 1_000_000_000L, 1));
        }
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        series.replaceAll(candles);
        return series;
    }

    private static CandleChart chart(CandleSeries series) {
        CandleChart chart = new CandleChart();
        chart.extremesShownProperty().set(false);
        chart.setClock(InstantSource.fixed(Instant.EPOCH));
        chart.setSeries(series, "");
        return chart;
    }

    private static Scene scene(CandleChart chart) {
        Scene scene = ChartStudio.scene(chart, WIDTH, HEIGHT, "");
        ChartStudio.picture(scene);
        return scene;
    }

    private static Frame frame(CandleChart chart) {
        Frame frame = chart.surface().frame();
        assertThat(frame).isNotNull();
        return java.util.Objects.requireNonNull(frame);
    }

    private static Color pixel(WritableImage image, double x, double y) {
        return image.getPixelReader().getColor((int) x, (int) y);
    }

    private static void assertColor(Color actual, Color expected, String what) {
        assertThat(actual.getRed()).as("%s red", what).isCloseTo(expected.getRed(), within(0.02));
        assertThat(actual.getGreen())
                .as("%s green", what)
                .isCloseTo(expected.getGreen(), within(0.02));
        assertThat(actual.getBlue())
                .as("%s blue", what)
                .isCloseTo(expected.getBlue(), within(0.02));
    }

    private static boolean isColor(Color actual, Color expected) {
        return Math.abs(actual.getRed() - expected.getRed()) < 0.02
                && Math.abs(actual.getGreen() - expected.getGreen()) < 0.02
                && Math.abs(actual.getBlue() - expected.getBlue()) < 0.02;
    }

    /** Leftmost column of the price pane, at the middle of the bodies, that has the colour. */
    private static int columnOf(WritableImage image, CandleChart chart, Color color) {
        Frame f = frame(chart);
        int y = (int) f.scale().y(19_500L);
        for (int x = 0; x < (int) f.layout().plotWidth(); x++) {
            if (isColor(pixel(image, x, y), color)) {
                return x;
            }
        }
        return -1;
    }

    @Test
    void drawsARisingCandleInTheUpColourWhereItBelongs() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(COUNT - 10));
            Scene scene = scene(chart);
            WritableImage image = ChartStudio.picture(scene);
            Frame f = frame(chart);
            Color up = chart.theme().color(ChartColor.UP);
            Color down = chart.theme().color(ChartColor.DOWN);
            Color canvas = chart.theme().color(ChartColor.CANVAS);
            // newest candle: half a spacing and the margin left of the axis
            double newest = f.layout().plotWidth() - chart.viewport().margin() - 4;
            double x = newest - 9 * 8;
            assertColor(pixel(image, x, f.scale().y(19_500L)), up, "body");
            assertColor(pixel(image, x - 2, f.scale().y(19_500L)), up, "body left");
            assertColor(pixel(image, x, f.scale().y(19_900L)), up, "wick");
            assertColor(pixel(image, x - 2, f.scale().y(19_900L)), canvas, "beside wick");
            assertColor(pixel(image, x - 4, f.scale().y(19_507L)), canvas, "gap");
            assertColor(pixel(image, newest, f.scale().y(19_500L)), down, "newest");
            assertColor(pixel(image, x - 8, f.scale().y(19_500L)), down, "neighbour");
            assertColor(pixel(image, x, f.scale().y(20_020L)), canvas, "above the high");
            assertThat(isColor(pixel(image, x, f.layout().plotHeight() - 5), canvas))
                    .as("volume")
                    .isFalse();
        });
    }

    @Test
    void movesTheCandlesByExactlyThePannedBars() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(COUNT - 60));
            Scene scene = scene(chart);
            Color up = chart.theme().color(ChartColor.UP);
            int before = columnOf(ChartStudio.picture(scene), chart, up);
            chart.pan(-10);
            int after = columnOf(ChartStudio.picture(scene), chart, up);
            assertThat(before).isPositive();
            assertThat(after - before).isEqualTo(10 * 8);
        });
    }

    @Test
    void doesNotMoveWhenHistoryIsPrepended() {
        FxThread.run(() -> {
            CandleSeries series = fallingBut(30);
            CandleChart chart = chart(series);
            Scene scene = scene(chart);
            chart.pan(-120);
            Color up = chart.theme().color(ChartColor.UP);
            int before = columnOf(ChartStudio.picture(scene), chart, up);
            List<Candle> older = new ArrayList<>();
            for (int i = -500; i < 0; i++) {
                older.add(new Candle(i * MINUTE, 19_800, 20_000, 19_000, 19_200, 1, 1));
            }
            series.prepend(older);
            assertThat(before).isPositive();
            assertThat(columnOf(ChartStudio.picture(scene), chart, up)).isEqualTo(before);
        });
    }

    @Test
    void redrawsOnlyTheTopLayerWhenThePointerMoves() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(3));
            Scene scene = scene(chart);
            int history = chart.surface().historyDraws;
            int live = chart.surface().liveDraws;
            int cursor = chart.surface().cursorDraws;
            chart.surface().setPointer(new Pointer(400, 250));
            WritableImage image = ChartStudio.picture(scene);
            assertThat(chart.surface().historyDraws).isEqualTo(history);
            assertThat(chart.surface().liveDraws).isEqualTo(live);
            assertThat(chart.surface().cursorDraws).isEqualTo(cursor + 1);
            Color label = chart.theme().color(ChartColor.LABEL);
            Frame f = frame(chart);
            assertColor(pixel(image, f.layout().plotWidth() + 4, 250), label, "price label");
            assertColor(pixel(image, 402, f.layout().plotHeight() + 3), label, "time label");
        });
    }

    @Test
    void redrawsNoHistoryWhileTheNewestCandleTicksWithinItsRange() {
        FxThread.run(() -> {
            CandleSeries series = fallingBut(3);
            CandleChart chart = chart(series);
            Scene scene = scene(chart);
            int history = chart.surface().historyDraws;
            int live = chart.surface().liveDraws;
            Candle last = series.last();
            series.update(new Candle(last.openTime(), 19_200, 20_000, 19_000, 19_900, 1, 2));
            WritableImage image = ChartStudio.picture(scene);
            assertThat(chart.surface().historyDraws).isEqualTo(history);
            assertThat(chart.surface().liveDraws).isEqualTo(live + 1);
            Frame f = frame(chart);
            double newest = f.layout().plotWidth() - chart.viewport().margin() - 4;
            assertColor(
                    pixel(image, newest, f.scale().y(19_500L)),
                    chart.theme().color(ChartColor.UP),
                    "newest candle now rises");

            series.update(new Candle(last.openTime(), 19_200, 21_000, 19_000, 20_900, 1, 3));
            ChartStudio.picture(scene);
            assertThat(chart.surface().historyDraws).isEqualTo(history + 1);
        });
    }

    @Test
    void takesItsColoursFromTheStylesheet() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(COUNT - 10));
            Scene scene = ChartStudio.scene(chart, WIDTH, HEIGHT, "");
            String css =
                    ".candle-chart { -token-up: rgb(1, 2, 250); -chart-canvas: rgb(9, 90, 9); }";
            scene.getStylesheets()
                    .add(
                            "data:text/css;base64,"
                                    + Base64.getEncoder()
                                            .encodeToString(css.getBytes(StandardCharsets.UTF_8)));
            WritableImage image = ChartStudio.picture(scene);
            Frame f = frame(chart);
            double x = f.layout().plotWidth() - chart.viewport().margin() - 4 - 72;
            assertColor(pixel(image, x, f.scale().y(19_500L)), Color.rgb(1, 2, 250), "body");
            assertColor(pixel(image, x, f.scale().y(20_020L)), Color.rgb(9, 90, 9), "canvas");
        });
    }

    @Test
    void followsTheRootsThemeClasses() {
        FxThread.run(() -> {
            CandleChart light = chart(fallingBut(3));
            ChartStudio.picture(light, WIDTH, HEIGHT, "light");
            CandleChart blind = chart(fallingBut(3));
            ChartStudio.picture(blind, WIDTH, HEIGHT, "colour-blind");
            CandleChart dark = chart(fallingBut(3));
            ChartStudio.picture(dark, WIDTH, HEIGHT, "");
            assertThat(light.theme().color(ChartColor.CANVAS).getBrightness()).isEqualTo(1);
            assertThat(dark.theme().color(ChartColor.CANVAS).getBrightness()).isLessThan(0.1);
            assertThat(blind.theme().color(ChartColor.UP))
                    .isNotEqualTo(dark.theme().color(ChartColor.UP));
            for (CandleChart chart : List.of(light, blind, dark)) {
                assertReadable(chart.theme());
            }
        });
    }

    /** Text 4.5, graphics that carry meaning 3, as WCAG 2 asks. */
    private static void assertReadable(ChartTheme theme) {
        Color canvas = theme.color(ChartColor.CANVAS);
        for (ChartColor text : List.of(ChartColor.TEXT, ChartColor.MUTED)) {
            assertThat(Frame.contrast(theme.color(text), canvas)).as("%s", text).isGreaterThan(4.5);
        }
        assertThat(
                        Frame.contrast(
                                theme.color(ChartColor.LABEL_TEXT), theme.color(ChartColor.LABEL)))
                .isGreaterThan(4.5);
        for (ChartColor mark :
                EnumSet.of(
                        ChartColor.UP,
                        ChartColor.DOWN,
                        ChartColor.ACCENT,
                        ChartColor.ATTENTION,
                        ChartColor.OVERLAY_1,
                        ChartColor.OVERLAY_2,
                        ChartColor.OVERLAY_3)) {
            assertThat(Frame.contrast(theme.color(mark), canvas)).as("%s", mark).isGreaterThan(3);
        }
    }

    @Test
    void drawsOwnOrdersAcrossThePlotAndFillsAtTheirPrice() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(3));
            chart.setPriceLines(
                    List.of(new PriceLine(20_050, "0.5 limit", PriceLine.Role.SELL_ORDER)));
            chart.setMarkers(
                    List.of(
                            new TradeMarker(
                                    (COUNT - 20) * MINUTE + 5, 18_990, Side.BUY, "0.5 @ 189.90")));
            Scene scene = scene(chart);
            WritableImage image = ChartStudio.picture(scene);
            Frame f = frame(chart);
            Color down = chart.theme().color(ChartColor.DOWN);
            int y = (int) f.scale().y(20_050L);
            int reddish = 0;
            for (int x = 0; x < 500; x++) {
                Color c = pixel(image, x, y);
                reddish += c.getRed() > 0.5 && c.getGreen() < 0.4 ? 1 : 0;
            }
            assertThat(reddish).as("dashes of 5 and gaps of 4").isBetween(250, 310);
            assertColor(
                    pixel(image, f.layout().plotWidth() + 1, y), down, "role stripe at the axis");
            double x = f.view().x(COUNT - 20);
            assertColor(
                    pixel(image, x, f.scale().y(18_990L) + 5),
                    chart.theme().color(ChartColor.UP),
                    "triangle under the price");
        });
    }

    @Test
    void asksForHistoryOncePerOldestCandle() {
        FxThread.run(() -> {
            CandleSeries series = fallingBut(3);
            CandleChart chart = chart(series);
            List<Long> asked = new ArrayList<>();
            chart.setOnHistoryNeeded(asked::add);
            Scene scene = scene(chart);
            chart.showOldest();
            ChartStudio.picture(scene);
            chart.pan(-3);
            ChartStudio.picture(scene);
            assertThat(asked).containsExactly(0L);
            series.prepend(List.of(new Candle(-MINUTE, 5, 5, 5, 5, 1, 1)));
            ChartStudio.picture(scene);
            chart.pan(-1);
            ChartStudio.picture(scene);
            assertThat(asked).containsExactly(0L, -MINUTE);
        });
    }

    @Test
    void saysWhatIsTheMatterWithTheData() {
        FxThread.run(() -> {
            CandleChart chart = new CandleChart();
            chart.setSeries(new CandleSeries(Timeframe.M1, 2, 8), "BTC-USDT 1m");
            Scene scene = scene(chart);
            assertThat(shown(chart, ".chart-status-headline"))
                    .isEqualTo("No candles for BTC-USDT 1m yet");
            chart.statusProperty().set(new ChartStatus.Loading("BTC-USDT 1m"));
            assertThat(shown(chart, ".chart-status-headline")).isEqualTo("Loading BTC-USDT 1m");
            assertThat(chart.lookupAll(".progress-indicator"))
                    .as("moving signs, that repaint the window all the while")
                    .isEmpty();
            chart.statusProperty().set(new ChartStatus.Empty("Nothing", "Do this"));
            assertThat(shown(chart, ".chart-status-advice")).isEqualTo("Do this");
            chart.statusProperty()
                    .set(new ChartStatus.Disconnected(Instant.parse("2024-08-08T14:03:22Z")));
            chart.setSeries(fallingBut(3), "BTC-USDT 1m");
            assertThat(shown(chart, ".chart-banner"))
                    .isEqualTo("Disconnected since 14:03:22 \u2013 the last price is stale");
            assertThat(shown(chart, ".chart-status-headline")).isEmpty();
            chart.statusProperty().set(ChartStatus.READY);
            assertThat(shown(chart, ".chart-banner")).isEmpty();
            ChartStudio.picture(scene);
        });
    }

    private static String shown(CandleChart chart, String selector) {
        chart.applyCss();
        chart.layout();
        Label label = (Label) chart.lookup(selector);
        return label.isVisible() && label.getParent().isVisible() ? label.getText() : "";
    }

    @Test
    void dimsTheCandlesWhileDisconnected() {
        FxThread.run(() -> {
            CandleChart chart = chart(fallingBut(COUNT - 10));
            Scene scene = scene(chart);
            chart.statusProperty().set(new ChartStatus.Disconnected(Instant.EPOCH));
            WritableImage image = ChartStudio.picture(scene);
            Frame f = frame(chart);
            double x = f.layout().plotWidth() - chart.viewport().margin() - 4 - 72;
            Color dimmed = pixel(image, x, f.scale().y(19_500L));
            Color up = chart.theme().color(ChartColor.UP);
            assertThat(dimmed.getGreen()).isLessThan(up.getGreen() * 0.6);
            assertThat(dimmed.getGreen()).isGreaterThan(up.getGreen() * 0.2);
        });
    }

    @Test
    void showsAWholeSeriesOfAMillionCandlesWithOneCellPerPixel() {
        FxThread.run(() -> {
            CandleChart chart = chart(SampleCandles.series(Timeframe.M1, 1_000_000, 5));
            Scene scene = scene(chart);
            chart.viewport().setSpacing(0);
            chart.viewChanged();
            ChartStudio.picture(scene);
            Frame f = frame(chart);
            assertThat(f.lastCell() - f.firstCell()).isLessThanOrEqualTo(WIDTH);
            assertThat(f.cellWidth()).isBetween(1.0, 2.0);
            assertThat(f.view().left()).isCloseTo(0, within(1e-3));
        });
    }

    @Test
    void makesSurfacesBeyondTheTextureLimitOfSeveralImages() {
        FxThread.run(() -> {
            RasterLayer layer = new RasterLayer();
            layer.fit(2_000, 1_000, 2);
            assertThat(layer.tiles()).isEqualTo(1);
            layer.fit(5_120, 1_440, 1);
            assertThat(layer.tiles()).isEqualTo(2);
            layer.fit(2_560, 2_100, 2);
            assertThat(layer.tiles()).isEqualTo(4);

            CandleChart chart = chart(fallingBut(COUNT - 10));
            Scene scene = scene(chart);
            WritableImage whole = ChartStudio.picture(scene);
            chart.surface().setOutputScale(1);
            ChartStudio.picture(scene);
            assertThat(chart.surface().tiles()).isEqualTo(1);
            assertThat(whole.getWidth()).isEqualTo(WIDTH);
        });
    }

    @Test
    void drawsTheSamePictureWhetherItIsOneSurfaceOrSeveral() {
        FxThread.run(() -> {
            CandleChart one = chart(fallingBut(COUNT - 10));
            CandleChart several = chart(fallingBut(COUNT - 10));
            WritableImage a = ChartStudio.picture(one, WIDTH, HEIGHT, "");
            several.surface().setTextureLimit(300);
            WritableImage b = ChartStudio.picture(several, WIDTH, HEIGHT, "");
            assertThat(several.surface().tiles()).isEqualTo(8);
            int different = 0;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    different += isColor(pixel(a, x, y), pixel(b, x, y)) ? 0 : 1;
                }
            }
            assertThat(different).isLessThan(50);
        });
    }
}
