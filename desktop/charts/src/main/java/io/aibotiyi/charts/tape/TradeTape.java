package io.aibotiyi.charts.tape;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell.PriceFormat;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.domain.FixedPoint;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/**
 * Prints of one market on one canvas, newest on top: price in the taker's colour with an arrow,
 * size with a bar, time of day in UTC. Large prints stand out.
 *
 * <p>The tape stands still while the pointer is over it or it is scrolled, and says how much is
 * new; leaving it or Home, Space or a click on that chip lets it run again. The wheel, Up, Down,
 * Page Up and Page Down scroll.
 *
 * <p>Memory: the newest {@link #CAPACITY} prints; older ones are forgotten, also from under a tape
 * that stands still. JavaFX thread only.
 */
public final class TradeTape extends MarketSurface {

    /** Prints kept; beyond it the oldest is forgotten. */
    public static final int CAPACITY = 2_000;

    private static final double STALE_ALPHA = 0.45;
    private static final int LARGE_AMONG = 200;
    private static final long RUNNING = Long.MAX_VALUE;

    private final LongProperty minimumSize = new SimpleLongProperty(this, "minimumSize", 0);
    private final BooleanProperty aggregated = new SimpleBooleanProperty(this, "aggregated", true);
    private final TapeRing ring = new TapeRing(CAPACITY);
    private final TapePainter painter = new TapePainter();
    private SizeScale sizes = new SizeScale(0, 9);
    private PriceFormat prices = new PriceFormat(new DecimalFormatter(0, 0, 0), 2);
    private int quantityScale;
    private @Nullable TapeLook look;
    private @Nullable String stale;
    private long end = RUNNING;

    /** Prints there were when the tape stopped. */
    private long kept;

    private int scrolled;

