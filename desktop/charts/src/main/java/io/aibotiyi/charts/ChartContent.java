package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a chart was given to show and whom it tells: plain state, written by {@link CandleChart}.
 */
final class ChartContent {

    @Nullable CandleSeries series;
    String title = "";
    List<PriceLine> priceLines = List.of();
    final HeldLine held = new HeldLine();
    @Nullable LineHand hand;

    /** Price units that a line goes by a key. */
    long lineStep = 1;

    List<TradeMarker> markers = List.of();
    Set<Overlay> overlays = Set.of();
    List<Study> studies = List.of();
    List<Comparison> comparisons = List.of();
    @Nullable FootprintSeries footprints;
    @Nullable LargeTrades largeTrades;
    final PaneShares shares = new PaneShares();
    InstantSource clock = InstantSource.system();
    LongConsumer onHistoryNeeded = _ -> {};
    LongConsumer onPriceClicked = _ -> {};
}
