package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * The middle layer: the newest candle, its price at the axis with the time to its close, own
 * orders, position, alerts and fills. Redrawn on every tick.
 */
final class LivePainter {

    /** Narrower plots show what a line is, not its label. */
    static final double ROOMY = 520;

    /** Room for a hairline wherever it snaps to. */
    private static final double LINE = 4;

    private final LiveCellPainter cell = new LiveCellPainter();
    private final DrawingPainter drawings = new DrawingPainter();

    /**
     * @param now epoch nanoseconds, for the countdown
     */
    void paint(Patches layer, Frame f, ChartContent content, DrawingTools tools, long now) {
        ChartLayout l = f.layout();
        layer.begin(l.width(), l.height(), f.pixels().scale());
        if (f.isLiveVisible()) {
            cell.paint(layer, f);
        }
        if (f.stale()) {
            Color veil = f.color(ChartColor.VEIL);
            layer.patch("veil", 0, 0, l.plotWidth(), l.plotHeight(), veil, g -> fill(g, f, veil));
        }
        if (tools.anythingShown()) {
            layer.patch(
                    "drawings",
                    0,
                    0,
                    l.plotWidth(),
                    l.priceBottom(),
                    null,
                    g -> drawings.paint(g, f, tools));
        }
        AxisTags tags = new AxisTags();
        Recording labels = new Recording(f.meter());
        Ink ink = new Ink(labels, f.pixels());
        lastPrice(layer, ink, f, tags, now);
        content.held.clearTags();
        for (int i = 0; i < content.priceLines.size(); i++) {
            PriceLine line = content.priceLines.get(i);
            priceLine(layer, labels, f, tags, line, content.held, "line " + i);
        }
        content.held
                .ghost()
                .ifPresent(
                        line -> priceLine(layer, labels, f, tags, line, content.held, "held line"));
        MarkerPainter.paint(layer, f, content.markers);
        tags.draw(0, l.priceBottom(), placed -> hideCoveredLabels(ink, f, placed));
        layer.patch("tags", labels);
        layer.end();
    }

    private static void fill(GraphicsContext g, Frame f, Color color) {
        ChartLayout l = f.layout();
        new Ink(new CanvasSheet(g), f.pixels()).box(0, 0, l.plotWidth(), l.plotHeight(), color);
    }

    private static void lastPrice(Patches layer, Ink ink, Frame f, AxisTags tags, long now) {
        if (f.series().isEmpty()) {
            return;
        }
        ChartLayout l = f.layout();
        Candle last = f.series().last();
        Color color =
                f.stale()
                        ? f.color(ChartColor.FAINT)
                        : f.color(last.close() >= last.open() ? ChartColor.UP : ChartColor.DOWN);
        double y = f.scale().y(last.close());
        if (y >= 0 && y <= l.priceBottom()) {
            across(
                    layer,
                    f,
                    "last",
                    y,
                    color,
                    lines -> lines.horizontalDashes(0, l.plotWidth(), y, 1, 3, color));
        }
        long frame = f.series().timeframe().nanos();
        long left = last.openTime() + frame - now;
        boolean counts = f.series().isRegular() && !f.stale() && left > 0 && left <= frame;
        double height = counts ? 32 : Frame.LABEL_HEIGHT;
        Color on = f.readableOn(color);
        double right = l.width() - Frame.LABEL_PADDING;
        Font font = f.font();
        tags.add(
                y,
                y + (counts ? 7 : 0),
                height,
                centre -> {
                    double top = centre - height / 2;
                    ink.box(l.plotWidth(), top, l.width() - l.plotWidth(), height, color);
                    ink.text(
                            f.axisText(last.close()),
                            right,
                            top + 9,
                            TextAlignment.RIGHT,
                            f.theme().bold(),
                            on);
                    if (counts) {
                        ink.text(
                                NumberText.remaining(left),
                                right,
                                top + 23,
                                TextAlignment.RIGHT,
                                font,
                                on);
                    }
                });
    }

