package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The top layer: crosshair with its labels, and the legend. Redrawn when the pointer moves. */
final class CursorPainter {

    /** Room for a hairline wherever it snaps to. */
    private static final double LINE = 4;

    /**
     * Where the pointer is.
     *
     * @param x logical pixels
     */
    record Pointer(double x, double y) {}

    /**
     * @param pointer null while it is not over the plot
     * @param linked where a linked chart's crosshair is; null for nowhere
     */
    void paint(
            Patches layer,
            Frame f,
            ChartContent content,
            @Nullable Pointer pointer,
            @Nullable Pointer linked,
            boolean focused) {
        layer.begin(f.layout().width(), f.layout().height(), f.pixels().scale());
        int shown = f.series().endPosition() - 1;
        Pointer at = pointer == null ? linked : pointer;
        if (at != null) {
            int position = (int) Math.floor(f.view().positionAt(at.x()));
            crosshair(layer, f, at, position);
            shown = Math.clamp(position, f.series().firstPosition(), shown);
        }
        if (!f.series().isEmpty()) {
            Recording legend = new Recording(f.meter());
            legend(new Ink(legend, f.pixels()), f, content, shown, pointer);
            layer.patch("legend", legend);
            StudyLegend.panes(layer, f, shown);
        }
        if (focused) {
            frame(layer, f);
        }
        layer.end();
    }

    private static void crosshair(Patches layer, Frame f, Pointer pointer, int position) {
        ChartLayout l = f.layout();
        Color line = f.color(ChartColor.CROSSHAIR);
        double x = f.level() == 0 ? f.view().x(position) : pointer.x();
        layer.patch(
                "vertical",
                x - LINE / 2,
                0,
                LINE,
                l.plotHeight(),
                List.of(x, line),
                g ->
                        new Ink(new CanvasSheet(g), f.pixels())
                                .verticalDashes(x, 0, l.plotHeight(), 4, 4, line));
        Recording labels = new Recording(f.meter());
        Ink ink = new Ink(labels, f.pixels());
        Color label = f.color(ChartColor.LABEL);
        Color text = f.color(ChartColor.LABEL_TEXT);
        if (f.series().isEmpty()) {
            return;
        }
        String value = valueAt(f, pointer.y());
        if (!value.isEmpty()) {
            layer.patch(
                    "horizontal",
                    0,
                    pointer.y() - LINE / 2,
                    l.plotWidth(),
                    LINE,
                    List.of(pointer.y(), line),
                    g ->
                            new Ink(new CanvasSheet(g), f.pixels())
                                    .horizontalDashes(0, l.plotWidth(), pointer.y(), 4, 4, line));
            double h = Frame.LABEL_HEIGHT + 2;
            double top = Math.clamp(pointer.y() - h / 2, 0, l.plotHeight() - h);
            ink.box(l.plotWidth(), top, l.width() - l.plotWidth(), h, label);
            ink.text(
                    value,
                    l.width() - Frame.LABEL_PADDING,
                    top + h / 2,
                    TextAlignment.RIGHT,
                    f.font(),
                    text);
            layer.patch("value", labels);
        }
        Recording moment = new Recording(f.meter());
        ink = new Ink(moment, f.pixels());
        long frame = f.series().timeframe().nanos();
        int from = f.series().firstPosition();
        String time =
                f.timeGrid()
                        .cursorText(TimeGrid.timeAt(f.series(), Math.max(from, position)), frame);
        double w = f.width(time) + 2 * Frame.LABEL_PADDING;
        double left = Math.clamp(x - w / 2, 0, Math.max(0, l.plotWidth() - w));
        ink.box(left, l.plotHeight() + 1, w, ChartLayout.TIME_AXIS - 5, label);
        ink.text(
                time,
                left + w / 2,
                l.plotHeight() + 1 + (ChartLayout.TIME_AXIS - 5) / 2,
                TextAlignment.CENTER,
                f.font(),
                text);
        layer.patch("moment", moment);
    }

    /** What the axis says at a height; empty where there is none, as for another instrument's. */
    private static String valueAt(Frame f, double y) {
        ChartLayout l = f.layout();
        if (Double.isNaN(y)) {
            return "";
        }
        if (y < l.priceBottom()) {
            return f.axisText(priceAt(f, y));
        }
        ChartLayout.Pane pane = l.paneAt(y);
        if (pane == null) {
            return "";
        }
        if (pane.id().equals(PaneShares.VOLUME)) {
            return f.volume(volumeAt(f, y));
        }
        for (StudyFrame study : f.studies()) {
            if (study.line().pane().equals(pane.id())) {
                return NumberText.value(study.scale().priceAt(y), study.line().study().decimals());
            }
        }
        return "";
    }

