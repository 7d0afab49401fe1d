package io.aibotiyi.charts.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The marks that a drawing comes to. Lines end at the pane's border however far they go, so that no
 * rasteriser is asked for kilometres; straight lines are straight on the pane, on a logarithmic
 * scale too, as they were drawn.
 */
public final class Geometry {

    private static final double[] RETRACEMENTS = {0, 0.236, 0.382, 0.5, 0.618, 0.786, 1};
    private static final double[] EXTENSIONS = {0, 0.382, 0.618, 1, 1.272, 1.618, 2, 2.618};
    private static final double[] FAN = {0, 0.236, 0.382, 0.5, 0.618, 0.786, 1};

    private final Projection p;
    private final List<Mark> marks = new ArrayList<>();

    private Geometry(Projection p) {
        this.p = p;
    }

    private record Point(double x, double y) {
        Point plus(double dx, double dy) {
            return new Point(x + dx, y + dy);
        }
    }

    /** Marks bottom to top; none for what lies wholly out of view may be among them. */
    public static List<Mark> of(Drawing drawing, Projection projection) {
        Geometry g = new Geometry(projection);
        g.draw(drawing);
        return List.copyOf(g.marks);
    }

    private void draw(Drawing d) {
        List<Point> at =
                d.anchors().stream().map(a -> new Point(p.x(a.time()), p.y(a.price()))).toList();
        Point a = at.getFirst();
        Point b = at.get(Math.min(1, at.size() - 1));
        Point c = at.getLast();
        switch (d.tool()) {
            case TREND_LINE -> line(a, b, 0, 1, false);
            case RAY -> line(a, b, 0, 1e9, false);
            case EXTENDED_LINE -> line(a, b, -1e9, 1e9, false);
            case HORIZONTAL -> {
                line(new Point(0, a.y), new Point(p.width(), a.y), 0, 1, false);
                marks.add(
                        new Mark.Label(6, a.y - 9, p.text(d.anchors().getFirst().price()), false));
            }
            case VERTICAL -> line(new Point(a.x, 0), new Point(a.x, p.height()), 0, 1, false);
            case CHANNEL -> channel(a, b, c);
            case RECTANGLE -> rectangle(a, b, false);
            case FIB_RETRACEMENT -> retracement(d, a, b);
            case FIB_EXTENSION -> extension(d, a, b, c);
            case FIB_FAN -> fan(a, b);
            case MEASURE -> measure(d, a, b);
            case TEXT -> marks.add(new Mark.Label(a.x, a.y, d.text(), false));
            case CALLOUT -> {
                line(a, b, 0, 1, false);
                marks.add(new Mark.Label(b.x, b.y, d.text(), true));
            }
            case PITCHFORK -> pitchfork(a, b, c);
            case REGRESSION -> Fits.regression(d, p, marks);
            case ANCHORED_VWAP -> Fits.vwap(d, p, marks);
            case VOLUME_PROFILE -> Fits.profile(d, p, marks);
        }
    }

    /** The part of a line from {@code from} to {@code to} (0 at a, 1 at b) inside the pane. */
    private void line(Point a, Point b, double from, double to, boolean faint) {
        double dx = b.x - a.x;
        double dy = b.y - a.y;
        double[] range = {from, to};
        boolean seen =
                clip(-dx, a.x + 1, range)
                        && clip(dx, p.width() + 1 - a.x, range)
                        && clip(-dy, a.y + 1, range)
                        && clip(dy, p.height() + 1 - a.y, range);
        if (seen && range[1] >= range[0]) {
            marks.add(
                    new Mark.Line(
                            a.x + range[0] * dx,
                            a.y + range[0] * dy,
                            a.x + range[1] * dx,
                            a.y + range[1] * dy,
                            faint));
        }
    }

    /** Liang-Barsky: narrows the range to one side of an edge; false if nothing is left. */
    private static boolean clip(double direction, double distance, double[] range) {
        if (direction == 0) {
            return distance >= 0;
        }
        double at = distance / direction;
        if (direction < 0) {
            range[0] = Math.max(range[0], at);
        } else {
            range[1] = Math.min(range[1], at);
        }
        return range[0] <= range[1];
    }

    private void channel(Point a, Point b, Point c) {
        double along = b.x == a.x ? 0 : (c.x - a.x) / (b.x - a.x);
        double shift = c.y - (a.y + along * (b.y - a.y));
        Point a2 = a.plus(0, shift);
        Point b2 = b.plus(0, shift);
        ground(false, a, b, b2, a2);
        line(a, b, 0, 1, false);
        line(a2, b2, 0, 1, false);
        line(a.plus(0, shift / 2), b.plus(0, shift / 2), 0, 1, true);
    }

