package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.VolumeProfile;
import io.aibotiyi.domain.FixedPoint;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * One candle's footprint: sold at the bid left, bought at the ask right, as numbers where rows are
 * high enough and as bars where not; diagonal imbalances stand out, the point of control is framed,
 * the value area marked at the left, delta and volume written below.
 */
final class FootprintPainter {

    /** Candles narrower than this many pixels are drawn as candles. */
    static final double NARROWEST = 44;

    /** What a diagonal neighbour must be exceeded by to be an imbalance. */
    static final double RATIO = 3;

    /** Size of the font that the least room of a text is told for. */
    private static final double FONT = 11;

    private static final double TEXT_ROW = 11;
    private static final double TEXT_WIDTH = 84;
    private static final double STEM = 7;

    void paint(LineSheet sheet, Frame f, FootprintSeries known, int position) {
        stem(sheet, f, position);
        Footprint footprint = known.at(f.series().timeAt(position));
        if (footprint == null || footprint.rows() == 0) {
            return;
        }
        double left = f.view().x(position) - f.view().spacing() / 2 + STEM + 4;
        double right = f.view().x(position) + f.view().spacing() / 2 - 3;
        double middle = (left + right) / 2;
        VolumeProfile profile = footprint.profile();
        int best = profile.pointOfControl();
        VolumeProfile.Area area = profile.valueArea(VolumeProfile.VALUE_AREA);
        double rowHeight = f.scale().y(footprint.price(0)) - f.scale().y(footprint.price(1));
        double scale = Math.max(1, f.font().getSize() / FONT);
        boolean text = rowHeight >= TEXT_ROW * scale && f.view().spacing() >= TEXT_WIDTH * scale;
        double most = Math.max(1, footprint.largest());
        for (int row = 0; row < footprint.rows(); row++) {
            double top = f.scale().y(footprint.price(row + 1));
            double bottom = f.scale().y(footprint.price(row));
            if (bottom < 0 || top > f.layout().priceBottom()) {
                continue;
            }
            top = Math.max(0, top);
            bottom = Math.min(f.layout().priceBottom(), bottom);
            sides(sheet, f, footprint, row, left, middle, right, top, bottom, most);
            if (text) {
                numbers(sheet, f, footprint, row, middle, (top + bottom) / 2);
            }
            if (row >= area.low() && row <= area.high()) {
                fill(sheet, f.color(ChartColor.MUTED), left - 3, top, 1, bottom - top);
            }
            if (row == best) {
                frame(sheet, f, left, top, right - left, bottom - top);
            }
        }
        totals(sheet, f, footprint, middle, f.scale().y(footprint.price(0)));
    }

    private static void stem(LineSheet sheet, Frame f, int position) {
        LodLevel c = f.cells();
        double x = f.pixels().snap(f.view().x(position) - f.view().spacing() / 2 + STEM / 2);
        boolean up = c.close.get(position) >= c.open.get(position);
        Color color = f.color(up ? ChartColor.UP : ChartColor.DOWN);
        double high = f.scale().clampY(c.high.get(position));
        double low = f.scale().clampY(c.low.get(position));
        double top = f.scale().clampY(Math.max(c.open.get(position), c.close.get(position)));
        double bottom = f.scale().clampY(Math.min(c.open.get(position), c.close.get(position)));
        fill(sheet, color, x + 1, high, 1, Math.max(1, low - high));
        fill(sheet, color, x, top, 3, Math.max(1, bottom - top));
    }

    private static void sides(
            LineSheet sheet,
            Frame f,
            Footprint p,
            int row,
            double left,
            double middle,
            double right,
            double top,
            double bottom,
            double most) {
        double height = Math.max(1, bottom - top - 1);
        double bid = (middle - left) * p.bid(row) / most;
        double ask = (right - middle) * p.ask(row) / most;
        boolean sells = p.isSellImbalance(row, RATIO);
        boolean buys = p.isBuyImbalance(row, RATIO);
        Color down = f.color(ChartColor.DOWN).deriveColor(0, 1, 1, sells ? 0.62 : 0.25);
        Color up = f.color(ChartColor.UP).deriveColor(0, 1, 1, buys ? 0.62 : 0.25);
        fill(sheet, down, middle - bid, top, bid, height);
        fill(sheet, up, middle, top, ask, height);
    }

    private static void numbers(
            LineSheet sheet, Frame f, Footprint p, int row, double middle, double y) {
        sheet.color(f.color(p.isSellImbalance(row, RATIO) ? ChartColor.TEXT : ChartColor.MUTED));
        sheet.text(quantity(f, p.bid(row)), middle - 4, y, TextAlignment.RIGHT, f.font());
        sheet.color(f.color(p.isBuyImbalance(row, RATIO) ? ChartColor.TEXT : ChartColor.MUTED));
        sheet.text(quantity(f, p.ask(row)), middle + 4, y, TextAlignment.LEFT, f.font());
    }

    private static void totals(LineSheet sheet, Frame f, Footprint p, double middle, double below) {
        double y = below + 10;
        if (y > f.layout().priceBottom() - 22 || y < 0) {
            return;
        }
        long delta = p.delta();
        sheet.color(f.color(delta >= 0 ? ChartColor.UP : ChartColor.DOWN));
        String sign = delta > 0 ? "+" : delta < 0 ? "\u2212" : "";
        String change = "\u0394 " + sign + quantity(f, Math.abs(delta));
        sheet.text(change, middle, y, TextAlignment.CENTER, f.font());
        sheet.color(f.color(ChartColor.MUTED));
        sheet.text(quantity(f, p.volume()), middle, y + 14, TextAlignment.CENTER, f.font());
    }

    private static void frame(LineSheet sheet, Frame f, double x, double y, double w, double h) {
        Color color = f.color(ChartColor.ATTENTION);
        fill(sheet, color, x, y, w, 1);
        fill(sheet, color, x, y + h - 1, w, 1);
        fill(sheet, color, x, y, 1, h);
        fill(sheet, color, x + w - 1, y, 1, h);
    }

    private static String quantity(Frame f, long units) {
        return NumberText.volume(FixedPoint.toDouble(units, f.series().volumeScale()));
    }

    private static void fill(LineSheet sheet, Color color, double x, double y, double w, double h) {
        sheet.color(color);
        sheet.rectangle(x, y, w, h);
    }
}
