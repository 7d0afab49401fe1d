package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Paints the rows of {@link DepthLadder.Mode#LADDER}: grounds first, then bars, then text, each
 * grouped by colour.
 */
final class LadderPainter {

    static final double GAP = 8;
    private static final double ROW = LadderFrame.ROW;

    private final SizeChanges bidChanges = new SizeChanges();
    private final SizeChanges askChanges = new SizeChanges();

    void forgetChanges() {
        bidChanges.clear();
        askChanges.clear();
    }

    /**
     * @return until when changes are shown, in the frame clock's nanoseconds; {@link
     *     Long#MIN_VALUE} if nothing changed
     */
    long paint(GraphicsContext g, LadderFrame f) {
        grounds(g, f);
        sums(g, f);
        bars(g, f, Side.BUY);
        bars(g, f, Side.SELL);
        if (f.columns().hasVolume()) {
            volumes(g, f);
        }
        priceGrounds(g, f);
        columnLines(g, f);
        prices(g, f);
        boolean news = sizes(g, f);
        tags(g, f);
        position(g, f);
        cursor(g, f);
        return news ? f.now() + SizeChanges.SHOWN_NANOS : Long.MIN_VALUE;
    }

    private static void grounds(GraphicsContext g, LadderFrame f) {
        if (f.hovered() < 0) {
            return;
        }
        LadderRows rows = f.rows();
        LadderRow hovered = rows.get(f.hovered());
        double width = f.columns().width();
        g.setFill(f.look().grid);
        for (int i = 0; i < rows.size(); i++) {
            LadderRow row = rows.get(i);
            boolean between =
                    (hovered.bidSum > 0 && row.bidSum > 0 && row.number >= hovered.number)
                            || (hovered.askSum > 0
                                    && row.askSum > 0
                                    && row.number <= hovered.number);
            if (between) {
                g.fillRect(0, f.y(i), width, ROW);
            }
        }
        g.setFill(f.look().hairline);
        g.fillRect(0, f.y(f.hovered()), width, ROW);
    }

    private static void sums(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        long most = 1;
        for (int i = 0; i < rows.size(); i++) {
            most = Math.max(most, Math.max(rows.get(i).bidSum, rows.get(i).askSum));
        }
        LadderColumns c = f.columns();
        g.setFill(f.look().sums.of(Side.BUY));
        for (int i = 0; i < rows.size(); i++) {
            double w = Math.round(c.bidWidth() * ((double) rows.get(i).bidSum / most));
            if (w > 0 && rows.get(i).number >= f.lastRow(Side.BUY)) {
                g.fillRect(c.priceLeft() - w, f.y(i), w, ROW);
            }
        }
        g.setFill(f.look().sums.of(Side.SELL));
        for (int i = 0; i < rows.size(); i++) {
            double w = Math.round(c.askWidth() * ((double) rows.get(i).askSum / most));
            if (w > 0 && rows.get(i).number <= f.lastRow(Side.SELL)) {
                g.fillRect(c.priceRight(), f.y(i), w, ROW);
            }
        }
    }

    private static void bars(GraphicsContext g, LadderFrame f, Side side) {
        LadderRows rows = f.rows();
        LadderColumns c = f.columns();
        double most = side == Side.BUY ? c.bidWidth() : c.askWidth();
        g.setFill(f.look().bars.of(side));
        for (int i = 0; i < rows.size(); i++) {
            long size = side == Side.BUY ? rows.get(i).bid : rows.get(i).ask;
            if (size > 0) {
                double w = Math.max(1, Math.round(most * f.sizes().share(size)));
                double x = side == Side.BUY ? c.priceLeft() - w : c.priceRight();
                g.fillRect(x, f.y(i) + 1, w, ROW - 2);
            }
        }
        g.setFill(f.look().caps.of(side));
        for (int i = 0; i < rows.size(); i++) {
            if (f.sizes().exceeds(side == Side.BUY ? rows.get(i).bid : rows.get(i).ask)) {
                double x = side == Side.BUY ? c.volumeRight() : c.width() - 3;
                g.fillRect(x, f.y(i) + 1, 3, ROW - 2);
            }
        }
    }

    private static void volumes(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        double most = f.columns().volumeRight() - GAP;
        g.setFill(f.look().volumes.of(Side.BUY));
        for (int i = 0; i < rows.size(); i++) {
            double w = Math.round(most * f.volumes().share(rows.get(i).bought));
            if (w > 0) {
                g.fillRect(0, f.y(i) + 5, w, ROW - 10);
            }
        }
        g.setFill(f.look().volumes.of(Side.SELL));
        for (int i = 0; i < rows.size(); i++) {
            double all = Math.round(most * f.volumes().share(rows.get(i).traded()));
            double w = all - Math.round(most * f.volumes().share(rows.get(i).bought));
            if (w > 0) {
                g.fillRect(all - w, f.y(i) + 5, w, ROW - 10);
            }
        }
    }

    private static void priceGrounds(GraphicsContext g, LadderFrame f) {
        LadderColumns c = f.columns();
        for (Side side : Side.values()) {
            priceGround(g, f, c, f.bestRow(side), f.look().best.of(side));
        }
        LadderModel.LastTrade last = f.model().lastTrade();
        if (last != null) {
            priceGround(g, f, c, f.lastRow(), f.look().prints.of(last.aggressor()));
        }
    }

    private static void priceGround(
            GraphicsContext g, LadderFrame f, LadderColumns c, long number, Color colour) {
        int i = f.rows().indexOf(Side.BUY, number);
        if (i >= 0) {
            g.setFill(colour);
            g.fillRect(c.priceLeft(), f.y(i), c.priceRight() - c.priceLeft(), ROW);
        }
    }

    private static void columnLines(GraphicsContext g, LadderFrame f) {
        LadderColumns c = f.columns();
        double height = f.rows().size() * ROW;
        g.setFill(f.look().grid);
        g.fillRect(c.priceLeft() - 1, f.top(), 1, height);
        g.fillRect(c.priceRight(), f.top(), 1, height);
        if (c.hasVolume()) {
            g.fillRect(c.volumeRight() - 1, f.top(), 1, height);
        }
    }

    private static void prices(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        LadderLook look = f.look();
        long bestBid = f.bestRow(Side.BUY);
        long bestAsk = f.bestRow(Side.SELL);
        double right = f.columns().priceRight() - GAP;
        for (int i = 0; i < rows.size(); i++) {
            LadderRow row = rows.get(i);
            row.priceText.price(rows.price(i), f.prices());
            boolean best = row.number == bestBid || row.number == bestAsk;
            boolean gap = row.number > bestBid && row.number < bestAsk;
            number(
                    g,
                    best ? look.strong : look.regular,
                    row.priceText,
                    right,
                    f.y(i),
                    look.faint,
                    best ? look.text : look.muted,
                    gap ? look.muted : look.text);
        }
        LadderModel.LastTrade last = f.model().lastTrade();
        int at = last == null ? -1 : rows.indexOf(Side.BUY, f.lastRow());
        if (last != null && at >= 0) {
            g.setFill(look.readable.of(last.aggressor()));
            Marks.triangle(
                    g, f.columns().priceLeft() + 6, f.y(at) + 9, 4, last.aggressor() == Side.BUY);
        }
    }

    private boolean sizes(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        LadderLook look = f.look();
        LadderColumns c = f.columns();
        double askRight = askNumberRight(f);
        boolean news = false;
        for (int i = 0; i < rows.size(); i++) {
            LadderRow row = rows.get(i);
            boolean bidNews = bidChanges.note(row.number, row.bid, f.now());
            boolean askNews = askChanges.note(row.number, row.ask, f.now());
            news |= bidNews || askNews;
            double y = f.y(i);
            if (row.bid > 0) {
                row.bidText.size(row.bid, f.sizes().formatter());
                Color body = bidNews ? look.readable.of(Side.BUY) : look.text;
                number(
                        g,
                        look.regular,
                        row.bidText,
                        c.priceLeft() - GAP,
                        y,
                        look.faint,
                        body,
                        look.faint);
            }
            if (row.ask > 0) {
                row.askText.size(row.ask, f.sizes().formatter());
                Color body = askNews ? look.readable.of(Side.SELL) : look.text;
                number(g, look.regular, row.askText, askRight, y, look.faint, body, look.faint);
            }
            if (c.hasVolume() && row.traded() > 0) {
                row.volumeText.size(row.traded(), f.volumes().formatter());
                number(
                        g,
                        look.small,
                        row.volumeText,
                        c.volumeRight() - GAP,
                        y,
                        look.faint,
                        look.muted,
                        look.faint);
            }
        }
        return news;
    }

    /** Asks are aligned on their point too, as near to the price as the widest size allows. */
    static double askNumberRight(LadderFrame f) {
        String widest = f.sizes().formatter().format(f.sizes().reference() * 2);
        double right = f.columns().priceRight() + GAP + Math.ceil(f.look().regular.width(widest));
        return Math.min(right, f.columns().width() - 4);
    }

    private static void tags(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        for (int i = 0; i < rows.size(); i++) {
            for (Side side : Side.values()) {
                if (OwnTag.exists(rows.get(i), side)) {
                    OwnTag tag = OwnTag.of(rows.get(i), side, f);
                    tag.paint(g, f, side, f.y(i), i == f.hovered() && side == f.overTag());
                }
            }
        }
    }

    private static void position(GraphicsContext g, LadderFrame f) {
        LadderModel.Position position = f.model().position();
        if (position == null) {
            return;
        }
        Side side = position.quantity() > 0 ? Side.BUY : Side.SELL;
        int i = f.rows().indexOf(side, f.rows().grid().row(side, position.averagePrice()));
        if (i < 0) {
            return;
        }
        LadderLook look = f.look();
        LadderColumns c = f.columns();
        double y = f.y(i);
        g.setFill(look.accent);
        g.fillRect(side == Side.BUY ? c.priceLeft() : c.priceRight() - 3, y, 3, ROW);
        String text = positionText(f.model(), position);
        LadderRow row = f.rows().get(i);
        double inset = OwnTag.exists(row, side) ? OwnTag.of(row, side, f).width() + 3 : 0;
        OwnTag tag = OwnTag.placed(text, side, inset, true, f);
        if (inset + tag.width() > OwnTag.room(row, side, f)) {
            return;
        }
        g.setFill(look.canvas);
        g.fillRect(tag.left(), y + 3, tag.width(), ROW - 6);
        Marks.frame(g, look.accent, tag.left(), y + 3, tag.width(), ROW - 6);
        g.setFill(look.accent);
        look.small.select(g);
        look.small.drawCentred(g, text, tag.left() + tag.width() / 2, look.small.baseline(y, ROW));
    }

    static String positionText(LadderModel model, LadderModel.Position position) {
        String size = SizeScale.compact(Math.abs(position.quantity()), model.quantityScale());
        return (position.quantity() > 0 ? "+" : "\u2212") + size;
    }

    private static void cursor(GraphicsContext g, LadderFrame f) {
        if (f.cursor() < 0) {
            return;
        }
        LadderColumns c = f.columns();
        double left = f.cursorSide() == Side.SELL ? c.priceRight() : c.volumeRight();
        double right = f.cursorSide() == Side.BUY ? c.priceLeft() : c.width();
        if (f.cursorSide() == null) {
            left = c.priceLeft();
            right = c.priceRight();
        }
        Marks.frame(g, f.look().accent, left, f.y(f.cursor()), right - left, ROW);
    }

    static void number(
            GraphicsContext g,
            TabularFont font,
            NumberCell cell,
            double right,
            double y,
            Color head,
            Color body,
            Color tail) {
        font.select(g);
        double baseline = font.baseline(y, ROW);
        double x =
                right - font.width(cell.head()) - font.width(cell.body()) - font.width(cell.tail());
        if (!cell.head().isEmpty()) {
            g.setFill(head);
            font.draw(g, cell.head(), x, baseline);
            x += font.width(cell.head());
        }
        if (!cell.body().isEmpty()) {
            g.setFill(body);
            font.draw(g, cell.body(), x, baseline);
            x += font.width(cell.body());
        }
        if (!cell.tail().isEmpty()) {
            g.setFill(tail);
            font.draw(g, cell.tail(), x, baseline);
        }
    }
}
