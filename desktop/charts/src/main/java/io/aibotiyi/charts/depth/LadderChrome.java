package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** What surrounds the rows: column titles, the readout below, and the states without a book. */
final class LadderChrome {

    private static final double GAP = 8;

    private LadderChrome() {}

    /** Titles of the ladder's columns. */
    static void ladderHeader(GraphicsContext g, LadderFrame f) {
        LadderLook look = f.look();
        LadderColumns c = f.columns();
        band(g, look, 0, c.width(), true);
        TabularFont font = look.small;
        font.select(g);
        g.setFill(look.faint);
        double baseline = font.baseline(0, look.row);
        if (c.hasFlow()) {
            font.drawRight(g, "Pull/Stack", c.flowRight() - 4, baseline);
        }
        if (c.hasDelta()) {
            font.drawRight(g, "Delta", c.deltaRight() - GAP, baseline);
        }
        if (c.hasVolume()) {
            font.drawRight(g, title("Vol", f.volumes().unit()), c.volumeRight() - GAP, baseline);
        }
        font.drawRight(g, title("Bid", f.sizes().unit()), c.priceLeft() - GAP, baseline);
        font.drawRight(g, "Price", c.priceRight() - GAP, baseline);
        String ask = title("Ask", f.sizes().unit());
        font.drawRight(g, ask, LadderPainter.askNumberRight(f), baseline);
    }

    /** Below: what lies between the market and the hovered row, or else spread and balance. */
    static void footer(GraphicsContext g, LadderFrame f, double height) {
        LadderLook look = f.look();
        double y = height - look.row;
        band(g, look, y, f.columns().width(), false);
        look.small.select(g);
        double baseline = look.small.baseline(y, look.row);
        String readout = f.hovered() < 0 ? null : readout(f, f.rows().get(f.hovered()));
        if (readout != null) {
            g.setFill(look.text);
            look.small.draw(
                    g, look.small.fit(readout, f.columns().width() - 2 * GAP), GAP, baseline);
            return;
        }
        g.setFill(look.muted);
        look.small.draw(g, spread(f), GAP, baseline);
        balance(g, f, y, baseline);
    }

    /** A band above or below the rows, parted by a hairline. */
    static void band(GraphicsContext g, LadderLook look, double y, double width, boolean above) {
        g.setFill(look.canvas);
        g.fillRect(0, y, width, look.row);
        g.setFill(look.hairline);
        g.fillRect(0, above ? y + look.row - 1 : y, width, 1);
    }

    /** A state without rows: what happened, and what comes next. */
    static void message(
            GraphicsContext g,
            LadderLook look,
            double width,
            double height,
            Color colour,
            String title,
            String detail) {
        double middle = Math.round(height / 2);
        look.strong.select(g);
        g.setFill(colour);
        look.strong.drawCentred(g, look.strong.fit(title, width - 16), width / 2, middle - 4);
        look.small.select(g);
        g.setFill(look.muted);
        look.small.drawCentred(g, look.small.fit(detail, width - 16), width / 2, middle + 16);
    }

    /** A strip over the footer that says why the book is not current. */
    static void warning(
            GraphicsContext g, LadderLook look, double width, double height, String text) {
        double y = height - look.row;
        g.setFill(look.canvas);
        g.fillRect(0, y, width, look.row);
        g.setFill(look.attention);
        g.fillRect(0, y, width, 1);
        look.small.select(g);
        look.small.draw(
                g, look.small.fit(text, width - 2 * GAP), GAP, look.small.baseline(y, look.row));
    }

    /** Where the market is when the rows do not show it. */
    static void elsewhere(GraphicsContext g, LadderFrame f, double rowsBottom) {
        long bid = f.bestRow(Side.BUY);
        long ask = f.bestRow(Side.SELL);
        LadderRows rows = f.rows();
        if (rows.size() == 0 || bid == Long.MIN_VALUE || ask == Long.MAX_VALUE) {
            return;
        }
        boolean above = bid > rows.get(0).number;
        boolean below = ask < rows.get(rows.size() - 1).number;
        if (!above && !below) {
            return;
        }
        LadderLook look = f.look();
        String text = "Market  ·  Space";
        double width = Math.ceil(look.small.width(text)) + 2 * GAP + 14;
        double x = Math.round((f.columns().width() - width) / 2);
        double y = above ? f.top() + 4 : rowsBottom - look.row - 4;
        g.setFill(look.accent);
        g.fillRect(x, y, width, look.row);
        g.setFill(look.canvas);
        look.small.select(g);
        look.small.draw(g, text, x + GAP + 14, look.small.baseline(y, look.row));
        Marks.triangle(g, x + GAP, y + look.row / 2 - 2, 4, above);
    }

