package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things are, in logical pixels from the chart's top left. Price pane above, the other panes
 * stacked below it, time axis at the bottom, price axis at the right.
 *
 * @param plotWidth where the price axis begins
 * @param priceBottom end of the price pane and start of the first pane below
 * @param plotHeight end of the last pane, where the time axis begins
 * @param panes below the price pane, top to bottom, without gaps
 */
record ChartLayout(
        double width,
        double height,
        double plotWidth,
        double priceBottom,
        double plotHeight,
        List<Pane> panes) {

    static final double TIME_AXIS = 26;

    /** Distance from a divider within which it is caught by the pointer. */
    static final double DIVIDER = 4;

    private static final double VOLUME_HEADROOM = 10;

    /** A pane's place. */
    record Pane(String id, double top, double bottom) {
        double height() {
            return bottom - top;
        }
    }

    static ChartLayout of(double width, double height, double axisWidth, PaneShares shares) {
        double plotWidth = Math.max(1, Math.floor(width - axisWidth));
        double plotHeight = Math.max(2, Math.floor(height - TIME_AXIS));
        List<Pane> panes = new ArrayList<>();
        double bottom = plotHeight;
        for (PaneShares.Share share : shares.fitted().reversed()) {
            double top = bottom - Math.floor(plotHeight * share.part());
            panes.addFirst(new Pane(share.id(), top, bottom));
            bottom = top;
        }
        return new ChartLayout(width, height, plotWidth, bottom, plotHeight, List.copyOf(panes));
    }

    @Nullable Pane pane(String id) {
        for (Pane pane : panes) {
            if (pane.id().equals(id)) {
                return pane;
            }
        }
        return null;
    }

    /** The pane under a height, null over the price pane and the time axis. */
    @Nullable Pane paneAt(double y) {
        for (Pane pane : panes) {
            if (y >= pane.top() && y < pane.bottom()) {
                return pane;
            }
        }
        return null;
    }

    /** Index of the pane whose upper edge is under a height, -1 for none. */
    int dividerAt(double y) {
        for (int i = 0; i < panes.size(); i++) {
            if (Math.abs(y - panes.get(i).top()) <= DIVIDER) {
                return i;
            }
        }
        return -1;
    }

    /** Top of the tallest volume bar. */
    double volumeTop() {
        Pane volume = pane(PaneShares.VOLUME);
        return volume == null
                ? plotHeight - 1
                : Math.min(volume.bottom() - 1, volume.top() + VOLUME_HEADROOM);
    }

    /** Where volume bars stand. */
    double volumeBottom() {
        Pane volume = pane(PaneShares.VOLUME);
        return volume == null ? plotHeight : volume.bottom();
    }

    boolean inPlot(double x, double y) {
        return x >= 0 && x < plotWidth && y >= 0 && y < plotHeight;
    }

    boolean inPricePane(double x, double y) {
        return x >= 0 && x < plotWidth && y >= 0 && y < priceBottom;
    }

    boolean inPriceAxis(double x, double y) {
        return x >= plotWidth && x < width && y >= 0 && y < plotHeight;
    }

    boolean inTimeAxis(double x, double y) {
        return y >= plotHeight && y < height && x >= 0 && x < plotWidth;
    }
}
