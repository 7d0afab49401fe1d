package io.aibotiyi.charts.tape;

import io.aibotiyi.charts.surface.MarketSurface;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.canvas.GraphicsContext;

/** Prints of one market, newest on top. JavaFX thread only. */
public final class TradeTape extends MarketSurface {

    /** Prints kept; beyond it the oldest is forgotten. */
    public static final int CAPACITY = 2_000;

    private final LongProperty minimumSize = new SimpleLongProperty(this, "minimumSize", 0);
    private final BooleanProperty aggregated = new SimpleBooleanProperty(this, "aggregated", true);

    public TradeTape() {
        getStyleClass().add("trade-tape");
        setFocusTraversable(true);
    }

    /**
     * Starts over for a market.
     *
     * @param priceScale decimals of a price unit
     * @param quantityScale decimals of a quantity unit
     * @param tickSize smallest price step in price units
     */
    public void setMarket(int priceScale, int quantityScale, long tickSize) {
        invalidate();
    }

    /** Replaces all prints; oldest first. */
    public void snapshot(List<TapeTrade> trades) {
        invalidate();
    }

    /** Appends prints; oldest first. */
    public void add(List<TapeTrade> trades) {
        invalidate();
    }

    /** Forgets all prints. */
    public void clear() {
        invalidate();
    }

    /** Dims the tape and says why, or {@code null} when the feed is live again. */
    public void setStale(@org.jspecify.annotations.Nullable String reason) {
        invalidate();
    }

    /** Smallest quantity shown, in quantity units. */
    public LongProperty minimumSizeProperty() {
        return minimumSize;
    }

    /** Whether prints of one side within one millisecond at one price are one row. */
    public BooleanProperty aggregatedProperty() {
        return aggregated;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {}
}
