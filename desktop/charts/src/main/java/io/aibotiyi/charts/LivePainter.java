package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import java.util.List;
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

    private final SeriesPainter series = new SeriesPainter();
    private final StudyPainter studies = new StudyPainter();
    private final DrawingPainter drawings = new DrawingPainter();

    /**
     * @param now epoch nanoseconds, for the countdown
     */
    void paint(GraphicsContext g, Frame f, ChartContent content, DrawingTools tools, long now) {
        ChartLayout l = f.layout();
        Ink ink = new Ink(g, f.pixels());
        if (f.isLiveVisible()) {
            series.paint(g, f, f.liveCell(), f.liveCell());
            series.volumes(g, f, f.liveCell(), f.liveCell());
            studies.overlays(g, f, f.liveCell(), f.liveCell());
            studies.panes(g, f, f.liveCell(), f.liveCell());
            if (f.level() == 0) {
                f.legibleOverlays()
                        .forEach((overlay, line) -> tail(g, f, line, f.color(overlay.color())));
            }
        }
        if (f.stale()) {
            ink.box(0, 0, l.plotWidth(), l.plotHeight(), 0, f.color(ChartColor.VEIL));
        }
        drawings.paint(g, f, tools);
        AxisTags tags = new AxisTags();
        lastPrice(ink, f, tags, now);
        content.held.clearTags();
        for (PriceLine line : content.priceLines) {
            priceLine(ink, f, tags, line, content.held);
        }
        content.held.ghost().ifPresent(line -> priceLine(ink, f, tags, line, content.held));
        markers(g, f, content.markers);
        tags.draw(0, l.priceBottom(), placed -> hideCoveredLabels(ink, f, placed));
    }

    /** The last segment of an indicator line, which moves with the newest candle. */
    private static void tail(GraphicsContext g, Frame f, OverlayLine line, Color color) {
        int last = f.series().endPosition() - 1;
        double from = line.at(last - 1);
        double to = line.at(last);
        if (Double.isNaN(from) || Double.isNaN(to) || line.startsAt(f.series(), last)) {
            return;
        }
        double y0 = f.scale().y(from);
        double y1 = f.scale().y(to);
        if (Math.min(y0, y1) >= 0 && Math.max(y0, y1) <= f.layout().priceBottom()) {
            g.setStroke(color);
            g.setLineWidth(1.25);
            g.strokeLine(f.view().x(last - 1), y0, f.view().x(last), y1);
        }
    }

    private static void lastPrice(Ink ink, Frame f, AxisTags tags, long now) {
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
            ink.horizontalDashes(0, l.plotWidth(), y, 1, 3, color);
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
                    ink.box(l.plotWidth(), top, l.width() - l.plotWidth(), height, 0, color);
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

    private static void priceLine(Ink ink, Frame f, AxisTags tags, PriceLine line, HeldLine held) {
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
        if (line.role() == PriceLine.Role.POSITION) {
            ink.horizontal(0, l.plotWidth(), y, faded);
        } else if (line.asked()) {
            ink.horizontalDashes(0, l.plotWidth(), y, 2, 6, color);
        } else {
            ink.horizontalDashes(0, l.plotWidth(), y, 5, 4, faded);
        }
        double h = Frame.LABEL_HEIGHT;
        double hair = f.pixels().hairline();
        tags.add(
                y,
                y,
                h,
                centre -> {
                    double top = centre - h / 2;
                    ink.box(tagX, top, tagWidth, h, 4, color);
                    ink.box(
                            tagX + hair,
                            top + hair,
                            tagWidth - 2 * hair,
                            h - 2 * hair,
                            3,
                            f.color(ChartColor.CANVAS));
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
                            0,
                            f.color(ChartColor.LABEL));
                    ink.box(l.plotWidth(), top, 2, h, 0, color);
                    ink.text(
                            f.axisText(line.price()),
                            l.width() - Frame.LABEL_PADDING,
                            centre,
                            TextAlignment.RIGHT,
                            f.font(),
                            f.color(ChartColor.LABEL_TEXT));
                });
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
                    ink.box(left, y - 7, l.width() - left, 14, 0, f.color(ChartColor.CANVAS));
                }
            }
        }
    }

    /** Triangles; those that would land on the same pixels are drawn once. */
    private static void markers(GraphicsContext g, Frame f, List<TradeMarker> markers) {
        if (f.isEmpty()) {
            return;
        }
        double lastX = Double.NaN;
        double lastY = Double.NaN;
        Side lastSide = Side.BUY;
        for (TradeMarker marker : markers) {
            int position = coveringPosition(f.series(), marker.time());
            double x = f.pixels().snap(f.view().x(position));
            double y = f.pixels().snap(f.scale().y(marker.price()));
            boolean inside =
                    x >= 0
                            && x <= f.layout().plotWidth()
                            && y >= 0
                            && y <= f.layout().priceBottom();
            boolean repeats =
                    Math.abs(x - lastX) < 1 && Math.abs(y - lastY) < 1 && marker.side() == lastSide;
            if (!inside || repeats) {
                continue;
            }
            lastX = x;
            lastY = y;
            lastSide = marker.side();
            double direction = marker.side() == Side.BUY ? 1 : -1;
            triangle(g, x, y - direction * 2, 7.5, 11 * direction, f.color(ChartColor.CANVAS));
            ChartColor role = marker.side() == Side.BUY ? ChartColor.UP : ChartColor.DOWN;
            triangle(g, x, y, 5, 7.5 * direction, f.color(role));
        }
    }

    private static void triangle(
            GraphicsContext g, double x, double tip, double half, double height, Color color) {
        g.setFill(color);
        g.fillPolygon(
                new double[] {x, x - half, x + half},
                new double[] {tip, tip + height, tip + height},
                3);
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
