package io.aibotiyi.charts;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets the crosshairs of several charts move together: each chart that was given the link tells the
 * moment (and the price, for charts of the same instrument) under its pointer and shows that of the
 * others. A chart listens only while it is shown, so a link never keeps a chart alive.
 *
 * <p>FX thread.
 */
public final class CrosshairLink {

    /**
     * What a chart's crosshair points at.
     *
     * @param source the chart, so that it does not follow itself
     * @param time epoch nanoseconds; empty when the pointer left
     * @param price in units of one; empty outside the price pane
     * @param instrument whose prices they are; charts of others show the time only
     */
    public record Spot(Object source, OptionalLong time, OptionalDouble price, String instrument) {

        public Spot {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(price, "price");
            Objects.requireNonNull(instrument, "instrument");
        }
    }

    /** Told of every move of any crosshair of the link. */
    @FunctionalInterface
    public interface Listener {
        void pointed(Spot spot);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Tells every listener, the source's own included. */
    public void point(Spot spot) {
        for (Listener listener : listeners) {
            listener.pointed(spot);
        }
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    /** Listeners at present, which tells whether charts let go. */
    public int listeners() {
        return listeners.size();
    }
}
