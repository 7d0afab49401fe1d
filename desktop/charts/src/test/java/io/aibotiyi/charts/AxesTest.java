package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxesTest {

    private static List<TimeLabel> labels(CandleSeries series, double spacing, ZoneId zone) {
        Viewport view = new Viewport();
        view.setWidth(1_000);
        view.reset(series.firstPosition(), series.endPosition());
        view.setSpacing(spacing);
        return new TimeGrid(zone, Locale.ENGLISH).labels(series, view, 90);
    }

    private static CandleSeries series(Timeframe timeframe, String start, int count) {
        CandleSeries series = new CandleSeries(timeframe, 2, 8);
        series.replaceAll(
                SampleCandles.of(
                        timeframe, count, 7, 100_000, 1, EpochNanos.of(Instant.parse(start))));
        return series;
    }

    @Test
    void stepsInOneTwoFive() {
        assertThat(PriceGrid.niceStep(0.3, 1)).isEqualTo(1);
        assertThat(PriceGrid.niceStep(1.2, 1)).isEqualTo(2);
        assertThat(PriceGrid.niceStep(3, 1)).isEqualTo(5);
        assertThat(PriceGrid.niceStep(7, 1)).isEqualTo(10);
        assertThat(PriceGrid.niceStep(5_001, 1)).isEqualTo(10_000);
        assertThat(PriceGrid.niceStep(3, 100)).isEqualTo(100);
        assertThat(PriceGrid.niceStep(4e18, 1)).isPositive();
    }

    @Test
    void labelsRoundPricesThatKeepTheirDistanceOnBothScales() {
        long seed = new Random().nextLong();
        System.out.println("AxesTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            double low = 1 + random.nextDouble() * 1e6;
            double high = low * (1 + random.nextDouble() * 50) + 10;
            PriceScale scale = new PriceScale(low, high, random.nextBoolean(), 0, 600);
            List<Long> prices = PriceGrid.prices(scale, 1, 44);
            assertThat(prices).as("seed %d round %d %s", seed, i, scale).isNotEmpty();
            for (int j = 0; j < prices.size(); j++) {
                assertThat((double) prices.get(j)).isBetween(low - 1e-6, high + 1e-6);
                if (j > 0) {
                    assertThat(scale.y(prices.get(j - 1)) - scale.y(prices.get(j)))
                            .as("seed %d round %d %s", seed, i, scale)
                            .isGreaterThan(43);
                }
            }
        }
    }

    @Test
    void mapsPricesToPixelsAndBack() {
        for (boolean log : new boolean[] {false, true}) {
            PriceScale scale = new PriceScale(100, 10_000, log, 10, 510);
            assertThat(scale.y(100.0)).isCloseTo(510, within(1e-9));
            assertThat(scale.y(10_000.0)).isCloseTo(10, within(1e-9));
            assertThat(scale.priceAt(scale.y(1_234.0))).isCloseTo(1_234, within(1e-6));
        }
        assertThat(new PriceScale(100, 10_000, true, 0, 500).y(1_000.0))
                .isCloseTo(250, within(1e-9));
    }

    @Test
    void namesMidnightByItsDayAmongHours() {
        List<TimeLabel> labels =
                labels(series(Timeframe.M15, "2024-08-08T00:00:00Z", 200), 8, ZoneOffset.UTC);
        assertThat(labels).extracting(TimeLabel::text).contains("9", "10", "06:00", "12:00");
        assertThat(labels)
                .filteredOn(TimeLabel::major)
                .extracting(TimeLabel::text)
                .containsExactly("9", "10");
    }

    @Test
    void namesTheFirstOfAMonthByTheMonthAndOfAYearByTheYear() {
        List<TimeLabel> labels =
                labels(series(Timeframe.D1, "2023-10-01T00:00:00Z", 120), 8, ZoneOffset.UTC);
        assertThat(labels).extracting(TimeLabel::text).contains("Nov", "Dec", "2024", "16");
        List<TimeLabel> years =
                labels(series(Timeframe.D1, "2018-01-01T00:00:00Z", 2_500), 0.35, ZoneOffset.UTC);
        assertThat(years).extracting(TimeLabel::text).contains("2019", "2023");
    }

    @Test
    void putsDayBoundariesAtTheZonesMidnight() {
        CandleSeries series = series(Timeframe.H1, "2024-08-08T00:00:00Z", 100);
        for (TimeLabel label : labels(series, 8, ZoneId.of("Asia/Tokyo"))) {
            if (label.major() && label.position() < series.endPosition()) {
                Instant time = EpochNanos.toInstant(series.timeAt(label.position()));
                assertThat(time.atZone(ZoneId.of("Asia/Tokyo")).getHour()).isZero();
            }
        }
    }

    @Test
    void keepsLabelsApartAcrossGapsAndContinuesThemAfterTheNewestCandle() {
        List<Candle> candles = new ArrayList<>(SampleCandles.of(Timeframe.M1, 300, 3));
        long later = SampleCandles.START + 400 * Timeframe.D1.nanos() + 17 * Timeframe.M1.nanos();
        candles.addAll(SampleCandles.of(Timeframe.M1, 100, 4, 100_000, 1, later));
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        series.replaceAll(candles);
        List<TimeLabel> labels = labels(series, 5, ZoneOffset.UTC);
        assertThat(labels).extracting(TimeLabel::text).contains("2025");
        for (int i = 1; i < labels.size(); i++) {
            assertThat((labels.get(i).position() - labels.get(i - 1).position()) * 5)
                    .isGreaterThan(60);
        }
        assertThat(labels.getLast().position()).isGreaterThanOrEqualTo(series.endPosition());
    }

    @Test
    void picksTheFinestLevelWhoseCellsTakeAPixel() {
        assertThat(FrameBuilder.level(8, 20)).isZero();
        assertThat(FrameBuilder.level(1, 20)).isZero();
        assertThat(FrameBuilder.level(0.99, 20)).isEqualTo(1);
        assertThat(FrameBuilder.level(0.001, 20)).isEqualTo(10);
        assertThat(FrameBuilder.level(0.001, 5)).isEqualTo(4);
    }

    @Test
    void centresTheWickInTheBodyAndLeavesAGap() {
        for (int spacing = 3; spacing < 120; spacing++) {
            long body = CandleColumns.bodyWidth(spacing, 1);
            assertThat(body % 2).isEqualTo(1);
            assertThat(body).isLessThan(spacing);
        }
        assertThat(CandleColumns.bodyWidth(16, 2) % 2).isZero();
    }

    @Test
    void movesTagsApartInTheOrderOfTheirPricesAroundTheFirst() {
        AxisTags tags = new AxisTags();
        double[] placed = new double[4];
        tags.add(100, 107, 32, y -> placed[0] = y);
        tags.add(101, 101, 18, y -> placed[1] = y);
        tags.add(98, 98, 18, y -> placed[2] = y);
        tags.add(102, 102, 18, y -> placed[3] = y);
        tags.draw(0, 400, all -> assertThat(all).hasSize(4));
        assertThat(placed[0]).isEqualTo(107);
        assertThat(placed[1]).isEqualTo(107 + 16 + 9 + 1);
        assertThat(placed[3]).isEqualTo(placed[1] + 19);
        assertThat(placed[2]).isEqualTo(107 - 16 - 9 - 1);
    }
}
