package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.VolumeProfile;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * Volume by price behind the candles, made from the cells in view: a cell's volume is spread evenly
 * over its range. Costs O(width + rows) for the view, and rows for each day.
 */
final class ProfilePainter {

    private static final double ROW = 5;
    private static final double VIEW_SHARE = 0.18;
    private static final double DAY_SHARE = 0.6;

    void paint(LineSheet sheet, Frame f) {
        if (f.isEmpty()) {
            return;
        }
        switch (f.setting().profile()) {
            case NONE -> {}
            case VISIBLE -> {
                double right = f.layout().plotWidth();
                profile(sheet, f, f.firstCell(), f.lastCell(), right, -right * VIEW_SHARE);
            }
            case SESSION -> days(sheet, f);
        }
    }

    private static void days(LineSheet sheet, Frame f) {
        List<Integer> starts = f.sessionBreaks();
        int from = f.firstCell();
        for (int i = 0; i <= starts.size(); i++) {
            int to = i == starts.size() ? f.lastCell() : (starts.get(i) >> f.level()) - 1;
            if (to >= from) {
                double left = f.cellX(from) - f.cellWidth() / 2;
                double right = f.cellX(to) + f.cellWidth() / 2;
                profile(sheet, f, from, to, left, (right - left) * DAY_SHARE);
            }
            from = to + 1;
        }
    }

    /**
     * @param x where rows begin
     * @param width of the largest row, negative for to the left
     */
    private static void profile(
            LineSheet sheet, Frame f, int from, int to, double x, double width) {
        int rows = (int) Math.max(1, f.layout().priceBottom() / ROW);
        VolumeProfile profile = new VolumeProfile(f.scale().low(), f.scale().high(), rows);
        LodLevel cells = f.series().pyramid().level(f.level());
        double low = f.scale().low();
        double high = f.scale().high();
        for (int cell = from; cell <= to; cell++) {
            double bottom = cells.low.get(cell);
            double top = cells.high.get(cell);
            if (top >= low && bottom <= high) {
                double inside =
                        top > bottom
                                ? (Math.min(top, high) - Math.max(bottom, low)) / (top - bottom)
                                : 1;
                profile.add(
                        Math.max(bottom, low),
                        Math.min(top, high),
                        cells.volume.get(cell) * inside);
            }
        }
        int best = profile.pointOfControl();
        double most = profile.volume(best);
        if (most <= 0) {
            return;
        }
        VolumeProfile.Area area = profile.valueArea(VolumeProfile.VALUE_AREA);
        Pixels px = f.pixels();
        Color accent = f.color(ChartColor.ACCENT);
        for (int row = 0; row < rows; row++) {
            boolean strong = row >= area.low() && row <= area.high();
            double alpha = row == best ? 0.6 : strong ? 0.3 : 0.14;
            sheet.color(accent.deriveColor(0, 1, 1, alpha));
            double top = px.snap(f.scale().y(profile.price(row + 1)));
            double bottom = px.snap(f.scale().y(profile.price(row)));
            double w = width * profile.volume(row) / most;
            sheet.rectangle(
                    Math.min(x, x + w),
                    top,
                    Math.abs(w),
                    Math.max(px.hairline(), bottom - top - px.hairline()));
        }
        double y = f.scale().y((profile.price(best) + profile.price(best + 1)) / 2);
        new Ink(sheet, px)
                .horizontalDashes(
                        Math.min(x, x + width / DAY_SHARE),
                        Math.max(x, x + width / DAY_SHARE),
                        y,
                        6,
                        3,
                        accent.deriveColor(0, 1, 1, 0.7));
    }
}
