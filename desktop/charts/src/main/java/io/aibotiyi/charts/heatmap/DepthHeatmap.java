package io.aibotiyi.charts.heatmap;

import io.aibotiyi.charts.flow.DepthColumn;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.charts.surface.Tone;
import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Resting depth over time, newest at the right: the brighter, the more rests at a price. Over it
 * the best bid and ask, trades as dots sized by volume, and the largest trades by name.
 *
 * <p>Wheel: time zoom in powers of two; with Ctrl or ⌘ the price grouping; with Shift the black
 * point. Drag: up and down moves the prices, left and right the time. Double click: back to now,
 * centred. The price follows the market while it would leave the middle, unless it was dragged.
 *
 * <p>A new bucket costs one column of pixels, whatever the history. FX thread.
 */
public final class DepthHeatmap extends MarketSurface {

    private static final int MAX_BUCKETS = 1 << 12;
    private static final double KEEP = 0.3;

    private final HeatScale scale = new HeatScale();
    private final HeatRaster raster = new HeatRaster(scale);
    private final HeatOverlay overlay;
    private final HeatView view = new HeatView();
    private @Nullable DepthHistory history;
    private @Nullable TradePyramid trades;
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private @Nullable WritableImage image;
    private long columnsSinceAge;
    private boolean follows = true;
    private double lastX;
    private double lastY;