    private static void priceLine(
            Patches layer,
            Recording labels,
            Frame f,
            AxisTags tags,
            PriceLine line,
            HeldLine held,
            String name) {
        Ink ink = new Ink(labels, f.pixels());
        ChartLayout l = f.layout();
        double y = f.scale().y(line.price());
        if (y < 0 || y > l.priceBottom()) {
            return;
        }
        Color color = color(f, line);
        String word = line.role().word();
        boolean roomy = l.plotWidth() >= ROOMY && !line.label().isEmpty();
        String text = roomy ? word + "  " + line.label() : word;
        Color faded = color.deriveColor(0, 1, 1, held.isHeld(line) ? 0.3 : 0.7);
        double cross = line.cancellable() ? Frame.LABEL_HEIGHT : 0;
        double tagWidth = f.width(text) + 2 * Frame.LABEL_PADDING + cross;
        double tagX = l.plotWidth() - tagWidth - 12;
        double right = l.plotWidth();
        boolean solid = line.role() == PriceLine.Role.POSITION;
        across(
                layer,
                f,
                name,
                y,
                List.of(faded, solid, line.asked()),
                lines -> {
                    if (solid) {
                        lines.horizontal(0, right, y, faded);
                    } else if (line.asked()) {
                        lines.horizontalDashes(0, right, y, 2, 6, color);
                    } else {
                        lines.horizontalDashes(0, right, y, 5, 4, faded);
                    }
                });
        double h = Frame.LABEL_HEIGHT;
        tags.add(
                y,
                y,
                h,
                centre -> {
                    double top = centre - h / 2;
                    frame(labels, f, tagX, top, tagWidth, color);
                    held.drawn(line, tagX, top, tagWidth, h);
                    if (cross > 0) {
                        cross(ink, f, tagX + tagWidth - cross / 2 - 1, centre, color);
                    }
                    ink.text(
                            text,
                            tagX + Frame.LABEL_PADDING,
                            centre,
                            TextAlignment.LEFT,
                            f.font(),
                            color);
                    ink.box(
                            l.plotWidth(),
                            top,
                            l.width() - l.plotWidth(),
                            h,
                            f.color(ChartColor.LABEL));
                    ink.box(l.plotWidth(), top, 2, h, color);
                    ink.text(
                            f.axisText(line.price()),
                            l.width() - Frame.LABEL_PADDING,
                            centre,
                            TextAlignment.RIGHT,
                            f.font(),
                            f.color(ChartColor.LABEL_TEXT));
                });
    }

    /** A hairline around a tag's text, on the canvas' colour. */
    private static void frame(
            Recording labels, Frame f, double x, double y, double width, Color color) {
        Pixels px = f.pixels();
        double hair = px.hairline();
        double left = px.snap(x);
        double top = px.snap(y);
        double w = px.snap(x + width) - left;
        double h = px.snap(y + Frame.LABEL_HEIGHT) - top;
        labels.color(color);
        labels.rounded(left, top, w, h, 4);
        labels.color(f.color(ChartColor.CANVAS));
        labels.rounded(left + hair, top + hair, w - 2 * hair, h - 2 * hair, 3);
    }

    /** A line across the plot on a surface of its own height. */
    private static void across(
            Patches layer, Frame f, String name, double y, Object look, Consumer<Ink> line) {
        layer.patch(
                name,
                0,
                y - LINE / 2,
                f.layout().plotWidth(),
                LINE,
                List.of(y, look),
                g -> line.accept(new Ink(new CanvasSheet(g), f.pixels())));
    }

    private static void cross(Ink ink, Frame f, double x, double y, Color color) {
        ink.text("\u00D7", x, y, TextAlignment.CENTER, f.theme().bold(), color);
    }

    private static Color color(Frame f, PriceLine line) {
        if (line.asked()) {
            return f.color(ChartColor.ATTENTION);
        }
        return f.color(
                switch (line.role()) {
                    case BUY_ORDER -> ChartColor.UP;
                    case SELL_ORDER -> ChartColor.DOWN;
                    case TARGET -> ChartColor.UP;
                    case STOP -> ChartColor.DOWN;
                    case ALERT -> ChartColor.ATTENTION;
                    case POSITION ->
                            switch (line.tone()) {
                                case GAIN -> ChartColor.UP;
                                case LOSS -> ChartColor.DOWN;
                                case NEUTRAL -> ChartColor.ACCENT;
                            };
                });
    }

    /** A grid label that a tag would cut in half is left out. */
    private static void hideCoveredLabels(Ink ink, Frame f, List<AxisTags.Placed> placed) {
        ChartLayout l = f.layout();
        double left = l.plotWidth() + f.pixels().hairline();
        for (AxisLabel label : f.priceLabels()) {
            double y = f.scale().y(label.value());
            for (AxisTags.Placed tag : placed) {
                if (Math.abs(tag.centre() - y) < tag.height() / 2 + 7) {
                    ink.box(left, y - 7, l.width() - left, 14, f.color(ChartColor.CANVAS));
                }
            }
        }
    }

    /**
     * Position of the candle that a moment belongs to: the last one that opened at or before it.
     */
    static int coveringPosition(CandleSeries series, long time) {
        int next = series.positionAtOrAfter(time);
        boolean exact = next < series.endPosition() && series.timeAt(next) == time;
        return exact ? next : next - 1;
    }
}
