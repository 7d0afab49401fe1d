package io.aibotiyi.charts.drawing;

/** What a drawing comes to on the pane, in pixels. */
public sealed interface Mark {

    /** Pixels from a point to the mark; 0 on it. */
    double distance(double x, double y);

    /**
     * A line between two points.
     *
     * @param faint a secondary line
     */
    record Line(double x0, double y0, double x1, double y1, boolean faint) implements Mark {
        @Override
        public double distance(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double length = dx * dx + dy * dy;
            double at =
                    length == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / length, 0, 1);
            return Math.hypot(x - x0 - at * dx, y - y0 - at * dy);
        }
    }

    /** A line through many points. */
    record Path(double[] xs, double[] ys) implements Mark {
        @Override
        public double distance(double x, double y) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = 1; i < xs.length; i++) {
                Line part = new Line(xs[i - 1], ys[i - 1], xs[i], ys[i], false);
                least = Math.min(least, part.distance(x, y));
            }
            return least;
        }
    }

    /**
     * Tinted ground.
     *
     * @param solid whether a click inside takes the drawing
     */
    record Ground(double[] xs, double[] ys, boolean solid) implements Mark {
        @Override
        public double distance(double x, double y) {
            boolean inside = false;
            for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
                boolean crosses = ys[i] > y != ys[j] > y;
                if (crosses && x < (xs[j] - xs[i]) * (y - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
                    inside = !inside;
                }
            }
            return solid && inside ? 0 : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A bar of a profile.
     *
     * @param strong in the value area
     * @param best the point of control
     */
    record Bar(double x, double y, double w, double h, boolean strong, boolean best)
            implements Mark {
        @Override
        public double distance(double px, double py) {
            boolean inside = px >= x && px <= x + w && py >= y && py <= y + h;
            return inside ? 0 : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * A text, lines parted by line breaks.
     *
     * @param boxed on a ground of its own
     */
    record Label(double x, double y, String text, boolean boxed) implements Mark {

        private static final double CHARACTER = 6.5;
        private static final double LINE = 16;

        @Override
        public double distance(double px, double py) {
            String[] lines = text.split("\n", -1);
            int longest = 0;
            for (String line : lines) {
                longest = Math.max(longest, line.length());
            }
            boolean inside =
                    px >= x
                            && px <= x + longest * CHARACTER + 8
                            && py >= y - LINE
                            && py <= y + lines.length * LINE;
            return inside ? 0 : Double.POSITIVE_INFINITY;
        }
    }
}
