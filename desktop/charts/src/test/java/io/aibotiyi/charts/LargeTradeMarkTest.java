package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** Large trades on a candle chart. */
class LargeTradeMarkTest {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int CANDLES = 3_000;

    private static CandleChart chart(LargeTrades trades) {
        CandleChart chart = new CandleChart();
        chart.setClock(InstantSource.fixed(Instant.EPOCH));
        chart.extremesShownProperty().set(false);
        chart.setSeries(SampleCandles.series(Timeframe.M5, CANDLES, 7), "");
        chart.setLargeTrades(trades);
        return chart;
    }

    /** One trade in every eighth candle, at its close, and a very large one in the middle. */
    private static LargeTrades trades(CandleSeries series) {
        Random random = new Random(5);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < series.size(); i += 8) {
            Candle c = series.candle(i);
            long quantity = 1L + random.nextInt(40) + (i == CANDLES / 2 + 4 ? 400 : 0);
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            trades.add(new Trade(i, c.openTime() + 9, 0, c.close(), quantity * 10_000_000L, side));
        }
        LargeTrades large = new LargeTrades(100_000_000);
        large.takeAll(trades);
        return large;
    }

    private static Frame frame(CandleChart chart) {
        return Objects.requireNonNull(chart.surface().frame());
    }

    @Test
    void noLargeTradeIsLostHoweverFarOneZoomsOut() {
        FxThread.run(() -> {
            CandleSeries series = SampleCandles.series(Timeframe.M5, CANDLES, 7);
            LargeTrades trades = trades(series);
            CandleChart chart = chart(trades);
            Scene scene = ChartStudio.scene(chart, WIDTH, HEIGHT, "");
            ChartStudio.picture(scene);
            for (double spacing = 40; spacing > 0.1; spacing /= 2) {
                chart.viewport().setSpacing(spacing);
                chart.viewport().panCandles(CANDLES / 2 + 8 - chart.viewport().right());
                chart.viewChanged();
                ChartStudio.picture(scene);
                Frame f = frame(chart);
                assertThat(f.largeTrades()).isNotEmpty();
                LargeTradeMark largest = f.largeTrades().getFirst();
                assertThat(largest.span().largest().quantity())
                        .as("at %s pixels a candle", spacing)
                        .isGreaterThan(4_000_000_000L);
                assertThat(f.largeTrades()).hasSizeLessThan(WIDTH / 16);
                assertThat(f.largeTrades())
                        .allMatch(m -> m.radius() <= largest.radius())
                        .allMatch(m -> m.radius() >= 4);
            }
            chart.viewport().setSpacing(0.01);
            chart.followingProperty().set(true);
            ChartStudio.picture(scene);
            long shown = frame(chart).largeTrades().stream().mapToLong(m -> m.span().count()).sum();
            long all =
                    trades.between(0, series.last().openTime() + 10, 1e15).stream()
                            .mapToLong(LargeTrades.Span::count)
                            .sum();
            assertThat(shown).isEqualTo(all).isGreaterThan(200);
        });
    }

    @Test
    void drawsThemAsTheGoldenPicture() {
        FxThread.run(() -> {
            CandleChart chart = chart(trades(SampleCandles.series(Timeframe.M5, CANDLES, 7)));
            chart.viewport().setSpacing(3);
            WritableImage image = ChartStudio.picture(chart, WIDTH, HEIGHT, "");
            ChartLayout l = frame(chart).layout();
            Golden.assertLike("large-trades", image, l.plotWidth() - 420, 40, 420, 300);
        });
    }

    @Test
    void aTradeThatComesInIsShownAndItsFiguresAreToldUnderThePointer() {
        FxThread.run(() -> {
            CandleSeries series = SampleCandles.series(Timeframe.M5, CANDLES, 7);
            LargeTrades trades = new LargeTrades(10);
            CandleChart chart = chart(trades);
            Scene scene = ChartStudio.scene(chart, WIDTH, HEIGHT, "");
            ChartStudio.picture(scene);
            assertThat(frame(chart).largeTrades()).isEmpty();
            Candle last = series.last();
            trades.takeAll(List.of(new Trade(1, last.openTime(), 0, last.close(), 50, Side.SELL)));
            ChartStudio.picture(scene);
            LargeTradeMark mark = frame(chart).largeTrades().getFirst();
            assertThat(mark.y()).isEqualTo(frame(chart).scale().y(last.close()));
            WritableImage without = scene.snapshot(null);
            chart.surface().setPointer(new CursorPainter.Pointer(mark.x(), mark.y()));
            WritableImage with = ChartStudio.picture(scene);
            int row = 0;
            for (int x = 12; x < 200; x++) {
                for (int y = 30; y < 48; y++) {
                    int a = without.getPixelReader().getArgb(x, y);
                    row += a == with.getPixelReader().getArgb(x, y) ? 0 : 1;
                }
            }
            assertThat(row).as("a row of the legend tells them").isGreaterThan(100);
            chart.setLargeTrades(null);
            ChartStudio.picture(scene);
            assertThat(frame(chart).largeTrades()).isEmpty();
        });
    }
}
