package io.aibotiyi.charts.drawing;

import io.aibotiyi.charts.flow.VolumeProfile;
import java.util.List;
import java.util.Locale;

/** Drawings that are computed from what traded: regression, anchored VWAP, volume profile. */
final class Fits {

    private static final int ROWS = 32;

    /** Share of the range's width that the largest row of a profile takes. */
    private static final double PROFILE_WIDTH = 0.45;

    private Fits() {}

    /** Least squares of the closes over the cells' numbers, and two standard deviations. */
    static void regression(Drawing d, Projection p, List<Mark> marks) {
        Projection.Cells cells = between(d, p);
        int n = cells.size();
        if (n < 2) {
            return;
        }
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double sxy = 0;
        double syy = 0;
        double origin = cells.close(0);
        for (int i = 0; i < n; i++) {
            double y = cells.close(i) - origin;
            sx += i;
            sy += y;
            sxx += (double) i * i;
            sxy += i * y;
            syy += y * y;
        }
        double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        double start = (sy - slope * sx) / n;
        double total = syy - sy * sy / n;
        double left = Math.max(0, total - slope * (sxy - sx * sy / n));
        double deviation = Math.sqrt(left / n);
        double r2 = total <= 0 ? 1 : 1 - left / total;
        double from = origin + start;
        double to = from + slope * (n - 1);
        double x0 = cells.x(0);
        double x1 = cells.x(n - 1);
        double[] upper = {p.y(from + 2 * deviation), p.y(to + 2 * deviation)};
        double[] lower = {p.y(from - 2 * deviation), p.y(to - 2 * deviation)};
        marks.add(
                new Mark.Ground(
                        new double[] {x0, x1, x1, x0},
                        new double[] {upper[0], upper[1], lower[1], lower[0]},
                        false));
        marks.add(new Mark.Line(x0, upper[0], x1, upper[1], true));
        marks.add(new Mark.Line(x0, lower[0], x1, lower[1], true));
        marks.add(new Mark.Line(x0, p.y(from), x1, p.y(to), false));
        String text = String.format(Locale.ROOT, "R\u00B2 %.3f", r2);
        marks.add(new Mark.Label(x0 + 4, lower[0] + 12, text, false));
    }

    static void vwap(Drawing d, Projection p, List<Mark> marks) {
        Projection.Cells cells = p.cells(d.anchors().getFirst().time(), Long.MAX_VALUE);
        int n = cells.size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        double money = 0;
        double volume = 0;
        for (int i = 0; i < n; i++) {
            double typical = (cells.high(i) + cells.low(i) + cells.close(i)) / 3;
            money += typical * cells.volume(i);
            volume += cells.volume(i);
            xs[i] = cells.x(i);
            ys[i] = p.y(volume > 0 ? money / volume : typical);
        }
        if (n > 0) {
            marks.add(new Mark.Path(xs, ys));
            double last = volume > 0 ? money / volume : cells.close(n - 1);
            marks.add(new Mark.Label(xs[n - 1] + 6, ys[n - 1], p.text(last), false));
        }
    }

    static void profile(Drawing d, Projection p, List<Mark> marks) {
        Projection.Cells cells = between(d, p);
        if (cells.size() == 0) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < cells.size(); i++) {
            low = Math.min(low, cells.low(i));
            high = Math.max(high, cells.high(i));
        }
        VolumeProfile profile = new VolumeProfile(low, high, ROWS);
        for (int i = 0; i < cells.size(); i++) {
            profile.add(cells.low(i), cells.high(i), cells.volume(i));
        }
        double x0 = cells.x(0);
        double x1 = Math.max(cells.x(cells.size() - 1), x0 + 24);
        int best = profile.pointOfControl();
        VolumeProfile.Area area = profile.valueArea(VolumeProfile.VALUE_AREA);
        double most = Math.max(profile.volume(best), Double.MIN_NORMAL);
        marks.add(
                new Mark.Ground(
                        new double[] {x0, x1, x1, x0},
                        new double[] {p.y(high), p.y(high), p.y(low), p.y(low)},
                        false));
        for (int row = 0; row < ROWS; row++) {
            double top = p.y(profile.price(row + 1));
            double height = p.y(profile.price(row)) - top;
            double width = (x1 - x0) * PROFILE_WIDTH * profile.volume(row) / most;
            boolean strong = row >= area.low() && row <= area.high();
            marks.add(new Mark.Bar(x0, top, width, Math.max(1, height - 1), strong, row == best));
        }
        double middle = p.y((profile.price(best) + profile.price(best + 1)) / 2);
        marks.add(new Mark.Line(x0, middle, x1, middle, false));
        String text = p.text((profile.price(best) + profile.price(best + 1)) / 2);
        marks.add(new Mark.Label(x1 + 4, middle, "POC " + text, false));
    }

    private static Projection.Cells between(Drawing d, Projection p) {
        long a = d.anchors().getFirst().time();
        long b = d.anchors().get(1).time();
        return p.cells(Math.min(a, b), Math.max(a, b));
    }
}
