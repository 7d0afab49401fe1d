package io.aibotiyi.charts;

import io.aibotiyi.domain.FixedPoint;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            boolean log,
            boolean auto,
            boolean extremes,
            boolean stale,
            ZoneId zone) {}

    private final TextMeter meter = new TextMeter();
    private @Nullable TimeGrid timeGrid;

    /** The view's width is set here, since the axis' width depends on the prices. */
    Frame build(
            CandleSeries series,
            String title,
            Setting setting,
            Viewport view,
            PriceAxis axis,
            ChartTheme theme,
            Map<Overlay, OverlayLine> overlays) {
        ChartLayout layout =
                ChartLayout.of(setting.width(), setting.height(), axisWidth(series, theme));
        view.setWidth(layout.plotWidth());
        int level = level(view.spacing() * setting.scale(), series.pyramid().levels());
        int newest = series.endPosition() - 1;
        int firstCell = (int) Math.max(Math.floor(view.left()), series.firstPosition()) >> level;
        int lastCell = (int) Math.min(Math.floor(view.right()), newest) >> level;
        LodLevel cells = series.pyramid().level(level);
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        int minCell = firstCell;
        int maxCell = firstCell;
        long volumeMax = 1;
        for (int cell = firstCell; cell <= lastCell; cell++) {
            long low = cells.low.get(cell);
            long high = cells.high.get(cell);
            if (low < min) {
                min = low;
                minCell = cell;
            }
            if (high > max) {
                max = high;
                maxCell = cell;
            }
            volumeMax = Math.max(volumeMax, cells.volume.get(cell));
        }
        if (setting.auto() && lastCell >= firstCell) {
            long tick = FixedPoint.unit(series.priceScale() - series.priceDecimals());
            axis.fit(min, max, tick, setting.log(), layout.priceBottom());
        }
        PriceScale scale = axis.scale(setting.log(), 0, layout.priceBottom());
        long tick = FixedPoint.unit(series.priceScale() - series.priceDecimals());
        TimeGrid grid = timeGrid(setting.zone());
        List<TimeLabel> labels = grid.labels(series, view, TIME_LABEL_DISTANCE);
        return new Frame(
                series,
                title,
                layout,
                new Pixels(setting.scale()),
                scale,
                view,
                theme,
                meter,
                grid,
                labels,
                PriceGrid.prices(scale, tick, PRICE_LABEL_DISTANCE),
                overlays,
                level,
                firstCell,
                lastCell,
                newest >> level,
                min,
                minCell,
                max,
                maxCell,
                volumeMax,
                setting.extremes(),
                setting.stale());
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
        String widest =
                NumberText.price(max, series.priceScale(), series.priceDecimals())
                        .replaceAll("[0-9]", "0");
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