    public TradeTape() {
        getStyleClass().add("trade-tape");
        setFocusTraversable(true);
        setAccessibleText("Trade tape");
        setPrefSize(320, 300);
        setMinSize(180, 3 * SurfaceStyle.ROW);
        minimumSize.subscribe(this::startOver);
        aggregated.subscribe(this::startOver);
        focusVisibleProperty().subscribe(this::invalidate);
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> hold());
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> release());
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Starts over for a market.
     *
     * @param priceScale decimals of a price unit, 0 to 18
     * @param newQuantityScale decimals of a quantity unit, 0 to 18
     * @param tickSize smallest price step in price units, at least 1
     */
    public void setMarket(int priceScale, int newQuantityScale, long tickSize) {
        FixedPoint.unit(newQuantityScale);
        if (tickSize < 1) {
            throw new IllegalArgumentException("tickSize must be at least 1, was " + tickSize);
        }
        int places = DecimalFormatter.placesOf(tickSize, priceScale);
        prices = new PriceFormat(new DecimalFormatter(priceScale, places, 0), 2);
        sizes = new SizeScale(newQuantityScale, 9);
        quantityScale = newQuantityScale;
        clear();
    }

    /** Replaces all prints; oldest first. The tape runs again. */
    public void snapshot(List<TapeTrade> trades) {
        ring.clear();
        resume();
        add(trades);
    }

    /** Appends prints; oldest first. */
    public void add(List<TapeTrade> trades) {
        trades.forEach(ring::add);
        invalidate();
    }

    /** Forgets all prints. */
    public void clear() {
        ring.clear();
        resume();
    }

    /** Dims the tape and says why, or {@code null} when the feed is live again. */
    public void setStale(@Nullable String reason) {
        stale = reason;
        invalidate();
    }

    /** Smallest quantity of a row that is shown, in quantity units; 0 shows all. */
    public LongProperty minimumSizeProperty() {
        return minimumSize;
    }

    /**
     * Whether neighbouring prints of one side within one millisecond are one row, with their sum
     * and the price the last one reached: what one taker order did.
     */
    public BooleanProperty aggregatedProperty() {
        return aggregated;
    }

    /** Whether the tape stands still. */
    public boolean isHeld() {
        return end != RUNNING;
    }

    /** Lets the tape run again, newest on top. */
    public void resume() {
        end = RUNNING;
        scrolled = 0;
        invalidate();
    }

    /** The rows of a tape {@code count} rows high, newest first. */
    List<TapeRow> visibleRows(int count) {
        return rows().before(end, scrolled, count);
    }

    /** Rows that arrived since the tape stands still. */
    int newRows() {
        return isHeld() ? rows().since(end) : 0;
    }

    @Override
    protected void onStyleChanged() {
        look = null;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {
        TapeLook styled = look == null ? new TapeLook(style()) : look;
        look = styled;
        int count = (int) Math.max(1, Math.ceil((height - styled.row) / styled.row));
        if (isHeld()) {
            // what has been forgotten moves a standing tape on, so it never runs empty
            end = Math.max(end, Math.min(ring.first() + Math.min(count, kept), ring.next()));
        }
        List<TapeRow> visible = visibleRows(count);
        rows().before(RUNNING, 0, LARGE_AMONG).forEach(row -> sizes.note(row.quantity()));
        sizes.adapt();
        g.setGlobalAlpha(stale == null ? 1 : STALE_ALPHA);
        painter.rows(g, styled, width, visible, prices, sizes);
        painter.header(g, styled, width, visible, prices, sizeTitle());
        g.setGlobalAlpha(1);
        if (visible.isEmpty()) {
            message(g, styled, width, height);
        }
        int news = newRows();
        if (news > 0) {
            TapePainter.waiting(g, styled, width, news + " new");
        }
        if (stale != null) {
            warning(g, styled, width, height, stale);
        }
        if (isFocusVisible()) {
            Marks.frame(g, styled.accent, 0, 0, width, height);
        }
    }

    private TapeRows rows() {
        return new TapeRows(ring, aggregated.get(), minimumSize.get());
    }

    private String sizeTitle() {
        String least =
                minimumSize.get() > 0
                        ? " ≥ " + SizeScale.compact(minimumSize.get(), quantityScale)
                        : "";
        String unit = sizes.unit().isEmpty() ? "" : " " + sizes.unit();
        return "Size" + unit + least;
    }

    private void message(GraphicsContext g, TapeLook styled, double width, double height) {
        boolean filtered = ring.next() > ring.first();
        String title = filtered ? "No print this large yet" : "Waiting for trades";
        String detail =
                filtered
                        ? "Showing sizes from "
                                + SizeScale.compact(minimumSize.get(), quantityScale)
                                + " up."
                        : "They appear as they happen.";
        double middle = Math.rint(height / 2);
        styled.strong.select(g);
        g.setFill(styled.text);
        styled.strong.drawCentred(g, styled.strong.fit(title, width - 16), width / 2, middle);
        styled.small.select(g);
        g.setFill(styled.muted);
        styled.small.drawCentred(g, styled.small.fit(detail, width - 16), width / 2, middle + 20);
    }

    private static void warning(
            GraphicsContext g, TapeLook styled, double width, double height, String text) {
        double y = height - styled.row;
        g.setFill(styled.canvas);
        g.fillRect(0, y, width, styled.row);
        g.setFill(styled.attention);
        g.fillRect(0, y, width, 1);
        styled.small.select(g);
        styled.small.draw(
                g, styled.small.fit(text, width - 16), 8, styled.small.baseline(y, styled.row));
    }

    private void startOver() {
        sizes.reset();
        resume();
    }

    private void hold() {
        if (!isHeld()) {
            end = ring.next();
            kept = end - ring.first();
            invalidate();
        }
    }

    private void release() {
        if (scrolled == 0) {
            resume();
        }
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (newRows() > 0 && event.getY() < 2 * style().rowHeight() + 4) {
            resume();
        }
        event.consume();
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            scroll(event.getDeltaY() > 0 ? -3 : 3);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        int page = (int) Math.max(1, getHeight() / style().rowHeight() - 2);
        switch (event.getCode()) {
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            case PAGE_UP -> scroll(-page);
            case PAGE_DOWN -> scroll(page);
            case HOME, SPACE -> resume();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scroll(int older) {
        hold();
        int most = Math.max(0, rows().before(end, 0, CAPACITY).size() - 1);
        scrolled = Math.clamp((long) scrolled + older, 0, most);
        if (scrolled == 0 && !isHover()) {
            resume();
        }
        invalidate();
    }
}
