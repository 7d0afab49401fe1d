package io.aibotiyi.charts.heatmap;

import io.aibotiyi.charts.flow.DepthColumn;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.charts.surface.Tone;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Lines, dots, marks and axes over the heatmap: bounded by its width, not by the trades. */
final class HeatOverlay {

    /** Columns whose trades make one dot. */
    private static final int DOT_COLUMNS = 8;

    private static final double MAX_RADIUS = 12;
    private static final int MARKED_CELLS = 48;
    private static final double LABEL_ROWS = 44;
    private static final double LABEL_COLUMNS = 120;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final DecimalFormatter prices;
    private final int quantityScale;
    private long largeTrade = Long.MAX_VALUE;

    HeatOverlay(int priceScale, int quantityScale, long tick) {
        prices = new DecimalFormatter(priceScale, DecimalFormatter.placesOf(tick, priceScale), 0);
        this.quantityScale = quantityScale;
    }

    void setLargeTrade(long quantity) {
        largeTrade = quantity;
    }

    void draw(
            GraphicsContext g,
            SurfaceStyle style,
            HeatView view,
            DepthHistory history,
            @Nullable TradePyramid trades) {
        quotes(g, style, view, history);
        dots(g, style, view, history);
        if (trades != null) {
            marks(g, style, view, history, trades);
        }
        axes(g, style, view, history);
        pointer(g, style, view, history);
    }

    void empty(GraphicsContext g, SurfaceStyle style, double width, double height) {
        g.setFont(style.font());
        g.setFill(style.colour(Tone.MUTED));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText("No depth yet. It is drawn from the first book on.", width / 2, height / 2);
    }

    private static void quotes(
            GraphicsContext g, SurfaceStyle style, HeatView view, DepthHistory history) {
        for (boolean bid : new boolean[] {true, false}) {
            g.setFill(style.colour(bid ? Tone.UP : Tone.DOWN));
            double before = Double.NaN;
            for (int x = 0; x < view.plotWidth; x++) {
                DepthColumn column = last(history, view, view.columnAt(x));
                long price = column == null ? 0 : bid ? column.bestBid() : column.bestAsk();
                double y = Math.floor(view.y((double) price));
                if (price == 0 || y < 0 || y >= view.plotHeight) {
                    before = Double.NaN;
                    continue;
                }
                double from = Double.isNaN(before) ? y : Math.min(before, y);
                double to = Double.isNaN(before) ? y : Math.max(before, y);
                g.fillRect(x, from, 1, to - from + 1);
                before = y;
            }
        }
    }

    private static void dots(
            GraphicsContext g, SurfaceStyle style, HeatView view, DepthHistory history) {
        long first = Math.floorDiv(view.columnAt(0), DOT_COLUMNS);
        long last = Math.floorDiv(view.endColumn - 1, DOT_COLUMNS);
        Dot[] dots = new Dot[(int) (last - first + 1)];
        double largest = 0;
        for (int i = 0; i < dots.length; i++) {
            dots[i] = Dot.of(history, view, (first + i) * DOT_COLUMNS);
            largest = Math.max(largest, dots[i].volume());
        }
        for (boolean bought : new boolean[] {true, false}) {
            g.setFill(style.colour(bought ? Tone.UP : Tone.DOWN).deriveColor(0, 1, 1, 0.8));
            for (Dot dot : dots) {
                double y = view.y(dot.price);
                boolean seen = dot.volume() > 0 && y >= 0 && y < view.plotHeight;
                if (!seen || dot.bought >= dot.sold != bought) {
                    continue;
                }
                double radius = Math.max(1, MAX_RADIUS * Math.sqrt(dot.volume() / largest));
                double x = Math.min(dot.x, view.plotWidth - radius);
                if (radius < 2) {
                    g.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
                } else {
                    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
                }
            }
        }
    }

