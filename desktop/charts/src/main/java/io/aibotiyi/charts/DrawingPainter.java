package io.aibotiyi.charts;

import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Geometry;
import io.aibotiyi.charts.drawing.Mark;
import io.aibotiyi.charts.drawing.Projection;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws the marks of drawings, and the points of the selected one. Never beyond the price pane. */
final class DrawingPainter {

    private static final double TINT = 0.08;
    private static final double HANDLE = 7;
    private static final double LINE = 16;

    void paint(GraphicsContext g, Frame f, DrawingTools tools) {
        Projection projection = new FrameProjection(f);
        String selected = tools.book().selected().map(Drawing::id).orElse("");
        for (Drawing drawing : tools.book().drawings()) {
            if (!drawing.hidden()) {
                drawing(g, f, drawing, projection);
                if (drawing.id().equals(selected)) {
                    handles(g, f, drawing, projection);
                }
            }
        }
        tools.draft()
                .ifPresent(draft -> {
                    drawing(g, f, draft, projection);
                    handles(g, f, draft, projection);
                });
        g.setLineDashes((double[]) null);
    }

    private static void drawing(
            GraphicsContext g, Frame f, Drawing drawing, Projection projection) {
        DrawingStyle style = drawing.style();
        Color color = f.color(role(style.color()));
        for (Mark mark : Geometry.of(drawing, projection)) {
            switch (mark) {
                case Mark.Line line -> {
                    stroke(g, style, line.faint() ? color.deriveColor(0, 1, 1, 0.55) : color);
                    g.strokeLine(line.x0(), line.y0(), line.x1(), line.y1());
                }
                case Mark.Path path -> {
                    stroke(g, style, color);
                    PaneClip.polyline(g, f, path.xs(), path.ys());
                }
                case Mark.Ground ground -> {
                    if (style.filled()) {
                        g.setFill(color.deriveColor(0, 1, 1, TINT));
                        PaneClip.polygon(g, f, ground.xs(), ground.ys());
                    }
                }
                case Mark.Bar bar -> bar(g, f, bar, color);
                case Mark.Label label -> label(g, f, label, color);
            }
        }
    }

    private static void stroke(GraphicsContext g, DrawingStyle style, Color color) {
        g.setStroke(color);
        g.setLineWidth(style.width());
        switch (style.dash()) {
            case SOLID -> g.setLineDashes((double[]) null);
            case DASHED -> g.setLineDashes(6, 4);
            case DOTTED -> g.setLineDashes(1, 3);
        }
    }

    private static void bar(GraphicsContext g, Frame f, Mark.Bar bar, Color color) {
        double top = Math.max(0, bar.y());
        double bottom = Math.min(f.layout().priceBottom(), bar.y() + bar.h());
        double left = Math.max(0, bar.x());
        double right = Math.min(f.layout().plotWidth(), bar.x() + bar.w());
        if (bottom > top && right > left) {
            double alpha = bar.best() ? 0.75 : bar.strong() ? 0.45 : 0.22;
            g.setFill(color.deriveColor(0, 1, 1, alpha));
            g.fillRect(left, top, right - left, bottom - top);
        }
    }

    private static void label(GraphicsContext g, Frame f, Mark.Label label, Color color) {
        Ink ink = new Ink(new CanvasSheet(g), f.pixels());
        String[] lines = label.text().split("\n", -1);
        double width = 0;
        for (String line : lines) {
            width = Math.max(width, f.width(line));
        }
        double height = lines.length * LINE;
        boolean inside =
                label.x() + width > 0
                        && label.x() < f.layout().plotWidth()
                        && label.y() > 0
                        && label.y() < f.layout().priceBottom();
        if (!inside) {
            return;
        }
        double x = Math.min(label.x(), f.layout().plotWidth() - width - 6);
        double y = Math.min(label.y(), f.layout().priceBottom() - height + LINE / 2 - 2);
        if (label.boxed()) {
            g.setFill(f.color(ChartColor.LABEL));
            g.fillRoundRect(x - 6, y - LINE / 2 - 2, width + 12, height + 4, 4, 4);
        }
        if (!label.boxed()) {
            Color quiet = f.color(ChartColor.CANVAS).deriveColor(0, 1, 1, 0.6);
            ink.box(x - 2, y - LINE / 2, width + 4, height, quiet);
        }
        Color text = label.boxed() ? f.color(ChartColor.LABEL_TEXT) : color;
        for (int i = 0; i < lines.length; i++) {
            ink.text(lines[i], x, y + i * LINE, TextAlignment.LEFT, f.font(), text);
        }
    }

    private static void handles(
            GraphicsContext g, Frame f, Drawing drawing, Projection projection) {
        Ink ink = new Ink(new CanvasSheet(g), f.pixels());
        Color accent = f.color(drawing.locked() ? ChartColor.MUTED : ChartColor.ACCENT);
        for (Anchor anchor : drawing.anchors()) {
            double x = projection.x(anchor.time());
            double y = projection.y(anchor.price());
            if (x >= 0 && x <= projection.width() && y >= 0 && y <= projection.height()) {
                ink.box(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE, accent);
                ink.box(
                        x - HANDLE / 2 + 1.5,
                        y - HANDLE / 2 + 1.5,
                        HANDLE - 3,
                        HANDLE - 3,
                        f.color(ChartColor.CANVAS));
            }
        }
    }

    private static ChartColor role(DrawingStyle.Hue color) {
        return switch (color) {
            case ACCENT -> ChartColor.ACCENT;
            case UP -> ChartColor.UP;
            case DOWN -> ChartColor.DOWN;
            case ATTENTION -> ChartColor.ATTENTION;
            case NEUTRAL -> ChartColor.MUTED;
            case FIRST -> ChartColor.OVERLAY_1;
            case SECOND -> ChartColor.OVERLAY_2;
            case THIRD -> ChartColor.OVERLAY_3;
        };
    }
}