    private static @Nullable String readout(LadderFrame f, LadderRow row) {
        LadderModel model = f.model();
        long ahead = Math.max(row.buyAhead, row.sellAhead);
        if (ahead >= 0) {
            return ahead == 0
                    ? "Yours is first in the queue, estimated"
                    : "\u2248 "
                            + SizeScale.compact(ahead, model.quantityScale())
                            + spaced(model.baseAsset())
                            + " ahead of yours, estimated";
        }
        DepthSum sum = new DepthSum();
        if (row.bidSum > 0) {
            sum.add(model.bids(), f.rows().grid().from(Side.BUY, row.number), Long.MAX_VALUE);
        } else if (row.askSum > 0) {
            sum.add(model.asks(), Long.MIN_VALUE, f.rows().grid().to(Side.SELL, row.number));
        } else {
            return null;
        }
        DecimalFormatter sizes = SizeScale.formatterOf(sum.quantity(), model.quantityScale());
        DecimalFormatter whole = new DecimalFormatter(0, 0, 0);
        String notional =
                whole.format(sum.wholeNotional(model.priceScale(), model.quantityScale()));
        return "Σ "
                + sizes.format(sum.quantity())
                + SizeScale.unit(sizes.shift())
                + spaced(model.baseAsset())
                + "  ·  "
                + notional
                + spaced(model.quoteAsset())
                + "  ·  "
                + distance(f, row);
    }

    private static String distance(LadderFrame f, LadderRow row) {
        LadderModel model = f.model();
        if (model.bids().isEmpty() || model.asks().isEmpty()) {
            return "one-sided";
        }
        double middle = (model.bids().highest() + (double) model.asks().lowest()) / 2;
        double share = f.rows().grid().price(row.number) / middle - 1;
        boolean near = Math.abs(share) < 0.001;
        String text =
                near
                        ? new DecimalFormatter(1, 1, 0).format(Math.round(share * 100_000)) + " bp"
                        : new DecimalFormatter(2, 2, 0).format(Math.round(share * 10_000)) + " %";
        return (share > 0 ? "+" : "") + text;
    }

    private static String spread(LadderFrame f) {
        PriceLevels bids = f.model().bids();
        PriceLevels asks = f.model().asks();
        if (bids.isEmpty() || asks.isEmpty()) {
            return bids.isEmpty() && asks.isEmpty()
                    ? "No resting orders"
                    : bids.isEmpty() ? "No bids" : "No asks";
        }
        long spread = asks.lowest() - bids.highest();
        int scale = f.model().priceScale();
        int places = DecimalFormatter.placesOf(f.model().tickSize(), scale);
        double points = spread * 1e6 / ((bids.highest() + (double) asks.lowest()) / 2);
        return "Spread "
                + new DecimalFormatter(scale, places, 0).format(spread)
                + "  ·  "
                + new DecimalFormatter(2, 2, 0).format(Math.round(points))
                + " bp";
    }

    private static void balance(GraphicsContext g, LadderFrame f, double y, double baseline) {
        long bids = 0;
        long asks = 0;
        for (LadderRow row : f.rows().all()) {
            bids = PriceLevels.saturatedSum(bids, row.bid);
            asks = PriceLevels.saturatedSum(asks, row.ask);
        }
        if (bids == 0 || asks == 0) {
            return;
        }
        LadderLook look = f.look();
        double share = bids / ((double) bids + asks);
        String text = Math.round(share * 100) + " % bid";
        double right = f.columns().width() - GAP;
        double bar = 48;
        double left = right - bar;
        g.setFill(look.muted);
        look.small.drawRight(g, text, left - 6, baseline);
        double cut = Math.round(bar * share);
        g.setFill(look.sides.of(Side.BUY));
        g.fillRect(left, y + look.row / 2 - 1, cut, 3);
        g.setFill(look.sides.of(Side.SELL));
        g.fillRect(left + cut + 1, y + look.row / 2 - 1, bar - cut - 1, 3);
    }

    private static String title(String name, String unit) {
        return unit.isEmpty() ? name : name + " " + unit;
    }

    private static String spaced(String asset) {
        return asset.isEmpty() ? "" : " " + asset;
    }
}
