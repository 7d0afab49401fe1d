package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.charts.surface.NumberCell.PriceFormat;
import io.aibotiyi.charts.surface.SizeScale;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/**
 * A price-centred order book on one canvas: traded volume, bids, price, asks, the user's orders in
 * their rows. It shows what its {@link LadderModel} holds and reports what the user picks; it sends
 * nothing itself.
 *
 * <p>Pointer: a click on a row picks its price, a click on the user's order tag asks to cancel, as
 * does the middle button anywhere in its row and column; dragging the tag asks to move the order,
 * the wheel scrolls and stops the ladder following the market until {@link #recenter}. Keyboard: Up
 * and Down move the cursor row, Left and Right its column, Page Up and Page Down by a page, Home to
 * the market, Enter picks, Delete cancels the row's own orders, Space recentres.
 *
 * <p>Nothing can be picked while the model is not {@link LadderModel.State#LIVE}. JavaFX thread
 * only.
 */
public final class DepthLadder extends MarketSurface {

    /** How rows are laid out. */
    public enum Mode {
        /** One row per price step, empty prices included; rows keep their prices. */
        LADDER,
        /** Asks above, bids below, only prices with quantity. */
        BOOK
    }

    /** Columns that can be left out. */
    public enum Column {
        /** Traded at each price. */
        VOLUME,
        /** Bought less sold by takers at each price. */
        DELTA,
        /** Added to less taken out of each level without being traded: stacking and pulling. */
        FLOW
    }

    private static final double STALE_ALPHA = 0.45;

