package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a chart listens to beside its own series, while it is shown: comparisons, trades, the link.
 */
final class SurfaceFeeds {

    private final CandleSeries.Listener comparison;
    private final CrosshairLink.Listener pointed;
    private List<CandleSeries> attached = List.of();
    private final Runnable traded;
    private @Nullable FootprintSeries attachedFootprints;
    private @Nullable LargeTrades attachedLargeTrades;
    private @Nullable CrosshairLink link;
    private @Nullable CrosshairLink attachedLink;

    /**
     * @param changed run when a comparison, a footprint or the large trades changed
     */
    SurfaceFeeds(Runnable changed, CrosshairLink.Listener pointed) {
        this.comparison = _ -> changed.run();
        this.traded = changed;
        this.pointed = pointed;
    }

    void setLink(@Nullable CrosshairLink link) {
        this.link = link;
    }

    void attach(boolean live, ChartContent content) {
        attachFootprints(live ? content.footprints : null);
        attachLargeTrades(live ? content.largeTrades : null);
        List<CandleSeries> wanted = new ArrayList<>();
        if (live) {
            content.comparisons.forEach(c -> wanted.add(c.series()));
        }
        attached.forEach(series -> series.removeListener(comparison));
        wanted.forEach(series -> series.addListener(comparison));
        attached = wanted;
        CrosshairLink next = live ? link : null;
        if (next != attachedLink) {
            if (attachedLink != null) {
                attachedLink.removeListener(pointed);
            }
            if (next != null) {
                next.addListener(pointed);
            }
            attachedLink = next;
        }
    }

    private void attachFootprints(@Nullable FootprintSeries wanted) {
        FootprintSeries before = attachedFootprints;
        if (wanted == before) {
            return;
        }
        if (before != null) {
            before.removeListener(traded);
        }
        if (wanted != null) {
            wanted.addListener(traded);
        }
        attachedFootprints = wanted;
    }

    private void attachLargeTrades(@Nullable LargeTrades wanted) {
        LargeTrades before = attachedLargeTrades;
        if (wanted == before) {
            return;
        }
        if (before != null) {
            before.removeListener(traded);
        }
        if (wanted != null) {
            wanted.addListener(traded);
        }
        attachedLargeTrades = wanted;
    }

    void point(CrosshairLink.Spot spot) {
        CrosshairLink to = attachedLink;
        if (to != null) {
            to.point(spot);
        }
    }

    /** The spot of a pointer that left. */
    static CrosshairLink.Spot nowhere(Object source) {
        return new CrosshairLink.Spot(source, OptionalLong.empty(), OptionalDouble.empty(), "");
    }
}