    /**
     * @param priceScale decimals of a price unit
     * @param quantityScale decimals of a quantity unit
     * @param tick smallest price step, price units
     */
    public DepthHeatmap(int priceScale, int quantityScale, long tick) {
        view.tick = Math.max(1, tick);
        view.rowUnits = view.tick;
        overlay = new HeatOverlay(priceScale, quantityScale, view.tick);
        setAccessibleText("Depth heatmap");
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_MOVED, e -> point(e.getX(), e.getY()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Double.NaN, Double.NaN));
    }

    /** Shows a history, from its newest bucket back. */
    public void setHistory(@Nullable DepthHistory history) {
        this.history = history;
        follows = true;
        view.back = 0;
        raster.redrawAll();
        invalidate();
    }

    /** Where the largest trades come from; null to mark none. */
    public void setTrades(@Nullable TradePyramid trades) {
        this.trades = trades;
        invalidate();
    }

    /** The history or the trades have grown; as often as they do. */
    public void grown() {
        invalidate();
    }

    /** Smallest quantity of a trade that is marked by name. */
    public void setLargeTrade(long quantity) {
        overlay.setLargeTrade(quantity);
        invalidate();
    }

    /** Share of the way to the brightest size, 0 to 0.95, below which nothing is seen. */
    public void setBlackPoint(double share) {
        scale.setBlackPoint(share);
        raster.redrawAll();
        invalidate();
    }

    public double blackPoint() {
        return scale.blackPoint();
    }

    /** Share of sizes, 0.5 to 1, that are not yet as bright as can be. */
    public void setWhitePercentile(double share) {
        scale.setPercentile(share);
        raster.redrawAll();
        invalidate();
    }

    /** Price units that a row sums, rounded up to ticks. */
    public void setGrouping(long units) {
        view.rowUnits = Math.max(1, Math.ceilDiv(units, view.tick)) * view.tick;
        follows = true;
        view.topRow = Long.MIN_VALUE;
        invalidate();
    }

    public long grouping() {
        return view.rowUnits;
    }

    /** Buckets of the history that a pixel column stands for, a power of two. */
    public void setBucketsPerColumn(int buckets) {
        view.bucketsPerColumn = Integer.highestOneBit(Math.clamp(buckets, 1, MAX_BUCKETS));
        invalidate();
    }

    public int bucketsPerColumn() {
        return view.bucketsPerColumn;
    }

    /** Back to now with the market in the middle. */
    public void recentre() {
        follows = true;
        view.back = 0;
        view.topRow = Long.MIN_VALUE;
        invalidate();
    }

    /** Draws as a pulse does, for measuring. */
    void renderNow() {
        invalidate();
        layoutChildren();
    }

    HeatView view() {
        return view;
    }

    @Override
    protected void onStyleChanged() {
        raster.redrawAll();
        image = null;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {
        view.fit(width, height, style().scale());
        DepthHistory shown = history;
        if (shown == null || shown.endBucket() == shown.firstBucket()) {
            overlay.empty(g, style(), width, height);
            return;
        }
        centre(shown);
        WritableImage texture = texture();
        raster.fit(
                view.plotWidth,
                view.plotHeight,
                view.rowUnits,
                HeatView.ROW,
                view.topRow,
                view.bucketsPerColumn);
        view.endColumn = raster.column(shown.endBucket() - 1) + 1 - view.back;
        paint(shown);
        int split = raster.slot(view.endColumn);
        double w = view.plotWidth;
        double h = view.plotHeight;
        g.drawImage(texture, split, 0, w - split, h, 0, 0, w - split, h);
        if (split > 0) {
            g.drawImage(texture, 0, 0, split, h, w - split, 0, split, h);
        }
        overlay.draw(g, style(), view, shown, trades);
    }

    private void paint(DepthHistory shown) {
        int drawn = raster.update(shown, view.endColumn);
        columnsSinceAge += drawn;
        if (scale.adapt()) {
            raster.redrawAll();
            drawn = raster.update(shown, view.endColumn);
        }
        if (columnsSinceAge > 4L * view.plotWidth) {
            columnsSinceAge = 0;
            scale.age();
        }
        PixelBuffer<IntBuffer> target = buffer;
        if (target != null) {
            int first = raster.slot(view.endColumn - drawn);
            Rectangle2D dirty =
                    first + drawn <= view.plotWidth
                            ? new Rectangle2D(first, 0, drawn, view.plotHeight)
                            : new Rectangle2D(0, 0, view.plotWidth, view.plotHeight);
            target.updateBuffer(_ -> dirty);
        }
    }

    private WritableImage texture() {
        WritableImage current = image;
        if (current == null
                || current.getWidth() != view.plotWidth
                || current.getHeight() != view.plotHeight) {
            int[] pixels = new int[view.plotWidth * view.plotHeight];
            raster.setPixels(pixels);
            PixelBuffer<IntBuffer> target =
                    new PixelBuffer<>(
                            view.plotWidth,
                            view.plotHeight,
                            IntBuffer.wrap(pixels),
                            PixelFormat.getIntArgbPreInstance());
            current = new WritableImage(target);
            buffer = target;
            image = current;
            raster.setRamp(ramp());
        }
        return current;
    }

    private int[] ramp() {
        Color[] stops = {
            style().colour(Tone.CANVAS),
            style().onCanvas(Tone.ACCENT, 0.3),
            style().onCanvas(Tone.ACCENT, 0.75),
            style().onCanvas(Tone.ATTENTION, 0.9),
            style().colour(Tone.TEXT)
        };
        int[] ramp = new int[256];
        for (int i = 0; i < 256; i++) {
            double at = i / 255.0 * (stops.length - 1);
            int stop = (int) Math.min(stops.length - 2.0, at);
            Color c = stops[stop].interpolate(stops[stop + 1], at - stop);
            ramp[i] =
                    0xFF000000
                            | (int) Math.round(c.getRed() * 255) << 16
                            | (int) Math.round(c.getGreen() * 255) << 8
                            | (int) Math.round(c.getBlue() * 255);
        }
        return ramp;
    }

    /** Moves the rows so that the market is in the middle, when it left it. */
    private void centre(DepthHistory shown) {
        DepthColumn newest = shown.column(shown.endBucket() - 1);
        if (newest == null || (newest.bestBid() == 0 && newest.bestAsk() == 0)) {
            return;
        }
        long middle =
                newest.bestBid() == 0
                        ? newest.bestAsk()
                        : newest.bestAsk() == 0
                                ? newest.bestBid()
                                : (newest.bestBid() + newest.bestAsk()) / 2;
        int rows = Math.ceilDiv(view.plotHeight, HeatView.ROW);
        long row = Math.floorDiv(middle, view.rowUnits);
        long below = view.topRow - row;
        boolean unset = view.topRow == Long.MIN_VALUE;
        if (unset || (follows && (below < rows * KEEP || below > rows * (1 - KEEP)))) {
            view.topRow = row + rows / 2;
        }
    }

    private void point(double x, double y) {
        view.pointerX = x;
        view.pointerY = y;
        invalidate();
    }

    private void press(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
        if (event.getClickCount() == 2) {
            recentre();
        }
    }

    private void drag(MouseEvent event) {
        long rows = Math.round((event.getY() - lastY) / HeatView.ROW);
        if (rows != 0) {
            follows = false;
            view.topRow += rows;
            lastY += rows * HeatView.ROW;
        }
        DepthHistory shown = history;
        long columns = Math.round(event.getX() - lastX);
        if (columns != 0 && shown != null) {
            long kept = shown.endBucket() - shown.firstBucket();
            view.back =
                    Math.clamp(
                            view.back + columns, 0, Math.max(0, kept / view.bucketsPerColumn - 1));
            lastX = event.getX();
        }
        point(event.getX(), event.getY());
    }

    private void scroll(ScrollEvent event) {
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (delta == 0 || event.isInertia()) {
            return;
        }
        if (event.isShiftDown()) {
            setBlackPoint(scale.blackPoint() + Math.signum(delta) * 0.05);
        } else if (event.isShortcutDown()) {
            setGrouping(delta > 0 ? view.rowUnits / 2 : view.rowUnits * 2);
        } else {
            setBucketsPerColumn(delta > 0 ? view.bucketsPerColumn / 2 : view.bucketsPerColumn * 2);
        }
        event.consume();
    }
}
