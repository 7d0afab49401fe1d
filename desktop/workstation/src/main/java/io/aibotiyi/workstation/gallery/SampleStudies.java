package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.charts.drawing.DrawingStyle.Hue.ATTENTION;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.CandleSeries;
import io.aibotiyi.charts.IndicatorStudy;
import io.aibotiyi.charts.Study;
import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** A chart as somebody who studies it would have set it up. */
final class SampleStudies {

    private SampleStudies() {}

    static void show(CandleChart chart) {
        List<Study> studies = new ArrayList<>();
        for (String id : List.of("bb", "rsi", "macd")) {
            Indicator indicator = Catalogue.standard().get(id);
            studies.addAll(IndicatorStudy.of(indicator, indicator.defaults(), null, 0));
        }
        chart.setStudies(studies);
        CandleSeries series = chart.getSeries();
        if (series != null && series.size() > 120) {
            draw(chart, Tool.FIB_RETRACEMENT, series, 70, 12);
            draw(chart, Tool.TREND_LINE, series, 110, 76);
        }
    }

    private static void draw(CandleChart chart, Tool tool, CandleSeries series, int from, int to) {
        Anchor first = anchor(series, from, tool == Tool.TREND_LINE);
        Anchor second = anchor(series, to, true);
        chart.drawings()
                .book()
                .add(
                        Drawing.of(
                                chart.drawings().book().freshId(),
                                tool,
                                List.of(first, second),
                                DrawingStyle.DEFAULT.withColor(ATTENTION)));
        chart.drawings().book().select("");
    }

    /** The low or the high of a candle, counted from the newest. */
    private static Anchor anchor(CandleSeries series, int back, boolean low) {
        Candle candle = series.candle(series.size() - 1 - back);
        double unit = FixedPoint.unit(series.priceScale());
        return new Anchor(candle.openTime(), (low ? candle.low() : candle.high()) / unit);
    }
}
