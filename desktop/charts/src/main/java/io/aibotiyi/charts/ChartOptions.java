package io.aibotiyi.charts;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How a {@link CandleChart} draws: its type, axis and what else is shown. FX thread. */
public final class ChartOptions {

    private final ObjectProperty<ChartType> type =
            new SimpleObjectProperty<>(this, "type", ChartType.CANDLES);
    private final ObjectProperty<AxisMode> axisMode =
            new SimpleObjectProperty<>(this, "axisMode", AxisMode.LINEAR);
    private final DoubleProperty baselinePrice =
            new SimpleDoubleProperty(this, "baselinePrice", Double.NaN);
    private final BooleanProperty sessionBreaks =
            new SimpleBooleanProperty(this, "sessionBreaks", false);
    private final ObjectProperty<ProfileMode> profile =
            new SimpleObjectProperty<>(this, "profile", ProfileMode.NONE);
    private final BooleanProperty volumeShown =
            new SimpleBooleanProperty(this, "volumeShown", true);
    private final BooleanProperty autoScale = new SimpleBooleanProperty(this, "autoScale", true);
    private final BooleanProperty extremesShown =
            new SimpleBooleanProperty(this, "extremesShown", true);

    /**
     * @param changed run on each change
     */
    ChartOptions(Runnable changed) {
        InvalidationListener redraw = _ -> changed.run();
        type.addListener(redraw);
        axisMode.addListener(redraw);
        baselinePrice.addListener(redraw);
        sessionBreaks.addListener(redraw);
        profile.addListener(redraw);
        volumeShown.addListener(redraw);
        autoScale.addListener(redraw);
        extremesShown.addListener(redraw);
    }

    /** How candles are drawn. */
    public ObjectProperty<ChartType> typeProperty() {
        return type;
    }

    /** Linear, logarithmic or percent price axis. */
    public ObjectProperty<AxisMode> axisModeProperty() {
        return axisMode;
    }

    /** Price (price units) that a baseline chart parts at; NaN for the middle of the pane. */
    public DoubleProperty baselinePriceProperty() {
        return baselinePrice;
    }

    /** A dashed line where a day begins in the time axis' zone. */
    public BooleanProperty sessionBreaksProperty() {
        return sessionBreaks;
    }

    /** Volume by price over the view, over each day, or not at all. */
    public ObjectProperty<ProfileMode> profileProperty() {
        return profile;
    }

    /** The volume pane; true at first. */
    public BooleanProperty volumeShownProperty() {
        return volumeShown;
    }

    /** Price axis follows what is in view; false locks it where it is. */
    public BooleanProperty autoScaleProperty() {
        return autoScale;
    }

    /** Marks the highest and the lowest price in view. */
    public BooleanProperty extremesShownProperty() {
        return extremesShown;
    }
}
