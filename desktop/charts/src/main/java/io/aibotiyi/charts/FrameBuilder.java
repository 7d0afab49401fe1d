package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.FixedPoint;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides a {@link Frame}: level of detail, visible cells, ranges, axis width, labels. */
final class FrameBuilder {

    private static final double PRICE_LABEL_DISTANCE = 44;
    private static final double TIME_LABEL_DISTANCE = 92;

    /**
     * What a frame is built from beside the data.
     *
     * @param scale device pixels per logical pixel
     */
    record Setting(
            double width,
            double height,
            double scale,
            ChartType type,
            AxisMode axisMode,
            double baseline,
            boolean auto,
            boolean extremes,
            boolean sessionBreaks,
            ProfileMode profile,
            boolean stale,
            ZoneId zone) {

        boolean log() {
            return axisMode == AxisMode.LOG;
        }
    }

    /**
     * What is drawn.
     *
     * @param drawn columns that the candles are drawn from
     * @param shares of the panes below the price pane
     */
    record Shown(
            CandleSeries series,
            LodPyramid drawn,
            String title,
            Map<Overlay, OverlayLine> overlays,
            List<StudyLine> studies,
            List<Comparison> comparisons,
            @Nullable FootprintSeries footprints,
            @Nullable LargeTrades largeTrades,
            PaneShares shares) {}

    private static final double SESSION_DISTANCE = 40;
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private final TextMeter meter = new TextMeter();
    private @Nullable TimeGrid timeGrid;

    /** The view's width is set here, since the axis' width depends on the prices. */
    Frame build(Shown shown, Setting setting, Viewport view, PriceAxis axis, ChartTheme theme) {
        CandleSeries series = shown.series();
        ChartLayout layout =
                ChartLayout.of(
                        setting.width(),
                        setting.height(),
                        axisWidth(series, theme),
                        shown.shares());
        view.setWidth(layout.plotWidth());
        int level = level(view.spacing() * setting.scale(), shown.drawn().levels());
        int newest = series.endPosition() - 1;
        int firstCell = (int) Math.max(Math.floor(view.left()), series.firstPosition()) >> level;
        int lastCell = (int) Math.min(Math.floor(view.right()), newest) >> level;
        StudyFrame.Cells visible = new StudyFrame.Cells(level, firstCell, lastCell);
        Extremes extremes = Extremes.of(shown.drawn().level(level), visible);
        double base =
                lastCell < firstCell
                        ? 1
                        : (double) series.pyramid().level(level).close.get(firstCell);
        List<ComparedLine> compared = new ArrayList<>();
        for (Comparison comparison : shown.comparisons()) {
            compared.add(ComparedLine.of(comparison, series, visible, base));
        }
        long tick = FixedPoint.unit(series.priceScale() - series.priceDecimals());
        if (setting.auto() && lastCell >= firstCell) {
            Extremes all = extremes.with(compared);
            axis.fit(all.min(), all.max(), tick, setting.log(), layout.priceBottom());
        }
        PriceScale scale = axis.scale(setting.log(), 0, layout.priceBottom());
        TimeGrid grid = timeGrid(setting.zone());
        Frame frame =
                new Frame(
                        series,
                        shown.drawn(),
                        shown.title(),
                        setting,
                        layout,
                        new Pixels(setting.scale()),
                        scale,
                        view.copy(),
                        theme,
                        meter,
                        grid,
                        grid.labels(series, view, TIME_LABEL_DISTANCE),
                        priceLabels(series, setting, scale, base),
                        setting.sessionBreaks() || setting.profile() == ProfileMode.SESSION
                                ? grid.dayStarts(series, view, SESSION_DISTANCE)
                                : List.of(),
                        shown.overlays(),
                        studies(shown.studies(), layout, scale, visible),
                        compared,
                        shown.footprints(),
                        LargeTradeMark.of(
                                shown.largeTrades(), series, view, scale, layout.priceBottom()),
                        base,
                        level,
                        firstCell,
                        lastCell,
                        newest >> level,
                        extremes.min(),
                        extremes.minCell(),
                        extremes.max(),
                        extremes.maxCell(),
                        extremes.volume());
        return frame;
    }

    private static List<AxisLabel> priceLabels(
            CandleSeries series, Setting setting, PriceScale scale, double base) {
        if (setting.axisMode() == AxisMode.PERCENT && base > 0) {
            return ValueGrid.percents(scale, base, PRICE_LABEL_DISTANCE);
        }
        long tick = FixedPoint.unit(series.priceScale() - series.priceDecimals());
        List<AxisLabel> labels = new ArrayList<>();
        for (long price : PriceGrid.prices(scale, tick, PRICE_LABEL_DISTANCE)) {
            labels.add(
                    new AxisLabel(
                            price,
                            NumberText.price(price, series.priceScale(), series.priceDecimals())));
        }
        return labels;
    }

    private static List<StudyFrame> studies(
            List<StudyLine> lines, ChartLayout layout, PriceScale prices, StudyFrame.Cells cells) {
        ChartLayout.Pane pricePane = new ChartLayout.Pane("", 0, layout.priceBottom());
        List<StudyFrame> frames = new ArrayList<>();
        for (StudyLine line : lines) {
            ChartLayout.Pane box = layout.pane(line.pane());
            if (line.pane().isEmpty()) {
                frames.add(new StudyFrame(line, pricePane, prices, List.of()));
            } else if (box != null) {
                frames.add(StudyFrame.fitted(line, box, cells));
            }
        }
        return frames;
    }

    /** The finest level whose cells take at least one device pixel. */
    static int level(double deviceSpacing, int levels) {
        int level = 0;
        while (deviceSpacing * (1L << level) < 1 && level < levels - 1) {
            level++;
        }
        return level;
    }

    /** Room for the widest price of the whole series, so that panning never moves the axis. */
    private double axisWidth(CandleSeries series, ChartTheme theme) {
        LodPyramid pyramid = series.pyramid();
        int top = pyramid.levels() - 1;
        long max = 0;
        for (int cell = series.firstPosition() >> top;
                cell <= (series.endPosition() - 1) >> top;
                cell++) {
            max = Math.max(max, Math.abs(pyramid.level(top).high.get(cell)));
        }
        String price = NumberText.price(max, series.priceScale(), series.priceDecimals());
        String widest = DIGIT.matcher(price).replaceAll("0");
        double text =
                Math.max(meter.width(widest, theme.bold()), meter.width("00:00:00", theme.font()));
        return Math.ceil(text + 2 * Frame.LABEL_PADDING + 2);
    }

    private TimeGrid timeGrid(ZoneId zone) {
        TimeGrid grid = timeGrid;
        if (grid == null || !grid.zone().equals(zone)) {
            grid = new TimeGrid(zone, Locale.getDefault(Locale.Category.DISPLAY));
            timeGrid = grid;
        }
        return grid;
    }
}
