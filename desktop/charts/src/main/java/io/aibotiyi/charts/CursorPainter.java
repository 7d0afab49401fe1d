package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The top layer: crosshair with its labels, and the legend. Redrawn when the pointer moves. */
final class CursorPainter {

    /**
     * Where the pointer is.
     *
     * @param x logical pixels
     */
    record Pointer(double x, double y) {}

    /**
     * @param pointer null while it is not over the plot
     */
    void paint(
            GraphicsContext g,
            Frame f,
            ChartContent content,
            @Nullable Pointer pointer,
            boolean focused) {
        Ink ink = new Ink(g, f.pixels());
        int shown = f.series().endPosition() - 1;
        if (pointer != null) {
            int position = (int) Math.floor(f.view().positionAt(pointer.x()));
            crosshair(ink, f, pointer, position);
            shown = Math.clamp(position, f.series().firstPosition(), shown);
        }
        if (!f.series().isEmpty()) {
            legend(ink, f, content, shown, pointer != null);
        }
        if (focused) {
            frame(ink, f);
        }
    }

    private static void crosshair(Ink ink, Frame f, Pointer pointer, int position) {
        ChartLayout l = f.layout();
        Color line = f.color(ChartColor.CROSSHAIR);
        double x = f.level() == 0 ? f.view().x(position) : pointer.x();
        ink.verticalDashes(x, 0, l.plotHeight(), 4, 4, line);
        ink.horizontalDashes(0, l.plotWidth(), pointer.y(), 4, 4, line);
        if (f.series().isEmpty()) {
            return;
        }
        String value =
                pointer.y() < l.priceBottom()
                        ? f.price(priceAt(f, pointer.y()))
                        : f.volume(volumeAt(f, pointer.y()));
        double h = Frame.LABEL_HEIGHT + 2;
        double top = Math.clamp(pointer.y() - h / 2, 0, l.plotHeight() - h);
        Color label = f.color(ChartColor.LABEL);
        Color text = f.color(ChartColor.LABEL_TEXT);
        ink.box(l.plotWidth(), top, l.width() - l.plotWidth(), h, 0, label);
        ink.text(
                value,
                l.width() - Frame.LABEL_PADDING,
                top + h / 2,
                TextAlignment.RIGHT,
                f.font(),
                text);
        long frame = f.series().timeframe().nanos();
        int from = f.series().firstPosition();
        String time =
                f.timeGrid()
                        .cursorText(TimeGrid.timeAt(f.series(), Math.max(from, position)), frame);
        double w = f.width(time) + 2 * Frame.LABEL_PADDING;
        double left = Math.clamp(x - w / 2, 0, Math.max(0, l.plotWidth() - w));
        ink.box(left, l.plotHeight() + 1, w, ChartLayout.TIME_AXIS - 5, 0, label);
        ink.text(
                time,
                left + w / 2,
                l.plotHeight() + 1 + (ChartLayout.TIME_AXIS - 5) / 2,
                TextAlignment.CENTER,
                f.font(),
                text);
    }

    /** The price under a pixel, rounded to what the shown decimals can say. */
    static long priceAt(Frame f, double y) {
        long tick = f.tick();
        return Math.round(f.scale().priceAt(y) / tick) * tick;
    }

    private static long volumeAt(Frame f, double y) {
        double share =
                (f.layout().plotHeight() - y) / (f.layout().plotHeight() - f.layout().volumeTop());
        return Math.round(Math.clamp(share, 0, 2) * f.volumeMax());
    }

    private static void legend(
            Ink ink, Frame f, ChartContent content, int position, boolean hovered) {
        Candle c = f.series().candleAt(position);
        boolean hasPrevious = position > f.series().firstPosition();
        long reference = hasPrevious ? f.series().candleAt(position - 1).close() : c.open();
        Color tone = f.color(c.close() >= c.open() ? ChartColor.UP : ChartColor.DOWN);
        Color change = f.color(c.close() >= reference ? ChartColor.UP : ChartColor.DOWN);
        Color text = f.color(ChartColor.TEXT);
        Color muted = f.color(ChartColor.MUTED);
        int decimals = f.series().priceDecimals();
        int scale = f.series().priceScale();

        Row row = new Row(ink, f, 16);
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

        double y = 34;
        if (!f.overlays().isEmpty()) {
            Row lines = new Row(ink, f, y);
            f.overlays()
                    .forEach((overlay, line) -> {
                        double value = line.at(position);
                        String number = Double.isNaN(value) ? "\u2013" : f.price(Math.round(value));
                        lines.pair(overlay.title(), number, muted, f.color(overlay.color()));
                    });
            y += 18;
        }
        if (hovered) {
            fills(ink, f, content, position, y);
        }
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
            Row row = new Row(ink, f, y);
            row.pair(
                    buy ? "\u25B2 Bought" : "\u25BC Sold",
                    marker.label(),
                    f.color(buy ? ChartColor.UP : ChartColor.DOWN),
                    f.color(ChartColor.TEXT));
            y += 18;
        }
        if (more > 0) {
            new Row(ink, f, y).add("and " + more + " more", f.color(ChartColor.MUTED), f.font(), 0);
        }
    }

    private static void frame(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        Color accent = f.color(ChartColor.ACCENT);
        ink.box(0, 0, l.width(), 1, 0, accent);
        ink.box(0, l.height() - 1, l.width(), 1, 0, accent);
        ink.box(0, 0, 1, l.height(), 0, accent);
        ink.box(l.width() - 1, 0, 1, l.height(), 0, accent);
    }

    /** Text set left to right on a quiet backing; what would reach the axis is left out. */
    private static final class Row {

        private final Ink ink;
        private final Frame f;
        private final double y;
        private double x = 12;
        private boolean full;

        Row(Ink ink, Frame f, double y) {
            this.ink = ink;
            this.f = f;
            this.y = y;
        }

        void pair(String name, String value, Color nameColor, Color valueColor) {
            if (fits(f.width(name) + f.width(value) + 5)) {
                put(name, nameColor, f.font(), 5);
                put(value, valueColor, f.font(), 12);
            }
        }

        void add(String text, Color color, Font font, double gap) {
            if (fits(f.meter().width(text, font))) {
                put(text, color, font, gap);
            }
        }

        private boolean fits(double width) {
            full |= x + width > f.layout().plotWidth() - 8;
            return !full;
        }

        private void put(String text, Color color, Font font, double gap) {
            double width = f.meter().width(text, font);
            Color canvas = f.color(ChartColor.CANVAS);
            ink.box(x - 3, y - 8, width + 6, 16, 0, canvas.deriveColor(0, 1, 1, 0.75));
            ink.text(text, x, y, TextAlignment.LEFT, font, color);
            x += width + gap;
        }
    }
}
