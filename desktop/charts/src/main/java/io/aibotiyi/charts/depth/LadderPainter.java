package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Paints the rows of {@link DepthLadder.Mode#LADDER}: over the {@link LadderGrounds} prices, sizes
 * and the user's own marks.
 */
final class LadderPainter {

    static final double GAP = 8;

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
        LadderGrounds.paint(g, f);
        prices(g, f);
        boolean news = sizes(g, f);
        signed(g, f);
        tags(g, f);
        drag(g, f);
        position(g, f);
        cursor(g, f);
        return news ? f.now() + SizeChanges.SHOWN_NANOS : Long.MIN_VALUE;
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
                    f,
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
                        f,
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
                number(g, f, look.regular, row.askText, askRight, y, look.faint, body, look.faint);
            }
            if (c.hasVolume() && row.traded() > 0) {
                row.volumeText.size(row.traded(), f.volumes().formatter());
                number(
                        g,
                        f,
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

    private static void signed(GraphicsContext g, LadderFrame f) {
        LadderColumns c = f.columns();
        int scale = f.model().quantityScale();
        f.look().small.select(g);
        for (int i = 0; i < f.rows().size(); i++) {
            LadderRow row = f.rows().get(i);
            if (c.hasDelta() && row.delta() != 0) {
                String text = row.deltaText.of(row.delta(), scale);
                signed(g, f, text, row.delta(), c.deltaRight() - GAP, f.y(i));
            }
            if (c.hasFlow() && row.flow != 0) {
                String text = row.flowText.of(row.flow, scale);
                signed(g, f, text, row.flow, c.flowRight() - GAP, f.y(i));
            }
        }
    }

    private static void signed(
            GraphicsContext g, LadderFrame f, String text, long value, double right, double y) {
        LadderLook look = f.look();
        g.setFill(look.readable.of(value > 0 ? Side.BUY : Side.SELL));
        look.small.drawRight(g, text, right, look.small.baseline(y, f.row()));
    }

    /** Where the orders that are being moved would go. */
    private static void drag(GraphicsContext g, LadderFrame f) {
        LadderFrame.Drag drag = f.drag();
        int from = drag == null ? -1 : f.rows().indexOf(drag.side(), drag.from());
        if (drag != null && from >= 0 && drag.to() >= 0 && drag.to() != from) {
            OwnTag tag = OwnTag.of(f.rows().get(from), drag.side(), f);
            new OwnTag(tag.text(), tag.left(), tag.width(), false)
                    .paint(g, f, drag.side(), f.y(drag.to()), false);
            Marks.frame(g, f.look().accent, 0, f.y(drag.to()), f.columns().width(), f.row());
        }
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
        g.fillRect(side == Side.BUY ? c.priceLeft() : c.priceRight() - 3, y, 3, f.row());
        String text = positionText(f.model(), position);
        LadderRow row = f.rows().get(i);
        double inset = OwnTag.exists(row, side) ? OwnTag.of(row, side, f).width() + 3 : 0;
        OwnTag tag = OwnTag.placed(text, side, inset, true, f);
        if (inset + tag.width() > OwnTag.room(row, side, f)) {
            return;
        }
        g.setFill(look.canvas);
        g.fillRect(tag.left(), y + 3, tag.width(), f.row() - 6);
        Marks.frame(g, look.accent, tag.left(), y + 3, tag.width(), f.row() - 6);
        g.setFill(look.accent);
        look.small.select(g);
        look.small.drawCentred(
                g, text, tag.left() + tag.width() / 2, look.small.baseline(y, f.row()));
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
        Marks.frame(g, f.look().accent, left, f.y(f.cursor()), right - left, f.row());
    }

    static void number(
            GraphicsContext g,
            LadderFrame f,
            TabularFont font,
            NumberCell cell,
            double right,
            double y,
            Color head,
            Color body,
            Color tail) {
        font.select(g);
        double baseline = font.baseline(y, f.row());
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
