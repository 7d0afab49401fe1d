package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.FixedPoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * Everything one full redraw decided: geometry, level of detail, ranges, labels. Lighter redraws
 * reuse it, so that all layers agree.
 *
 * @param level of detail; a cell stands for {@code 2^level} candles
 * @param firstCell first cell in view
 * @param lastCell last cell in view; below {@code firstCell} if none is
 * @param liveCell cell that holds the newest candle
 * @param min lowest price in view and the cell that has it; likewise max
 * @param volumeMax largest volume of a cell in view, at least 1
 * @param drawn what the candles are drawn from: the series' own columns or averages of them
 * @param percentBase price that percent labels count from
 * @param sessionBreaks positions of candles that begin a day
 * @param largeTrades in view, largest first
 */
record Frame(
        CandleSeries series,
        LodPyramid drawn,
        String title,
        FrameBuilder.Setting setting,
        ChartLayout layout,
        Pixels pixels,
        PriceScale scale,
        Viewport view,
        ChartTheme theme,
        TextMeter meter,
        TimeGrid timeGrid,
        List<TimeLabel> timeLabels,
        List<AxisLabel> priceLabels,
        List<Integer> sessionBreaks,
        Map<Overlay, OverlayLine> overlays,
        List<StudyFrame> studies,
        List<ComparedLine> compared,
        @Nullable FootprintSeries footprints,
        List<LargeTradeMark> largeTrades,
        double percentBase,
        int level,
        int firstCell,
        int lastCell,
        int liveCell,
        long min,
        int minCell,
        long max,
        int maxCell,
        long volumeMax) {

    static final double LABEL_PADDING = 8;
    static final double LABEL_HEIGHT = 18;

    boolean isEmpty() {
        return lastCell < firstCell;
    }

    boolean isLiveVisible() {
        return liveCell >= firstCell && liveCell <= lastCell;
    }

    /** The newest price is not current. */
    boolean stale() {
        return setting.stale();
    }

    ChartType type() {
        return setting.type();
    }

    LodLevel cells() {
        return drawn.level(level);
    }

    StudyFrame.Cells visibleCells() {
        return new StudyFrame.Cells(level, firstCell, lastCell);
    }

    Map<Overlay, OverlayLine> legibleOverlays() {
        Map<Overlay, OverlayLine> legible = new EnumMap<>(Overlay.class);
        overlays.forEach((overlay, line) -> {
            if (overlay.isLegible(view.spacing(), series.timeframe().nanos())) {
                legible.put(overlay, line);
            }
        });
        return legible;
    }

    /** Logical pixels that a cell takes. */
    double cellWidth() {
        return view.spacing() * (1 << level);
    }

    /** Centre of a cell. */
    double cellX(int cell) {
        double position = (double) ((long) cell << level);
        return view.x(position) + (cellWidth() - view.spacing()) / 2;
    }

    Color color(ChartColor role) {
        return theme.color(role);
    }

    Font font() {
        return theme.font();
    }

    double width(String text) {
        return meter.width(text, font());
    }

    String price(long units) {
        return NumberText.price(units, series.priceScale(), series.priceDecimals());
    }

    /** A price as the axis counts: itself, or its change in percent. */
    String axisText(long units) {
        if (setting.axisMode() != AxisMode.PERCENT) {
            return price(units);
        }
        return NumberText.percent(Math.round(percentBase), units);
    }

    /** Smallest step that the shown decimals can tell apart, in price units. */
    long tick() {
        return FixedPoint.unit(series.priceScale() - series.priceDecimals());
    }

    String volume(long units) {
        return NumberText.volume(FixedPoint.toDouble(units, series.volumeScale()));
    }

    String axisVolume(long units) {
        return NumberText.shortVolume(FixedPoint.toDouble(units, series.volumeScale()));
    }

    /** Pixel of a volume. */
    double volumeY(long volume) {
        double share = Math.min(1, (double) volume / volumeMax);
        double bottom = layout.volumeBottom();
        return bottom - share * (bottom - layout.volumeTop());
    }

    /** Black or white, as the theme has them, whichever reads better on a fill. */
    Color readableOn(Color fill) {
        Color a = color(ChartColor.CANVAS);
        Color b = color(ChartColor.TEXT);
        return contrast(a, fill) >= contrast(b, fill) ? a : b;
    }

    /** Contrast ratio as WCAG 2 defines it. */
    static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed())
                + 0.7152 * linear(c.getGreen())
                + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
