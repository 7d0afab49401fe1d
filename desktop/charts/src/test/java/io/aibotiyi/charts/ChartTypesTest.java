package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.charts.CursorPainter.Pointer;
import io.aibotiyi.domain.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Chart types, axes, panes and comparisons on the pixels. */
class ChartTypesTest {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;

    private static CandleChart chart(double spacing) {
        CandleChart chart = new CandleChart();
        chart.setClock(InstantSource.fixed(Instant.EPOCH));
        chart.extremesShownProperty().set(false);
        chart.setSeries(SampleCandles.series(Timeframe.M5, 600, 7), "");
        chart.viewport().setSpacing(spacing);
        return chart;
    }

    private static Frame frame(CandleChart chart) {
        return Objects.requireNonNull(chart.surface().frame());
    }

    private static void assertGolden(String name, CandleChart chart) {
        WritableImage image = ChartStudio.picture(chart, WIDTH, HEIGHT, "");
        ChartLayout l = frame(chart).layout();
        Golden.assertLike(name, image, l.plotWidth() - 420, 40, 420, l.plotHeight() - 40);
    }

    @ParameterizedTest
    @EnumSource
    void drawsEachTypeAsItsGoldenPicture(ChartType type) {
        FxThread.run(() -> {
            CandleChart chart = chart(9);
            chart.options().typeProperty().set(type);
            assertGolden("type-" + type.name().toLowerCase(java.util.Locale.ROOT), chart);
        });
    }

    @Test
    void drawsStudiesInPanesAsTheGoldenPicture() {
        FxThread.run(() -> {
            CandleChart chart = chart(6);
            chart.setStudies(
                    List.of(
                            new SampleStudies.Bollinger(20),
                            new SampleStudies.Momentum(10),
                            new SampleStudies.Absent("CVD", "needs a trades feed")));
            assertGolden("panes", chart);
            assertThat(frame(chart).layout().panes())
                    .extracting(ChartLayout.Pane::id)
                    .containsExactly("volume", "study Momentum 10", "study CVD");
            assertThat(chart.surface().studies().getLast().reason())
                    .contains("needs a trades feed");
        });
    }

    @Test
    void aStudyIsTheSameTickByTickAsFromHistory() {
        FxThread.run(() -> {
            CandleChart streamed = new CandleChart();
            CandleSeries series = new CandleSeries(Timeframe.M5, 2, 8);
            streamed.setSeries(series, "");
            streamed.setStudies(List.of(new SampleStudies.Bollinger(20)));
            Scene scene = ChartStudio.scene(streamed, WIDTH, HEIGHT, "");
            for (var candle : SampleCandles.of(Timeframe.M5, 90, 5)) {
                series.update(candle);
                scene.getRoot().layout();
            }
            CandleChart whole = new CandleChart();
            whole.setSeries(series, "");
            whole.setStudies(List.of(new SampleStudies.Bollinger(20)));
            ChartStudio.picture(whole, WIDTH, HEIGHT, "");
            for (int p = 0; p < 90; p++) {
                for (int i = 0; i < 3; i++) {
                    assertThat(streamed.surface().studies().getFirst().output(i).at(p))
                            .isEqualTo(
                                    Double.valueOf(
                                            whole.surface().studies().getFirst().output(i).at(p)));
                }
            }
            assertThat(whole.surface().studies().getFirst().output(0).at(18)).isNaN();
            assertThat(whole.surface().studies().getFirst().output(0).at(19)).isPositive();
        });
    }

    @Test
    void percentAxisCountsFromTheFirstCandleInView() {
        FxThread.run(() -> {
            CandleChart chart = chart(6);
            chart.options().axisModeProperty().set(AxisMode.PERCENT);
            ChartStudio.picture(chart, WIDTH, HEIGHT, "");
            Frame f = frame(chart);
            long first = f.series().candleAt(f.firstCell()).close();
            assertThat(f.percentBase()).isEqualTo((double) first);
            assertThat(f.axisText(first * 102 / 100)).isEqualTo("+2.00 %");
            assertThat(f.priceLabels()).hasSizeGreaterThan(2);
            for (AxisLabel label : f.priceLabels()) {
                double told =
                        Double.parseDouble(label.text().replace("\u2212", "-").replace(" %", ""));
                assertThat(label.value() / (double) first * 100 - 100)
                        .isCloseTo(told, org.assertj.core.api.Assertions.within(0.051));
            }
        });
    }

    @Test
    void comparesAnotherSeriesByItsChange() {
        FxThread.run(() -> {
            CandleChart chart = chart(6);
            CandleSeries other = new CandleSeries(Timeframe.M15, 4, 2);
            other.replaceAll(
                    SampleCandles.of(Timeframe.M15, 220, 99, 3_000_000, 1, SampleCandles.START));
            chart.setComparisons(List.of(new Comparison(other, "ETH", ChartColor.OVERLAY_1)));
            assertGolden("comparison", chart);
            Frame f = frame(chart);
            assertThat(chart.options().axisModeProperty().get()).isEqualTo(AxisMode.PERCENT);
            ComparedLine line = f.compared().getFirst();
            assertThat(line.prices()[0]).isEqualTo(f.percentBase());
            int cell = f.firstCell() + 50;
            long time = f.series().timeAt(cell);
            double change = line.prices()[50] / f.percentBase() * 100 - 100;
            assertThat(line.percentAt(time))
                    .isCloseTo(change, org.assertj.core.api.Assertions.within(1e-9));
            double ownBase = line.comparison().closeAt(f.series().timeAt(f.firstCell()));
            assertThat(line.comparison().closeAt(time) / ownBase * 100 - 100)
                    .isCloseTo(change, org.assertj.core.api.Assertions.within(1e-9));
        });
    }

