package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.domain.OrderId;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/** A price-centred order book; see the package for what it is not. JavaFX thread only. */
public final class DepthLadder extends MarketSurface {

    /** How rows are laid out. */
    public enum Mode {
        /** One row per price step, empty prices included; rows keep their prices. */
        LADDER,
        /** Asks above, bids below, only prices with quantity. */
        BOOK
    }

    private final IntegerProperty grouping = new SimpleIntegerProperty(this, "grouping", 1);
    private final BooleanProperty autoCenter = new SimpleBooleanProperty(this, "autoCenter", true);
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.LADDER);
    private @Nullable LadderModel model;
    private Consumer<LadderClick> onPriceClicked = _ -> {};
    private Consumer<OrderId> onOrderCancel = _ -> {};

    public DepthLadder() {
        getStyleClass().add("depth-ladder");
        setFocusTraversable(true);
    }

    /** Shows another model, or nothing. */
    public void setModel(@Nullable LadderModel model) {
        this.model = model;
        invalidate();
    }

    public @Nullable LadderModel getModel() {
        return model;
    }

    /** Ticks per row, at least 1. */
    public IntegerProperty groupingProperty() {
        return grouping;
    }

    /** Whether the rows follow the market when it leaves the middle. */
    public BooleanProperty autoCenterProperty() {
        return autoCenter;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Called when the user picks a price; never while the book is not live. */
    public void setOnPriceClicked(Consumer<LadderClick> handler) {
        onPriceClicked = handler;
    }

    /** Called when the user asks to cancel a confirmed order of theirs. */
    public void setOnOrderCancel(Consumer<OrderId> handler) {
        onOrderCancel = handler;
    }

    /** Puts the market back in the middle. */
    public void recenter() {
        invalidate();
    }

    void pick(LadderClick click) {
        if (model != null && model.state() == LadderModel.State.LIVE) {
            onPriceClicked.accept(click);
        }
    }

    void cancel(OwnOrder order) {
        if (order.confirmed()) {
            onOrderCancel.accept(order.id());
        }
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {}
}
