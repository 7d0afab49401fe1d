package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * Paints what lies under a ladder's text: highlights, cumulative depth, bars; grouped by colour.
 */
final class LadderGrounds {

    private static final double GAP = LadderPainter.GAP;

    private LadderGrounds() {}

    static void paint(GraphicsContext g, LadderFrame f) {
        grounds(g, f);
        sums(g, f);
        bars(g, f, Side.BUY);
        bars(g, f, Side.SELL);
        if (f.columns().hasVolume()) {
            volumes(g, f);
        }
        priceGrounds(g, f);
        columnLines(g, f);
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
                g.fillRect(0, f.y(i), width, f.row());
            }
        }
        g.setFill(f.look().hairline);
        g.fillRect(0, f.y(f.hovered()), width, f.row());
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
                g.fillRect(c.priceLeft() - w, f.y(i), w, f.row());
            }
        }
        g.setFill(f.look().sums.of(Side.SELL));
        for (int i = 0; i < rows.size(); i++) {
            double w = Math.round(c.askWidth() * ((double) rows.get(i).askSum / most));
            if (w > 0 && rows.get(i).number <= f.lastRow(Side.SELL)) {
                g.fillRect(c.priceRight(), f.y(i), w, f.row());
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
                g.fillRect(x, f.y(i) + 1, w, f.row() - 2);
            }
        }
        g.setFill(f.look().caps.of(side));
        for (int i = 0; i < rows.size(); i++) {
            if (f.sizes().exceeds(side == Side.BUY ? rows.get(i).bid : rows.get(i).ask)) {
                double x = side == Side.BUY ? c.volumeRight() : c.width() - 3;
                g.fillRect(x, f.y(i) + 1, 3, f.row() - 2);
            }
        }
    }

    private static void volumes(GraphicsContext g, LadderFrame f) {
        LadderRows rows = f.rows();
        double left = f.columns().deltaRight();
        double most = f.columns().volumeRight() - left - GAP;
        g.setFill(f.look().volumes.of(Side.BUY));
        for (int i = 0; i < rows.size(); i++) {
            double w = Math.round(most * f.volumes().share(rows.get(i).bought));
            if (w > 0) {
                g.fillRect(left, f.y(i) + 5, w, f.row() - 10);
            }
        }
        g.setFill(f.look().volumes.of(Side.SELL));
        for (int i = 0; i < rows.size(); i++) {
            double all = Math.round(most * f.volumes().share(rows.get(i).traded()));
            double w = all - Math.round(most * f.volumes().share(rows.get(i).bought));
            if (w > 0) {
                g.fillRect(left + all - w, f.y(i) + 5, w, f.row() - 10);
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
            g.fillRect(c.priceLeft(), f.y(i), c.priceRight() - c.priceLeft(), f.row());
        }
    }

    private static void columnLines(GraphicsContext g, LadderFrame f) {
        LadderColumns c = f.columns();
        double height = f.rows().size() * f.row();
        g.setFill(f.look().grid);
        g.fillRect(c.priceLeft() - 1, f.top(), 1, height);
        g.fillRect(c.priceRight(), f.top(), 1, height);
        if (c.hasFlow()) {
            g.fillRect(c.flowRight() - 1, f.top(), 1, height);
        }
        if (c.hasDelta()) {
            g.fillRect(c.deltaRight() - 1, f.top(), 1, height);
        }
        if (c.hasVolume()) {
            g.fillRect(c.volumeRight() - 1, f.top(), 1, height);
        }
    }
}