    private void rectangle(Point a, Point b, boolean solid) {
        Point right = new Point(b.x, a.y);
        Point left = new Point(a.x, b.y);
        ground(solid, a, right, b, left);
        line(a, right, 0, 1, false);
        line(right, b, 0, 1, false);
        line(b, left, 0, 1, false);
        line(left, a, 0, 1, false);
    }

    private void retracement(Drawing d, Point a, Point b) {
        double from = d.anchors().get(1).price();
        double move = d.anchors().getFirst().price() - from;
        line(a, b, 0, 1, true);
        levels(RETRACEMENTS, from, move, Math.min(a.x, b.x), Math.max(a.x, b.x));
    }

    private void extension(Drawing d, Point a, Point b, Point c) {
        double move = d.anchors().get(1).price() - d.anchors().getFirst().price();
        line(a, b, 0, 1, true);
        line(b, c, 0, 1, true);
        levels(EXTENSIONS, d.anchors().get(2).price(), move, c.x, c.x + Math.abs(b.x - a.x));
    }

    private void levels(double[] shares, double from, double move, double left, double right) {
        double before = Double.NaN;
        double end = Math.max(right, left + 40);
        for (double share : shares) {
            double price = from + move * share;
            double y = p.y(price);
            if (!Double.isNaN(before)) {
                ground(
                        false,
                        new Point(left, before),
                        new Point(end, before),
                        new Point(end, y),
                        new Point(left, y));
            }
            before = y;
            line(new Point(left, y), new Point(end, y), 0, 1, false);
            String text = String.format(Locale.ROOT, "%.3f  %s", share, p.text(price));
            marks.add(new Mark.Label(left + 4, y - 8, text, false));
        }
    }

    private void fan(Point a, Point b) {
        for (double share : FAN) {
            Point through = new Point(b.x, b.y + share * (a.y - b.y));
            line(a, through, 0, 1e9, share != 0 && share != 1);
            String text = String.format(Locale.ROOT, "%.3f", share);
            marks.add(new Mark.Label(through.x + 4, through.y - 8, text, false));
        }
    }

    private void measure(Drawing d, Point a, Point b) {
        Anchor from = d.anchors().getFirst();
        Anchor to = d.anchors().get(1);
        rectangle(a, b, true);
        double change = to.price() - from.price();
        String percent =
                from.price() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, " (%+.2f %%)", change / Math.abs(from.price()) * 100);
        int bars =
                from.time() <= to.time()
                        ? p.candles(from.time(), to.time())
                        : -p.candles(to.time(), from.time());
        String text =
                (change < 0 ? "\u2212" : "+")
                        + p.text(Math.abs(change))
                        + percent.replace('-', '\u2212')
                        + "\n"
                        + (bars < 0 ? "\u2212" : "")
                        + Math.abs(bars)
                        + " bars, "
                        + span(Math.abs(to.time() - from.time()));
        marks.add(new Mark.Label(Math.min(a.x, b.x) + 6, Math.max(a.y, b.y) + 14, text, true));
    }

    /** A length of time in its two largest units. */
    static String span(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        long days = seconds / 86_400;
        long hours = seconds / 3_600 % 24;
        long minutes = seconds / 60 % 60;
        if (days > 0) {
            return hours == 0 ? days + " d" : days + " d " + hours + " h";
        }
        if (hours > 0) {
            return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
        }
        return minutes > 0 ? minutes + " min" : seconds + " s";
    }

    private void pitchfork(Point a, Point b, Point c) {
        Point middle = new Point((b.x + c.x) / 2, (b.y + c.y) / 2);
        double dx = middle.x - a.x;
        double dy = middle.y - a.y;
        line(b, c, 0, 1, true);
        line(a, middle, 0, 1e9, false);
        line(b, b.plus(dx, dy), 0, 1e9, false);
        line(c, c.plus(dx, dy), 0, 1e9, false);
    }

    private void ground(boolean solid, Point... corners) {
        double[] xs = new double[corners.length];
        double[] ys = new double[corners.length];
        for (int i = 0; i < corners.length; i++) {
            xs[i] = Math.clamp(corners[i].x, -4_000, p.width() + 4_000);
            ys[i] = Math.clamp(corners[i].y, -4_000, p.height() + 4_000);
        }
        marks.add(new Mark.Ground(xs, ys, solid));
    }
}
