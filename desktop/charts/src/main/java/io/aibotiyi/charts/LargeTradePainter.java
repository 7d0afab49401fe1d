package io.aibotiyi.charts;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Draws large trades: a tinted disc with a ring in the colour of the side that took more, and what
 * traded in all beside it, below a buy and above a sell. A label that would lie on a larger one's
 * is left out; its disc stays.
 */
final class LargeTradePainter {

    private static final double TINT = 0.25;
    private static final double BACKING = 0.6;
    private static final double RING = 1.5;
    private static final double LABEL = 14;

    private LargeTradePainter() {}

    static void paint(RasterSheet sheet, Frame f) {
        for (LargeTradeMark mark : f.largeTrades()) {
            Color color = color(f, mark);
            disc(sheet, f, mark, color.deriveColor(0, 1, 1, TINT));
            ring(sheet, f, mark, color);
        }
        List<Bounds> taken = new ArrayList<>();
        Ink ink = new Ink(sheet, f.pixels());
        for (LargeTradeMark mark : f.largeTrades()) {
            label(sheet, ink, f, mark, taken);
        }
    }

    private static Color color(Frame f, LargeTradeMark mark) {
        return f.color(mark.span().side() == Side.BUY ? ChartColor.UP : ChartColor.DOWN);
    }

    /** Row by row of device pixels; the ends of a row cover parts of pixels. */
    private static void disc(RasterSheet sheet, Frame f, LargeTradeMark mark, Color color) {
        double step = 1 / f.pixels().scale();
        sheet.color(color);
        for (double y = f.pixels().snap(mark.y() - mark.radius());
                y < mark.y() + mark.radius();
                y += step) {
            double half = half(mark.radius(), y + step / 2 - mark.y());
            sheet.rectangle(mark.x() - half, y, 2 * half, step);
        }
    }

    private static void ring(RasterSheet sheet, Frame f, LargeTradeMark mark, Color color) {
        double step = 1 / f.pixels().scale();
        sheet.color(color);
        for (double y = f.pixels().snap(mark.y() - mark.radius());
                y < mark.y() + mark.radius();
                y += step) {
            double off = y + step / 2 - mark.y();
            double outer = half(mark.radius(), off);
            double inner = half(mark.radius() - RING, off);
            sheet.rectangle(mark.x() - outer, y, outer - inner, step);
            sheet.rectangle(mark.x() + inner, y, outer - inner, step);
        }
    }

    /** Half the chord of a circle at a distance from its centre. */
    private static double half(double radius, double off) {
        return Math.sqrt(Math.max(0, radius * radius - off * off));
    }

    private static void label(
            RasterSheet sheet, Ink ink, Frame f, LargeTradeMark mark, List<Bounds> taken) {
        String text = text(f, mark);
        double half = f.width(text) / 2;
        double away = mark.radius() + LABEL / 2 + 1;
        double y = mark.span().side() == Side.BUY ? mark.y() + away : mark.y() - away;
        double right = f.layout().plotWidth() - half - 2;
        double x = Math.clamp(mark.x(), Math.min(half + 2, right), right);
        Bounds box = new BoundingBox(x - half - 3, y - LABEL / 2, 2 * half + 6, LABEL);
        boolean inside = box.getMinY() >= 0 && box.getMaxY() <= f.layout().priceBottom();
        if (!inside || taken.stream().anyMatch(box::intersects)) {
            return;
        }
        sheet.color(f.color(ChartColor.CANVAS).deriveColor(0, 1, 1, BACKING));
        sheet.rectangle(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
        sheet.group("large " + taken.size());
        taken.add(box);
        ink.text(text, x, y, TextAlignment.CENTER, f.font(), color(f, mark));
    }

    /** The sum, and of how many trades where it is of more than one. */
    static String text(Frame f, LargeTradeMark mark) {
        String sum = f.volume(mark.span().quantity());
        long count = mark.span().count();
        return count == 1 ? sum : sum + " \u00D7" + count;
    }
}
