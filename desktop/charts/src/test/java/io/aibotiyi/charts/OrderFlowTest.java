package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

/** Footprints, profiles, CVD and VWAP bands on a chart. */
class OrderFlowTest {

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

    private static void assertGolden(String name, CandleChart chart) {
        WritableImage image = ChartStudio.picture(chart, WIDTH, HEIGHT, "");
        ChartLayout l = Objects.requireNonNull(chart.surface().frame()).layout();
        Golden.assertLike(name, image, l.plotWidth() - 420, 40, 420, l.plotHeight() - 40);
    }

    @Test
    void drawsFootprintsAsTheGoldenPicture() {
        FxThread.run(() -> {
            CandleChart chart = chart(90);
            chart.setFootprints(
                    SampleFlow.footprints(Objects.requireNonNull(chart.getSeries()), 580, 2_500));
            chart.options().typeProperty().set(ChartType.FOOTPRINT);
            assertGolden("footprint", chart);
        });
    }

    @Test
    void drawsProfilesAsTheGoldenPictures() {
        FxThread.run(() -> {
            CandleChart visible = chart(6);
            visible.options().profileProperty().set(ProfileMode.VISIBLE);
            assertGolden("profile-visible", visible);
            CandleChart session = chart(1);
            session.options().profileProperty().set(ProfileMode.SESSION);
            assertGolden("profile-session", session);
        });
    }

    @Test
    void cvdSumsDeltasAndFollowsTheNewestCandlesTrades() {
        FxThread.run(() -> {
            CandleSeries series = new CandleSeries(Timeframe.M1, 2, 0);
            long minute = Timeframe.M1.nanos();
            series.replaceAll(
                    List.of(
                            new Candle(0, 10, 10, 10, 10, 9, 1),
                            new Candle(minute, 10, 10, 10, 10, 9, 1),
                            new Candle(2 * minute, 10, 10, 10, 10, 9, 1)));
            FootprintSeries trades = new FootprintSeries(Timeframe.M1, 1);
            trades.take(new Trade(1, minute + 1, 0, 10, 7, Side.BUY));
            trades.take(new Trade(2, minute + 2, 0, 10, 3, Side.SELL));
            trades.take(new Trade(3, 2 * minute, 0, 10, 5, Side.SELL));
            StudyLine line = new StudyLine(new CumulativeDelta(trades), "cvd");
            line.follow(series, false);
            assertThat(line.output(0).at(0)).as("no trades known").isNaN();
            assertThat(line.output(0).at(1)).isEqualTo(4);
            assertThat(line.output(0).at(2)).isEqualTo(-1);
            assertThat(line.output(1).at(2)).isEqualTo(-5);
            trades.take(new Trade(4, 2 * minute + 9, 0, 10, 2, Side.BUY));
            line.follow(series, false);
            assertThat(line.output(0).at(2)).isEqualTo(1);
            Footprint live = Objects.requireNonNull(trades.at(2 * minute));
            assertThat(live.delta()).isEqualTo(-3);
        });
    }

    @Test
    void cvdSaysWhyItIsEmpty() {
        CandleSeries series = new CandleSeries(Timeframe.M5, 2, 0);
        FootprintSeries none = new FootprintSeries(Timeframe.M5, 1);
        assertThat(new CumulativeDelta(none).unavailable(series))
                .contains("needs trades, none has come in yet");
        assertThat(new CumulativeDelta(new FootprintSeries(Timeframe.M1, 1)).unavailable(series))
                .contains("trades are kept for 1m candles");
    }

    @Test
    void vwapBandsAreWeightedDeviationsSinceMidnight() {
        CandleSeries series = new CandleSeries(Timeframe.H1, 2, 0);
        Study.Run run = new SessionVwap(List.of(1.0, 2.0)).start(series);
        double[] out = new double[5];
        long hour = Timeframe.H1.nanos();
        run.next(new Candle(0, 1, 1, 1, 1, 100, 1), out);
        // 3 at price 600,000 and 1 at 600,400: mean 600,100, variance 30,000
        run.next(new Candle(24 * hour, 600_000, 600_000, 600_000, 600_000, 3, 1), out);
        assertThat(out[0]).isEqualTo(600_000);
        Candle second = new Candle(25 * hour, 600_400, 600_400, 600_400, 600_400, 1, 1);
        run.peek(second, out);
        double[] again = new double[5];
        run.next(second, again);
        assertThat(again).isEqualTo(out);
        assertThat(out[0]).isCloseTo(600_100, within(1e-6));
        assertThat(out[1]).isCloseTo(600_100 + Math.sqrt(30_000), within(1e-6));
        assertThat(out[4]).isCloseTo(600_100 - 2 * Math.sqrt(30_000), within(1e-6));
    }
}