    private final IntegerProperty grouping =
            new SimpleIntegerProperty(this, "grouping", 1) {
                @Override
                public void set(int ticks) {
                    if (ticks < 1) {
                        throw new IllegalArgumentException(
                                "grouping must be at least 1 tick, was " + ticks);
                    }
                    super.set(ticks);
                }
            };
    private final BooleanProperty autoCenter = new SimpleBooleanProperty(this, "autoCenter", true);
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.LADDER);
    private final ObjectProperty<Set<Column>> columns =
            new SimpleObjectProperty<>(this, "columns", Set.of(Column.VOLUME));
    private final BooleanProperty armed = new SimpleBooleanProperty(this, "armed");
    private final Runnable modelChanged = this::invalidate;
    private final LadderPainter ladderPainter = new LadderPainter();
    private final BookPainter bookPainter = new BookPainter();
    private final LadderRows rows = new LadderRows();
    private final LadderCentre centre = new LadderCentre();
    private final LadderInput input = new LadderInput(this);
    private @Nullable LadderModel model;
    private @Nullable LadderLook look;
    private SizeScale sizes = new SizeScale(0, 9);
    private SizeScale volumes = new SizeScale(0, 10);
    private Consumer<LadderClick> onPriceClicked = _ -> {};
    private Consumer<OrderId> onOrderCancel = _ -> {};
    private ObjLongConsumer<OrderId> onOrderMove = (_, _) -> {};
    private boolean attached;
    private @Nullable LadderFrame shown;
    private int askRows;

    public DepthLadder() {
        getStyleClass().add("depth-ladder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Depth ladder");
        setPrefSize(320, 600);
        setMinSize(180, 5 * SurfaceStyle.ROW);
        grouping.subscribe(this::startOver);
        mode.subscribe(this::startOver);
        autoCenter.subscribe(this::invalidate);
        columns.subscribe(this::invalidate);
        armed.subscribe(this::invalidate);
        focusVisibleProperty().subscribe(this::invalidate);
        input.install();
    }

    /** Shows another model, or nothing. */
    public void setModel(@Nullable LadderModel newModel) {
        if (model != null && attached) {
            model.removeListener(modelChanged);
        }
        model = newModel;
        if (newModel != null) {
            sizes = new SizeScale(newModel.quantityScale(), 9);
            volumes = new SizeScale(newModel.quantityScale(), 10);
            if (attached) {
                newModel.addListener(modelChanged);
            }
        }
        startOver();
    }

    public @Nullable LadderModel getModel() {
        return model;
    }

    /** Ticks per row, at least 1: bids are rounded down to the row's price, asks up. */
    public IntegerProperty groupingProperty() {
        return grouping;
    }

    /** Whether the rows follow the market when it leaves the middle half. */
    public BooleanProperty autoCenterProperty() {
        return autoCenter;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Columns to show, where there is room: the last ones are given up first. */
    public ObjectProperty<Set<Column>> columnsProperty() {
        return columns;
    }

    /** Whether a click places without a question; a frame says so. */
    public BooleanProperty armedProperty() {
        return armed;
    }

    /** Called when the user picks a price; never while the book is not live. */
    public void setOnPriceClicked(Consumer<LadderClick> handler) {
        onPriceClicked = handler;
    }

    /** Called when the user asks to cancel a confirmed order of theirs, once per order. */
    public void setOnOrderCancel(Consumer<OrderId> handler) {
        onOrderCancel = handler;
    }

    /**
     * Called when the user drags a confirmed order to another row, once per order, with the row's
     * price; never while the book is not live.
     */
    public void setOnOrderMove(ObjLongConsumer<OrderId> handler) {
        onOrderMove = handler;
    }

    /** Puts the market in the middle and follows it again. */
    public void recenter() {
        centre.recentre();
        invalidate();
    }

    void pick(LadderClick click) {
        if (model != null && model.state() == LadderModel.State.LIVE) {
            onPriceClicked.accept(click);
        }
    }

    /** Asks to cancel the confirmed orders of a row and side. */
    void cancel(Side side, long rowNumber) {
        LadderFrame frame = shown;
        if (frame == null) {
            return;
        }
        for (OwnOrder order : frame.model().ownOrders()) {
            if (order.confirmed()
                    && order.side() == side
                    && frame.rows().grid().row(side, order.price()) == rowNumber) {
                onOrderCancel.accept(order.id());
            }
        }
    }

    /**
     * Where a price stands in the column of a side, in the ladder's coordinates; empty while it is
     * not in view.
     */
    public Optional<Point2D> cellOf(Side column, long price) {
        LadderFrame frame = shown;
        if (frame == null) {
            return Optional.empty();
        }
        int index = frame.rows().indexOf(column, frame.rows().grid().row(column, price));
        if (index < 0 || mode.get() != Mode.LADDER) {
            return Optional.empty();
        }
        LadderColumns at = frame.columns();
        double x = column == Side.BUY ? at.priceLeft() - 6 : at.priceRight() + 6;
        return Optional.of(new Point2D(x, frame.y(index) + frame.row() / 2));
    }

    /** The middle of the user's order tag at a price, as {@link #cellOf}; empty without one. */
    public Optional<Point2D> tagOf(Side side, long price) {
        LadderFrame frame = shown;
        return cellOf(side, price)
                .flatMap(cell -> {
                    int index = rowAt(cell.getY());
                    if (frame == null
                            || index < 0
                            || !OwnTag.exists(frame.rows().get(index), side)) {
                        return Optional.empty();
                    }
                    OwnTag tag = OwnTag.of(frame.rows().get(index), side, frame);
                    return Optional.of(new Point2D(tag.left() + tag.width() / 2, cell.getY()));
                });
    }

    /** Asks to move the confirmed orders of a row and side to another row. */
    void move(Side side, long fromRow, long toRow) {
        LadderFrame frame = shown;
        if (frame == null || fromRow == toRow || frame.model().state() != LadderModel.State.LIVE) {
            return;
        }
        for (OwnOrder order : frame.model().ownOrders()) {
            if (order.confirmed()
                    && order.side() == side
                    && frame.rows().grid().row(side, order.price()) == fromRow) {
                onOrderMove.accept(order.id(), frame.rows().grid().price(toRow));
            }
        }
    }

    /** What is on screen; null while there are no rows. */
    @Nullable LadderFrame shown() {
        return shown;
    }

    /** Index of the row at a height, -1 for none. */
    int rowAt(double y) {
        LadderFrame frame = shown;
        if (frame == null || y < frame.row() || y >= getHeight() - frame.row()) {
            return -1;
        }
        if (mode.get() == Mode.LADDER) {
            int index = (int) ((y - frame.top()) / frame.row());
            return index < frame.rows().size() ? index : -1;
        }
        for (int i = 0; i < frame.rows().size(); i++) {
            double top = BookPainter.y(i, askRows, frame.top(), frame.look());
            if (y >= top && y < top + frame.row()) {
                return i;
            }
        }
        return -1;
    }

    void scroll(long rowsUp) {
        if (mode.get() == Mode.LADDER && centre.scroll(rowsUp)) {
            invalidate();
        }
    }

    void changed() {
        invalidate();
    }

    @Override
    protected void onAttached(boolean nowAttached) {
        if (model != null && nowAttached != attached) {
            if (nowAttached) {
                model.addListener(modelChanged);
            } else {
                model.removeListener(modelChanged);
            }
        }
        attached = nowAttached;
    }

    @Override
    protected void onStyleChanged() {
        look = null;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {
        LadderLook styled = look == null ? new LadderLook(style()) : look;
        look = styled;
        shown = null;
        LadderModel source = model;
        if (source == null || source.state() == LadderModel.State.EMPTY) {
            String why = source == null ? "" : source.reason();
            LadderChrome.message(
                    g,
                    styled,
                    width,
                    height,
                    styled.text,
                    "Waiting for the book",
                    why.isEmpty() ? "It appears with the first snapshot." : why);
        } else if (source.state() == LadderModel.State.INVALID) {
            startOverChanges();
            g.setFill(styled.attention);
            g.fillRect(0, 0, width, 2);
            LadderChrome.message(
                    g,
                    styled,
                    width,
                    height,
                    styled.attention,
                    "Book out of sync — rebuilding",
                    source.reason());
        } else {
            drawBook(g, source, styled, width, height, now);
        }
        if (armed.get()) {
            Marks.frame(g, styled.attention, 0, 0, width, height);
            Marks.frame(g, styled.attention, 1, 1, width - 2, height - 2);
        }
        if (isFocusVisible()) {
            Marks.frame(g, styled.accent, 0, 0, width, height);
        }
    }

    private void drawBook(
            GraphicsContext g,
            LadderModel source,
            LadderLook styled,
            double width,
            double height,
            long now) {
        PriceGrid grid = new PriceGrid(Math.multiplyExact(source.tickSize(), grouping.get()));
        double room = height - 2 * styled.row;
        double top = styled.row;
        boolean ladder = mode.get() == Mode.LADDER;
        if (ladder) {
            int count = Math.clamp((long) Math.ceil(room / styled.row), 1, LadderRows.LIMIT);
            long topRow = centre.top(source, grid, count, autoCenter.get());
            rows.fillLadder(source, grid, topRow, count);
        } else {
            int perSide = (int) Math.max(1, Math.ceil((room - styled.middle) / 2 / styled.row));
            askRows = rows.fillBook(source, grid, perSide);
            top = Math.round(styled.row + (room - styled.middle) / 2);
        }
        measure(ladder);
        LadderFrame frame = frame(source, styled, grid, width, top, now);
        shown = frame;
        boolean stale = source.state() == LadderModel.State.STALE;
        g.setGlobalAlpha(stale ? STALE_ALPHA : 1);
        long until;
        if (ladder) {
            until = ladderPainter.paint(g, frame);
            LadderChrome.elsewhere(g, frame, height - styled.row);
            LadderChrome.ladderHeader(g, frame);
        } else {
            until = bookPainter.paint(g, frame, askRows, top);
            BookPainter.header(g, frame);
        }
        LadderChrome.footer(g, frame, height);
        g.setGlobalAlpha(1);
        if (stale) {
            LadderChrome.warning(g, styled, width, height, source.reason());
        } else if (until != Long.MIN_VALUE) {
            animateUntil(until);
        }
    }

    private LadderFrame frame(
            LadderModel source,
            LadderLook styled,
            PriceGrid grid,
            double width,
            double top,
            long now) {
        int places = DecimalFormatter.placesOf(grid.step(), source.priceScale());
        int live = rows.size() > 90 ? 3 : 2;
        PriceFormat format =
                new PriceFormat(new DecimalFormatter(source.priceScale(), places, 0), live);
        long highest = Math.max(Math.abs(grid.price(rows.size() == 0 ? 0 : rows.get(0).number)), 1);
        double price = styled.strong.width(format.formatter().format(highest)) + 32;
        double volume = styled.small.width(volumes.formatter().format(volumes.reference())) + 20;
        LadderColumns layout =
                LadderColumns.of(
                        width, price, Math.max(volume, 48), columns.get(), style().scale());
        LadderFrame plain =
                new LadderFrame(
                        source, rows, styled, layout, format, sizes, volumes, top, -1, null, -1,
                        null, null, now);
        shown = plain;
        return input.mark(plain);
    }

    private void measure(boolean ladder) {
        for (LadderRow row : rows.all()) {
            sizes.note(row.bid);
            sizes.note(row.ask);
            if (ladder) {
                volumes.note(row.traded());
            } else {
                volumes.note(Math.max(row.bidSum, row.askSum));
            }
        }
        sizes.adapt();
        volumes.adapt();
    }

    private void startOver() {
        sizes.reset();
        volumes.reset();
        centre.recentre();
        input.forget();
        startOverChanges();
        invalidate();
    }

    private void startOverChanges() {
        ladderPainter.forgetChanges();
        bookPainter.forgetChanges();
    }
}