    /** The price under a pixel, rounded to what the shown decimals can say. */
    static long priceAt(Frame f, double y) {
        long tick = f.tick();
        return Math.round(f.scale().priceAt(y) / tick) * tick;
    }

    private static long volumeAt(Frame f, double y) {
        double bottom = f.layout().volumeBottom();
        double share = (bottom - y) / (bottom - f.layout().volumeTop());
        return Math.round(Math.clamp(share, 0, 2) * f.volumeMax());
    }

    private static void legend(
            Ink ink, Frame f, ChartContent content, int position, @Nullable Pointer pointer) {
        Candle c = f.series().candleAt(position);
        boolean hasPrevious = position > f.series().firstPosition();
        long reference = hasPrevious ? f.series().candleAt(position - 1).close() : c.open();
        Color tone = f.color(c.close() >= c.open() ? ChartColor.UP : ChartColor.DOWN);
        Color change = f.color(c.close() >= reference ? ChartColor.UP : ChartColor.DOWN);
        Color text = f.color(ChartColor.TEXT);
        Color muted = f.color(ChartColor.MUTED);
        int decimals = f.series().priceDecimals();
        int scale = f.series().priceScale();

        LegendRow row = new LegendRow(ink, f, 16);
        row.add(f.title(), text, f.theme().title(), 12);
        row.pair("O", f.price(c.open()), muted, tone);
        row.pair("H", f.price(c.high()), muted, tone);
        row.pair("L", f.price(c.low()), muted, tone);
        row.pair("C", f.price(c.close()), muted, tone);
        row.add(
                NumberText.difference(c.close() - reference, scale, decimals)
                        + " ("
                        + NumberText.percent(reference, c.close())
                        + ")",
                change,
                f.font(),
                12);
        row.pair("V", f.volume(c.volume()), muted, text);

        double y = StudyLegend.paint(ink, f, position);
        if (pointer != null) {
            fills(ink, f, content, position, largeTrade(ink, f, pointer, y));
        }
    }

    /**
     * The large trades under the pointer; of marks over each other the one on top.
     *
     * @return where the next row would be
     */
    private static double largeTrade(Ink ink, Frame f, Pointer pointer, double y) {
        for (LargeTradeMark mark : f.largeTrades().reversed()) {
            if (mark.contains(pointer.x(), pointer.y())) {
                LargeTrades.Span span = mark.span();
                Color muted = f.color(ChartColor.MUTED);
                LegendRow row = new LegendRow(ink, f, y);
                row.pair("Large \u25B2", f.volume(span.bought()), muted, f.color(ChartColor.UP));
                row.pair("\u25BC", f.volume(span.sold()), muted, f.color(ChartColor.DOWN));
                row.pair(
                        span.count() == 1 ? "1 trade" : span.count() + " trades, largest",
                        f.volume(span.largest().quantity())
                                + " @ "
                                + f.price(span.largest().price()),
                        muted,
                        f.color(ChartColor.TEXT));
                return y + 18;
            }
        }
        return y;
    }

    /** Own fills at the candle under the pointer; the first few, and how many more there are. */
    private static void fills(Ink ink, Frame f, ChartContent content, int position, double top) {
        double y = top;
        int more = 0;
        for (TradeMarker marker : content.markers) {
            if (LivePainter.coveringPosition(f.series(), marker.time()) != position) {
                continue;
            }
            if (y > top + 3 * 18) {
                more++;
                continue;
            }
            boolean buy = marker.side() == Side.BUY;
            LegendRow row = new LegendRow(ink, f, y);
            row.pair(
                    buy ? "\u25B2 Bought" : "\u25BC Sold",
                    marker.label(),
                    f.color(buy ? ChartColor.UP : ChartColor.DOWN),
                    f.color(ChartColor.TEXT));
            y += 18;
        }
        if (more > 0) {
            new LegendRow(ink, f, y)
                    .add("and " + more + " more", f.color(ChartColor.MUTED), f.font(), 0);
        }
    }

    private static void frame(Patches layer, Frame f) {
        ChartLayout l = f.layout();
        edge(layer, f, "top", 0, 0, l.width(), 1);
        edge(layer, f, "bottom", 0, l.height() - 1, l.width(), 1);
        edge(layer, f, "left", 0, 0, 1, l.height());
        edge(layer, f, "right", l.width() - 1, 0, 1, l.height());
    }

    private static void edge(
            Patches layer, Frame f, String name, double x, double y, double w, double h) {
        Color accent = f.color(ChartColor.ACCENT);
        layer.patch(
                name,
                x,
                y,
                w,
                h,
                accent,
                g -> new Ink(new CanvasSheet(g), f.pixels()).box(x, y, w, h, accent));
    }
}
