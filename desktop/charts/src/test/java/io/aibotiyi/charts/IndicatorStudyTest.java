package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.BarColumns;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.Settings;
import io.aibotiyi.indicators.catalogue.Catalogue;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class IndicatorStudyTest {

    private static BarColumns columns(CandleSeries series) {
        int n = series.size();
        long[] time = new long[n];
        double[][] c = new double[5][n];
        for (int i = 0; i < n; i++) {
            Candle candle = series.candle(i);
            time[i] = candle.openTime();
            c[0][i] = candle.open() / 100.0;
            c[1][i] = candle.high() / 100.0;
            c[2][i] = candle.low() / 100.0;
            c[3][i] = candle.close() / 100.0;
            c[4][i] = candle.volume() / 1e8;
        }
        return new BarColumns(time, c[0], c[1], c[2], c[3], c[4], null, null);
    }

    @Test
    void everyIndicatorOfTheCatalogueShowsItsOwnValuesOrItsReason() {
        CandleSeries series = SampleCandles.series(Timeframe.M5, 400, 7);
        int shown = 0;
        for (Indicator indicator : Catalogue.standard().all()) {
            Settings settings = indicator.defaults();
            List<Study> studies = IndicatorStudy.of(indicator, settings, null, 0);
            double[][] batch = IndicatorRun.batch(indicator, settings, columns(series));
            for (Study study : studies) {
                StudyLine line = new StudyLine(study, study.isOverlay() ? "" : "pane");
                line.follow(series, false);
                assertThat(study.title()).startsWith(indicator.title());
                if (line.reason().isPresent()) {
                    assertThat(line.reason().get()).isNotBlank();
                    continue;
                }
                shown++;
                int plot = 0;
                for (int i = 0; i < batch.length; i++) {
                    Output output = indicator.outputs().get(i);
                    boolean here =
                            output.pane()
                                    == (study.isOverlay() ? Output.Pane.OVERLAY : Output.Pane.OWN);
                    if (!here) {
                        continue;
                    }
                    double unit = study.isOverlay() ? 100 : 1;
                    for (int bar : new int[] {0, 50, 199, 398, 399}) {
                        assertThat(line.output(plot).at(bar))
                                .as("%s %s at %d", indicator.id(), output.name(), bar)
                                .isEqualTo(Double.valueOf(batch[i][bar] * unit));
                    }
                    plot++;
                }
            }
        }
        assertThat(shown).isGreaterThan(50);
    }

    @Test
    void aHiddenLineIsLeftOutAndTheOthersKeepTheirValuesAndColours() {
        CandleSeries series = SampleCandles.series(Timeframe.M5, 400, 7);
        int bands = 0;
        for (Indicator indicator : Catalogue.standard().all()) {
            Settings settings = indicator.defaults();
            for (Output left : indicator.outputs()) {
                if (left.pane() == Output.Pane.NONE) {
                    continue;
                }
                List<Plot> before = plots(indicator, settings, Set.of());
                List<Plot> after = plots(indicator, settings, Set.of(left.name()));
                assertThat(after)
                        .as("%s without %s", indicator.id(), left.name())
                        .hasSize(before.size() - 1);
                for (Plot plot : after) {
                    assertThat(before)
                            .anyMatch(
                                    p -> p.name().equals(plot.name()) && p.color() == plot.color());
                    bands += plot.kind() == Plot.Kind.BAND ? 1 : 0;
                }
            }
        }
        assertThat(bands).as("bands whose edges are both left").isPositive();
        Indicator macd = Catalogue.standard().get("macd");
        String first = macd.outputs().getFirst().name();
        StudyLine whole = line(macd, series, Set.of());
        StudyLine rest = line(macd, series, Set.of(first));
        assertThat(rest.study()).isNotEqualTo(whole.study());
        for (int bar = 0; bar < 400; bar++) {
            assertThat(rest.output(0).at(bar)).isEqualTo(Double.valueOf(whole.output(1).at(bar)));
        }
    }

    private static List<Plot> plots(Indicator indicator, Settings settings, Set<String> hidden) {
        return IndicatorStudy.of(indicator, settings, null, 0, hidden).stream()
                .flatMap(study -> study.plots().stream())
                .toList();
    }

    private static StudyLine line(Indicator indicator, CandleSeries series, Set<String> hidden) {
        Study study =
                IndicatorStudy.of(indicator, indicator.defaults(), null, 0, hidden).getFirst();
        StudyLine line = new StudyLine(study, "pane");
        line.follow(series, false);
        return line;
    }

    @Test
    void tellsHowManyBarsItNeedsAndComesOnceTheyAreThere() {
        Indicator rsi = Catalogue.standard().get("rsi");
        Study study = IndicatorStudy.of(rsi, rsi.defaults(), null, 0).getFirst();
        List<Candle> candles = SampleCandles.of(Timeframe.M5, 40, 7);
        CandleSeries series = new CandleSeries(Timeframe.M5, 2, 8);
        series.replaceAll(candles.subList(0, 5));
        StudyLine line = new StudyLine(study, "rsi");
        line.follow(series, false);
        assertThat(line.reason().orElseThrow()).contains("needs").contains("5 loaded");
        for (Candle candle : candles.subList(5, 40)) {
            series.update(candle);
            line.follow(series, false);
        }
        assertThat(line.reason()).isEmpty();
        assertThat(line.output(0).at(39)).isBetween(0.0, 100.0);
    }

    @Test
    void drawsIndicatorsOfTheCatalogueAsTheGoldenPicture() {
        FxThread.run(() -> {
            CandleChart chart = new CandleChart();
            chart.extremesShownProperty().set(false);
            chart.setSeries(SampleCandles.series(Timeframe.M5, 600, 7), "");
            chart.viewport().setSpacing(5);
            List<Study> studies = new java.util.ArrayList<>();
            for (String id : List.of("ichimoku", "macd")) {
                Indicator indicator = Catalogue.standard().get(id);
                studies.addAll(IndicatorStudy.of(indicator, indicator.defaults(), null, 0));
            }
            chart.setStudies(studies);
            WritableImage image = ChartStudio.picture(chart, 560, 420, "");
            ChartLayout l = Objects.requireNonNull(chart.surface().frame()).layout();
            String name = "indicators";
            Golden.assertLike(name, image, l.plotWidth() - 420, 60, 420, l.plotHeight() - 60);
        });
    }
}