    @Test
    void linksCrosshairsByTimeAndByPriceOfTheSameInstrument() {
        FxThread.run(() -> {
            CrosshairLink link = new CrosshairLink();
            CandleChart a = chart(6);
            CandleChart b = chart(6);
            a.setSeries(Objects.requireNonNull(a.getSeries()), "BTC \u00B7 5m");
            CandleSeries coarse = SampleCandles.series(Timeframe.M15, 200, 7);
            b.setSeries(coarse, "BTC \u00B7 15m");
            a.setCrosshairLink(link);
            b.setCrosshairLink(link);
            Scene first = ChartStudio.scene(a, WIDTH, HEIGHT, "");
            Scene second = ChartStudio.scene(b, WIDTH, HEIGHT, "");
            ChartStudio.picture(first);
            WritableImage before = ChartStudio.picture(second);
            CrosshairLink.Spot[] told = new CrosshairLink.Spot[1];
            link.addListener(spot -> told[0] = spot);
            a.surface().setPointer(new Pointer(300, 150));
            assertThat(told[0].source()).isSameAs(a);
            Pointer there = Objects.requireNonNull(LinkedPointer.of(b, frame(b), told[0]));
            int position = (int) Math.floor(frame(b).view().positionAt(there.x()));
            long time = told[0].time().getAsLong();
            assertThat(coarse.timeAt(position)).isBetween(time - 900_000_000_000L + 1, time);
            WritableImage after = ChartStudio.picture(second);
            int x = (int) Math.floor(there.x());
            assertThat(after.getPixelReader().getColor(x, 297))
                    .isNotEqualTo(before.getPixelReader().getColor(x, 297));
            a.surface().setPointer(null);
            assertThat(told[0].time()).isEmpty();
            assertThat(link.listeners()).isEqualTo(3);
            first.setRoot(new javafx.scene.layout.StackPane());
            second.setRoot(new javafx.scene.layout.StackPane());
            assertThat(link.listeners()).isEqualTo(1);
        });
    }

    @Test
    void marksWhereADayBeginsInTheAxisZone() {
        FxThread.run(() -> {
            CandleChart chart = chart(3);
            chart.options().sessionBreaksProperty().set(true);
            chart.zoneProperty().set(java.time.ZoneId.of("Asia/Tokyo"));
            ChartStudio.picture(chart, 1_200, HEIGHT, "");
            chart.showOldest();
            ChartStudio.picture(chart, 1_200, HEIGHT, "");
            List<Integer> breaks = frame(chart).sessionBreaks();
            // midnight in Tokyo is 15:00 UTC: 180 candles of five minutes after the start
            assertThat(breaks).startsWith(180);
            TimeGrid grid = frame(chart).timeGrid();
            CandleSeries series = frame(chart).series();
            assertThat(grid.dayStarts(series, chart.viewport(), 863)).isNotEmpty();
            assertThat(grid.dayStarts(series, chart.viewport(), 865)).isEmpty();
        });
    }

    @Test
    void irregularBarsHaveTimesUnderThemAndNoCountdown() {
        FxThread.run(() -> {
            TradeBars bars = new TradeBars(new BarRule.Renko(6_000), 2, 8);
            for (var c : SampleCandles.of(Timeframe.M1, 4_000, 5)) {
                bars.take(c.openTime(), c.close(), c.volume());
            }
            CandleChart chart = new CandleChart();
            chart.extremesShownProperty().set(false);
            chart.setSeries(bars.series(), "");
            assertThat(bars.series().size()).isGreaterThan(60);
            assertGolden("renko", chart);
            assertThat(frame(chart).timeLabels()).hasSizeBetween(2, 12);
        });
    }

    @Test
    void paneSharesFollowTheDraggedDividerAndKeepTheirBounds() {
        PaneShares shares = new PaneShares();
        shares.show(List.of("volume", "a", "b"));
        List<PaneShares.Share> before = shares.fitted();
        assertThat(before.stream().mapToDouble(PaneShares.Share::part).sum())
                .isLessThanOrEqualTo(1 - PaneShares.PRICE_BEGINS + 1e-9);
        shares.drag(1, -0.1);
        List<PaneShares.Share> now = shares.fitted();
        Offset<Double> exact = within(1e-9);
        assertThat(now.get(1).part()).isCloseTo(before.get(1).part() + 0.1, exact);
        assertThat(now.get(0).part()).isCloseTo(before.get(0).part() - 0.1, exact);
        shares.drag(0, -5);
        double total = shares.fitted().stream().mapToDouble(PaneShares.Share::part).sum();
        assertThat(total).isLessThanOrEqualTo(1 - PaneShares.PRICE_KEEPS + 1e-9);
        shares.drag(2, 5);
        assertThat(shares.fitted().get(2).part())
                .isGreaterThanOrEqualTo(PaneShares.SMALLEST - 1e-9);
        PaneShares copy = new PaneShares();
        copy.restore(java.util.Map.of("a", 7.0, "b", 0.2, "c", Double.NaN));
        assertThat(copy.dragged()).containsOnlyKeys("b");
    }

    @Test
    void drawsNoMoreCellsThanPixelsWhateverTheHistory() {
        FxThread.run(() -> {
            CandleChart chart = new CandleChart();
            chart.setSeries(SampleCandles.series(Timeframe.M1, 60_000, 7), "");
            chart.setStudies(List.of(new SampleStudies.Bollinger(20)));
            chart.viewport().setSpacing(0.0001);
            ChartStudio.picture(chart, WIDTH, HEIGHT, "");
            Frame f = frame(chart);
            assertThat(f.lastCell() - f.firstCell()).isLessThan(WIDTH);
            assertThat(f.cellWidth()).isLessThan(2);
        });
    }
}
