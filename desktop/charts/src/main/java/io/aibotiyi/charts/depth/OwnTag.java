package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;

/**
 * The mark of the user's orders in a row, at the outer end of its side: filled when the venue has
 * confirmed them, hollow until then. Under the pointer a confirmed one turns into its cancel cross.
 *
 * @param text size to three digits, with the number of orders before it when they are several
 * @param left in pixels
 */
record OwnTag(String text, double left, double width, boolean confirmed) {

    private static final double MARGIN = 3;
    private static final double PADDING = 5;

    /**
     * The tag of a side in a row that has orders there: their size and, after {@code \u2039}, what
     * is estimated to stand before them. Where the row's own size leaves too little room, it says
     * the size without the queue, without the number of orders, then only the number.
     */
    static OwnTag of(LadderRow row, Side side, LadderFrame frame) {
        boolean buy = side == Side.BUY;
        int orders = buy ? row.ownBuys : row.ownSells;
        int scale = frame.model().quantityScale();
        boolean stop = buy ? row.ownBuyStops : row.ownSellStops;
        String size =
                (stop ? "Stop " : "") + SizeScale.compact(buy ? row.ownBuy : row.ownSell, scale);
        long ahead = buy ? row.buyAhead : row.sellAhead;
        boolean confirmed = buy ? row.ownBuysConfirmed : row.ownSellsConfirmed;
        String pending = confirmed ? "" : "…";
        double room = room(row, side, frame);
        String plain = (orders > 1 ? orders + "\u00d7" + size : size) + pending;
        OwnTag tag = placed(plain, side, 0, confirmed, frame);
        if (confirmed && ahead >= 0) {
            String queue = plain + " \u2039" + SizeScale.compact(ahead, scale);
            OwnTag full = placed(queue, side, 0, true, frame);
            tag = full.width <= room ? full : tag;
        }
        if (tag.width > room && orders > 1) {
            tag = placed(size + pending, side, 0, confirmed, frame);
        }
        return tag.width > room ? placed(orders + pending, side, 0, confirmed, frame) : tag;
    }

    /** Pixels between the outer end of a side and the size written in a row. */
    static double room(LadderRow row, Side side, LadderFrame frame) {
        LadderColumns columns = frame.columns();
        if (side == Side.SELL) {
            return columns.width() - MARGIN - LadderPainter.askNumberRight(frame);
        }
        NumberCell size = row.bidText;
        TabularFont font = frame.look().regular;
        double written =
                row.bid == 0
                        ? 0
                        : font.width(size.head())
                                + font.width(size.body())
                                + font.width(size.tail());
        return columns.bidWidth() - LadderPainter.GAP - 2 * MARGIN - written;
    }

    /** A tag of this text at the outer end of a side, {@code inset} pixels in. */
    static OwnTag placed(
            String text, Side side, double inset, boolean confirmed, LadderFrame frame) {
        double width = Math.ceil(frame.look().small.width(text)) + 2 * PADDING;
        LadderColumns columns = frame.columns();
        double left =
                side == Side.BUY
                        ? columns.volumeRight() + MARGIN + inset
                        : columns.width() - MARGIN - width - inset;
        return new OwnTag(text, left, width, confirmed);
    }

    static boolean exists(LadderRow row, Side side) {
        return (side == Side.BUY ? row.ownBuys : row.ownSells) > 0;
    }

    /** The same tag elsewhere. */
    OwnTag at(double x) {
        return new OwnTag(text, x, width, confirmed);
    }

    boolean contains(double x) {
        return x >= left && x < left + width;
    }

    void paint(GraphicsContext g, LadderFrame frame, Side side, double y, boolean hovered) {
        LadderLook look = frame.look();
        TabularFont font = look.small;
        double top = y + MARGIN;
        double height = frame.row() - 2 * MARGIN;
        if (confirmed) {
            g.setFill(look.sides.of(side));
            g.fillRect(left, top, width, height);
            g.setFill(look.canvas);
        } else {
            g.setFill(look.canvas);
            g.fillRect(left, top, width, height);
            Marks.frame(g, look.sides.of(side), left, top, width, height);
        }
        if (hovered && confirmed) {
            Marks.cross(g, Math.rint(left + width / 2 - 4), top + 4, 8);
        } else {
            font.select(g);
            font.draw(g, text, left + PADDING, font.baseline(y, frame.row()));
        }
    }
}
