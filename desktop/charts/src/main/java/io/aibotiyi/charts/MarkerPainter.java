package io.aibotiyi.charts;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Own fills as triangles; those that would land on the same pixels are drawn once. */
final class MarkerPainter {

    /** Room that a triangle takes to each side of its tip. */
    private static final double REACH = 16;

    private record Spot(double x, double y, Side side) {

        boolean repeats(Spot other) {
            return Math.abs(x - other.x) < 1 && Math.abs(y - other.y) < 1 && side == other.side;
        }
    }

    private MarkerPainter() {}

    static void paint(Patches layer, Frame f, List<TradeMarker> markers) {
        if (f.isEmpty() || markers.isEmpty()) {
            return;
        }
        List<Spot> spots = visible(f, markers);
        if (spots.isEmpty()) {
            return;
        }
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = 0;
        double bottom = 0;
        for (Spot spot : spots) {
            left = Math.min(left, spot.x - REACH);
            top = Math.min(top, spot.y - REACH);
            right = Math.max(right, spot.x + REACH);
            bottom = Math.max(bottom, spot.y + REACH);
        }
        layer.patch("markers", left, top, right - left, bottom - top, null, g -> draw(g, f, spots));
    }

    private static List<Spot> visible(Frame f, List<TradeMarker> markers) {
        List<Spot> spots = new ArrayList<>();
        for (TradeMarker marker : markers) {
            int position = LivePainter.coveringPosition(f.series(), marker.time());
            double x = f.pixels().snap(f.view().x(position));
            double y = f.pixels().snap(f.scale().y(marker.price()));
            boolean inside =
                    x >= 0
                            && x <= f.layout().plotWidth()
                            && y >= 0
                            && y <= f.layout().priceBottom();
            Spot spot = new Spot(x, y, marker.side());
            if (inside && (spots.isEmpty() || !spot.repeats(spots.getLast()))) {
                spots.add(spot);
            }
        }
        return spots;
    }

    private static void draw(GraphicsContext g, Frame f, List<Spot> spots) {
        for (Spot spot : spots) {
            boolean buy = spot.side == Side.BUY;
            double way = buy ? 1 : -1;
            Color color = f.color(buy ? ChartColor.UP : ChartColor.DOWN);
            triangle(g, spot.x, spot.y - way * 2, 7.5, 11 * way, f.color(ChartColor.CANVAS));
            triangle(g, spot.x, spot.y, 5, 7.5 * way, color);
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
}
