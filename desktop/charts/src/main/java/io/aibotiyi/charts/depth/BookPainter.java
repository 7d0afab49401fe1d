package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Paints {@link DepthLadder.Mode#BOOK}: asks above, the last price between, bids below; price, size
 * and the sum from the market outwards.
 */
final class BookPainter {

    private static final double GAP = 8;

    private final SizeChanges bidChanges = new SizeChanges();
    private final SizeChanges askChanges = new SizeChanges();

    void forgetChanges() {
        bidChanges.clear();
        askChanges.clear();
    }

    /** Top of a row; the strip in the middle stays where it is however many rows there are. */
    static double y(int index, int askRows, double middle, LadderLook look) {
        return index < askRows
                ? middle - (askRows - index) * look.row
                : middle + look.middle + (index - askRows) * look.row;
    }

    /** As {@link LadderPainter#paint}. */
    long paint(GraphicsContext g, LadderFrame f, int askRows, double middle) {
        double width = f.columns().width();
        double priceRight = priceRight(f);
        double sizeRight = sizeRight(f);
        LadderRows rows = f.rows();
        LadderLook look = f.look();
        long most = 1;
        for (LadderRow row : rows.all()) {
            most = Math.max(most, Math.max(row.bidSum, row.askSum));
        }
        for (Side side : Side.values()) {
            g.setFill(look.sums.of(side));
            for (int i = 0; i < rows.size(); i++) {
                long sum = side == Side.BUY ? rows.get(i).bidSum : rows.get(i).askSum;
                double w = Math.round(width * ((double) sum / most));
                g.fillRect(width - w, y(i, askRows, middle, look), w, look.row);
            }
            g.setFill(look.bars.of(side));
            for (int i = 0; i < rows.size(); i++) {
                long size = side == Side.BUY ? rows.get(i).bid : rows.get(i).ask;
                double w = Math.round((sizeRight - priceRight) * f.sizes().share(size));
                g.fillRect(sizeRight + 4 - w, y(i, askRows, middle, look) + 1, w, look.row - 2);
            }
        }
        highlight(g, f, askRows, middle);
        boolean news = false;
        for (int i = 0; i < rows.size(); i++) {
            LadderRow row = rows.get(i);
            double y = y(i, askRows, middle, look);
            Side side = row.showsBids ? Side.BUY : Side.SELL;
            long size = side == Side.BUY ? row.bid : row.ask;
            boolean changed =
                    (side == Side.BUY ? bidChanges : askChanges).note(row.number, size, f.now());
            news |= changed;
            row.priceText.price(rows.price(i), f.prices());
            row.bidText.size(size, f.sizes().formatter());
            row.sumText.size(side == Side.BUY ? row.bidSum : row.askSum, f.volumes().formatter());
            Color price = look.readable.of(side);
            LadderPainter.number(
                    g, f, look.regular, row.priceText, priceRight, y, price, price, price);
            Color body = changed ? price : look.text;
            LadderPainter.number(
                    g, f, look.regular, row.bidText, sizeRight, y, look.faint, body, look.faint);
            LadderPainter.number(
                    g,
                    f,
                    look.regular,
                    row.sumText,
                    width - GAP,
                    y,
                    look.faint,
                    look.muted,
                    look.faint);
            own(g, f, row, side, y, i);
        }
        middle(g, f, middle);
        if (f.cursor() >= 0) {
            Marks.frame(g, look.accent, 0, y(f.cursor(), askRows, middle, look), width, look.row);
        }
        return news ? f.now() + SizeChanges.SHOWN_NANOS : Long.MIN_VALUE;
    }

    static void header(GraphicsContext g, LadderFrame f) {
        LadderLook look = f.look();
        double width = f.columns().width();
        LadderChrome.band(g, look, 0, width, true);
        look.small.select(g);
        g.setFill(look.faint);
        double baseline = look.small.baseline(0, look.row);
        look.small.drawRight(g, "Price", priceRight(f), baseline);
        look.small.drawRight(g, ("Size " + f.sizes().unit()).strip(), sizeRight(f), baseline);
        look.small.drawRight(g, ("Sum " + f.volumes().unit()).strip(), width - GAP, baseline);
    }

    private static void highlight(GraphicsContext g, LadderFrame f, int askRows, double middle) {
        if (f.hovered() < 0) {
            return;
        }
        boolean ask = f.hovered() < askRows;
        // the hovered row's far edge parts what is counted from what is not
        double edge = y(f.hovered(), askRows, middle, f.look()) + (ask ? 0 : f.row() - 1);
        g.setFill(f.look().muted);
        g.fillRect(0, edge, f.columns().width(), 1);
    }

    private static void own(
            GraphicsContext g, LadderFrame f, LadderRow row, Side side, double y, int index) {
        if (!OwnTag.exists(row, side)) {
            return;
        }
        OwnTag tag = OwnTag.of(row, side, f).at(priceRight(f) + 6);
        tag.paint(g, f, side, y, index == f.hovered() && side == f.overTag());
    }

    private static void middle(GraphicsContext g, LadderFrame f, double y) {
        LadderLook look = f.look();
        double width = f.columns().width();
        g.setFill(look.canvas);
        g.fillRect(0, y, width, look.middle);
        g.setFill(look.hairline);
        g.fillRect(0, y, width, 1);
        g.fillRect(0, y + look.middle - 1, width, 1);
        LadderModel.LastTrade last = f.model().lastTrade();
        if (last == null) {
            return;
        }
        int scale = f.model().priceScale();
        int places = DecimalFormatter.placesOf(f.model().tickSize(), scale);
        String price = new DecimalFormatter(scale, places, 0).format(last.price());
        TabularFont font = look.large;
        font.select(g);
        g.setFill(look.sides.of(last.aggressor()));
        Marks.triangle(g, GAP, y + look.middle / 2 - 3, 6, last.aggressor() == Side.BUY);
        font.draw(g, price, GAP + 18, font.baseline(y, look.middle));
        LadderModel.Position position = f.model().position();
        if (position != null) {
            g.setFill(look.accent);
            look.small.select(g);
            String text =
                    LadderPainter.positionText(f.model(), position)
                            + " @ "
                            + new DecimalFormatter(scale, places, 0)
                                    .format(position.averagePrice());
            look.small.drawRight(g, text, width - GAP, look.small.baseline(y, look.middle));
        }
    }

    static double priceRight(LadderFrame f) {
        return GAP + f.columns().priceRight() - f.columns().priceLeft() - GAP * 2;
    }

    private static double sizeRight(LadderFrame f) {
        double width = f.columns().width();
        return Math.round(priceRight(f) + (width - GAP - priceRight(f)) * 0.52);
    }
}
