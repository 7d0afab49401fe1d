package io.aibotiyi.charts.tape;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell;
import io.aibotiyi.charts.surface.NumberCell.PriceFormat;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.domain.Side;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Paints rows of the tape: arrow, price, size with its bar, time. */
final class TapePainter {

    private static final double GAP = 8;
    private static final int CELLS = 256;

    private final NumberCell[] prices = cells();
    private final NumberCell[] quantities = cells();

    private static NumberCell[] cells() {
        NumberCell[] cells = new NumberCell[CELLS];
        Arrays.setAll(cells, _ -> new NumberCell());
        return cells;
    }

    /** Right edges of the price and of the size. */
    private record Columns(double price, double size, double time) {}

    void rows(
            GraphicsContext g,
            TapeLook look,
            double width,
            List<TapeRow> rows,
            PriceFormat format,
            SizeScale sizes) {
        Columns c = columns(look, width, rows, format);
        for (Side side : Side.values()) {
            g.setFill(look.large.of(side));
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).aggressor() == side && sizes.exceeds(rows.get(i).quantity())) {
                    g.fillRect(0, y(look, i), width, look.row);
                }
            }
            g.setFill(look.bars.of(side));
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).aggressor() == side) {
                    double most = c.size - c.price - GAP;
                    double w = Math.max(1, Math.rint(most * sizes.share(rows.get(i).quantity())));
                    g.fillRect(c.size + 4 - w, y(look, i) + 1, w, look.row - 2);
                }
            }
            g.setFill(look.sides.of(side));
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).aggressor() == side) {
                    Marks.triangle(g, GAP, y(look, i) + look.row / 2 - 2, 4, side == Side.BUY);
                }
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            text(g, look, c, rows, i, format, sizes);
        }
    }

    void header(
            GraphicsContext g,
            TapeLook look,
            double width,
            List<TapeRow> rows,
            PriceFormat format,
            String sizeTitle) {
        Columns c = columns(look, width, rows, format);
        g.setFill(look.canvas);
        g.fillRect(0, 0, width, look.row);
        g.setFill(look.hairline);
        g.fillRect(0, look.row - 1, width, 1);
        g.setFill(look.faint);
        look.small.select(g);
        double baseline = look.small.baseline(0, look.row);
        look.small.drawRight(g, "Price", c.price, baseline);
        look.small.drawRight(g, sizeTitle, c.size, baseline);
        look.small.drawRight(g, "Time", c.time, baseline);
    }

    /** The chip that says what arrived while the tape stood still. */
    static void waiting(GraphicsContext g, TapeLook look, double width, String text) {
        double chip = Math.ceil(look.small.width(text)) + 2 * GAP + 14;
        double x = Math.rint((width - chip) / 2);
        g.setFill(look.accent);
        g.fillRect(x, look.row + 4, chip, look.row);
        g.setFill(look.canvas);
        Marks.triangle(g, x + GAP, look.row * 1.5 + 2, 4, true);
        look.small.select(g);
        look.small.draw(g, text, x + GAP + 14, look.small.baseline(look.row + 4, look.row));
    }

    private void text(
            GraphicsContext g,
            TapeLook look,
            Columns c,
            List<TapeRow> rows,
            int i,
            PriceFormat format,
            SizeScale sizes) {
        TapeRow row = rows.get(i);
        int slot = (int) Math.floorMod(row.number(), (long) CELLS);
        double y = y(look, i);
        boolean large = sizes.exceeds(row.quantity());
        TabularFont font = large ? look.strong : look.regular;
        double baseline = font.baseline(y, look.row);
        NumberCell price = prices[slot];
        price.price(row.price(), format);
        Color side = look.readable.of(row.aggressor());
        number(g, font, price, c.price, baseline, look.faint, side, side);
        NumberCell size = quantities[slot];
        size.size(row.quantity(), sizes.formatter());
        boolean small = row.quantity() < sizes.reference() / 20;
        number(
                g,
                font,
                size,
                c.size,
                baseline,
                look.faint,
                small ? look.muted : look.text,
                look.faint);
        look.small.select(g);
        if (row.prints() > 1) {
            g.setFill(look.muted);
            look.small.draw(g, "×" + row.prints(), c.price + 6, baseline);
        }
        String millis = ClockText.millis(row.time());
        String seconds = ClockText.seconds(row.time());
        boolean repeated = i > 0 && ClockText.seconds(rows.get(i - 1).time()).equals(seconds);
        g.setFill(look.faint);
        look.small.drawRight(g, millis, c.time, baseline);
        g.setFill(repeated ? look.faint : look.muted);
        look.small.drawRight(g, seconds, c.time - look.small.width(millis), baseline);
    }

    private static void number(
            GraphicsContext g,
            TabularFont font,
            NumberCell cell,
            double right,
            double baseline,
            Color head,
            Color body,
            Color tail) {
        font.select(g);
        double x =
                right - font.width(cell.head()) - font.width(cell.body()) - font.width(cell.tail());
        g.setFill(head);
        font.draw(g, cell.head(), x, baseline);
        x += font.width(cell.head());
        g.setFill(body);
        font.draw(g, cell.body(), x, baseline);
        x += font.width(cell.body());
        g.setFill(tail);
        font.draw(g, cell.tail(), x, baseline);
    }

    private static double y(TapeLook look, int index) {
        return look.row * (1 + index);
    }

    private static Columns columns(
            TapeLook look, double width, List<TapeRow> rows, PriceFormat format) {
        long price = 1;
        for (TapeRow row : rows) {
            price = Math.max(price, Math.abs(row.price()));
        }
        DecimalFormatter formatter = format.formatter();
        double priceRight = 24 + Math.ceil(look.strong.width(formatter.format(price)));
        double time = width - GAP;
        double timeLeft = time - Math.ceil(look.small.width("00:00:00.000"));
        return new Columns(priceRight, timeLeft - 2 * GAP, time);
    }
}
