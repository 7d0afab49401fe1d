package io.aibotiyi.charts.drawing;

import java.util.List;
import java.util.Optional;

/** Which drawing, and which of its points, is under the pointer. */
public final class HitTest {

    /** Pixels within which a line is hit. */
    public static final double REACH = 6;

    /** Pixels within which a point is. */
    public static final double HANDLE = 8;

    /**
     * What was hit.
     *
     * @param anchor index of the point, -1 for the drawing's body
     */
    public record Hit(Drawing drawing, int anchor) {}

    private HitTest() {}

    /**
     * The topmost drawing under a pixel; points of the selected one come first.
     *
     * @param selected id, empty for none
     */
    public static Optional<Hit> at(
            List<Drawing> drawings, String selected, Projection projection, double x, double y) {
        for (Drawing drawing : drawings) {
            if (drawing.id().equals(selected) && !drawing.hidden()) {
                int anchor = anchorAt(drawing, projection, x, y);
                if (anchor >= 0) {
                    return Optional.of(new Hit(drawing, anchor));
                }
            }
        }
        for (Drawing drawing : drawings.reversed()) {
            if (!drawing.hidden() && distance(drawing, projection, x, y) <= REACH) {
                return Optional.of(new Hit(drawing, -1));
            }
        }
        return Optional.empty();
    }

    /** Pixels from a point to the nearest mark. */
    public static double distance(Drawing drawing, Projection projection, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (Mark mark : Geometry.of(drawing, projection)) {
            least = Math.min(least, mark.distance(x, y));
        }
        return least;
    }

    private static int anchorAt(Drawing drawing, Projection projection, double x, double y) {
        for (int i = 0; i < drawing.anchors().size(); i++) {
            Anchor anchor = drawing.anchors().get(i);
            double dx = projection.x(anchor.time()) - x;
            double dy = projection.y(anchor.price()) - y;
            if (Math.hypot(dx, dy) <= HANDLE) {
                return i;
            }
        }
        return -1;
    }
}