    private void marks(
            GraphicsContext g,
            SurfaceStyle style,
            HeatView view,
            DepthHistory history,
            TradePyramid trades) {
        long columnNanos = history.bucketNanos() * view.bucketsPerColumn;
        long from = view.columnAt(0) * columnNanos;
        long to = view.endColumn * columnNanos - 1;
        g.setFont(style.font());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1.5);
        for (Trade trade : trades.largest(from, to, MARKED_CELLS, largeTrade)) {
            double x = (double) Math.floorDiv(trade.exchangeTime(), columnNanos) - view.columnAt(0);
            double y = view.y((double) trade.price());
            if (y < MAX_RADIUS || y > view.plotHeight - MAX_RADIUS) {
                continue;
            }
            g.setStroke(style.colour(Tone.TEXT));
            g.strokeOval(x - MAX_RADIUS, y - MAX_RADIUS, 2 * MAX_RADIUS, 2 * MAX_RADIUS);
            g.setFill(style.colour(trade.aggressor() == Side.BUY ? Tone.UP : Tone.DOWN));
            boolean above = trade.aggressor() == Side.SELL;
            g.fillText(
                    quantity(trade.quantity()),
                    Math.clamp(x, 20, view.plotWidth - 20.0),
                    y + (above ? -20 : 20));
        }
    }

    private void axes(GraphicsContext g, SurfaceStyle style, HeatView view, DepthHistory history) {
        g.setFill(style.colour(Tone.HAIRLINE));
        g.fillRect(view.plotWidth, 0, 1, view.plotHeight);
        g.fillRect(0, view.plotHeight, view.plotWidth + view.axis, 1);
        g.setFont(style.font());
        g.setFill(style.colour(Tone.MUTED));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        long step = step(view);
        long lowest = view.priceAt(view.plotHeight - 1.0);
        for (long price = Math.ceilDiv(lowest, step) * step; ; price += step) {
            double y = view.y((double) price);
            if (y < 8) {
                break;
            }
            if (y < view.plotHeight - 8) {
                g.fillText(price(price), view.plotWidth + view.axis - 8.0, y);
            }
        }
        g.setTextAlign(TextAlignment.CENTER);
        double apart = LABEL_COLUMNS * style.scale();
        for (double x = view.plotWidth - apart / 2; x > 30; x -= apart) {
            g.fillText(time(view, history, x), x, view.plotHeight + view.timeAxis / 2.0);
        }
    }

    private void pointer(
            GraphicsContext g, SurfaceStyle style, HeatView view, DepthHistory history) {
        double x = view.pointerX;
        double y = view.pointerY;
        if (!(x >= 0 && x < view.plotWidth && y >= 0 && y < view.plotHeight)) {
            return;
        }
        g.setFill(style.colour(Tone.MUTED));
        g.fillRect(0, Math.floor(y), view.plotWidth, 1);
        g.fillRect(Math.floor(x), 0, 1, view.plotHeight);
        long price = view.priceAt(y);
        long size = 0;
        DepthColumn column = last(history, view, view.columnAt(x));
        for (int i = 0; column != null && i < column.levels(); i++) {
            boolean here = Math.floorDiv(column.price(i), view.rowUnits) * view.rowUnits == price;
            size += here ? column.size(i) : 0;
        }
        String text = price(price) + "   " + quantity(size) + "   " + time(view, history, x);
        g.setFont(style.font());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(style.colour(Tone.RAISED));
        double scale = style.scale();
        g.fillRect(8, 8, 7.0 * scale * text.length() + 12, 20 * scale);
        g.setFill(style.colour(Tone.TEXT));
        g.fillText(text, 14, 8 + 10 * scale);
    }

    /** A round step whose labels keep their distance. */
    private static long step(HeatView view) {
        double least = LABEL_ROWS / HeatView.ROW * view.rowUnits;
        long step = view.tick;
        int factor = 0;
        while (step < least && step < Long.MAX_VALUE / 10) {
            step = factor % 3 == 1 ? step / 2 * 5 : step * 2;
            factor++;
        }
        return step;
    }

    private static String time(HeatView view, DepthHistory history, double x) {
        long nanos = view.columnAt(x) * view.bucketsPerColumn * history.bucketNanos();
        return TIME.format(EpochNanos.toInstant(nanos).atOffset(ZoneOffset.UTC));
    }

    private String price(long units) {
        return prices.format(units);
    }

    private String quantity(long units) {
        double value = FixedPoint.toDouble(units, quantityScale);
        return value >= 100
                ? String.format(java.util.Locale.ROOT, "%,.0f", value)
                : String.format(java.util.Locale.ROOT, "%.2f", value);
    }

    private static @Nullable DepthColumn last(DepthHistory history, HeatView view, long column) {
        long bucket = Math.min((column + 1) * view.bucketsPerColumn - 1, history.endBucket() - 1);
        return Math.floorDiv(bucket, view.bucketsPerColumn) == column
                ? history.column(bucket)
                : null;
    }

    /** What traded in some columns, at its mean price. */
    private record Dot(double x, double price, double bought, double sold) {

        static Dot of(DepthHistory history, HeatView view, long firstColumn) {
            double bought = 0;
            double sold = 0;
            double money = 0;
            long from = firstColumn * view.bucketsPerColumn;
            long to = from + (long) DOT_COLUMNS * view.bucketsPerColumn;
            for (long b = Math.max(from, history.firstBucket());
                    b < Math.min(to, history.endBucket());
                    b++) {
                DepthColumn column = history.column(b);
                if (column != null) {
                    bought += column.bought();
                    sold += column.sold();
                    money += column.money();
                }
            }
            double x = firstColumn - view.columnAt(0) + DOT_COLUMNS / 2.0;
            double volume = bought + sold;
            return new Dot(x, volume > 0 ? money / volume : 0, bought, sold);
        }

        double volume() {
            return bought + sold;
        }
    }
}
