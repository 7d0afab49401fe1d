package io.aibotiyi.workstation.journal;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.CandleSeries;
import io.aibotiyi.charts.ChartStatus;
import io.aibotiyi.charts.TradeMarker;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.LegView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Units;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The market around a round trip, each of its fills marked. FX thread only. */
final class EntryChart extends StackPane {

    private static final int CANDLES = 400;

    /** As many candles as fit a small chart are in a trip and as much again around it. */
    private static final int WANTED = 60;

    private final Desk desk;
    private final JournalDesk journal;
    private final CandleChart chart = new CandleChart();
    private @Nullable JournalEntryId shown;

    EntryChart(Desk desk, JournalDesk journal) {
        this.desk = desk;
        this.journal = journal;
        setId("journal-chart");
        chart.setAccessibleText("Chart of the trade with its entries and exits");
        getChildren().add(chart);
    }

    void show(JournalEntryDetail detail) {
        JournalEntryView entry = detail.entry();
        shown = entry.id();
        Optional<Instrument> market =
                desk.market().instruments().get().stream()
                        .filter(i -> i.id().equals(entry.instrument()))
                        .findFirst()
                        .map(Units::of);
        chart.setMarkers(List.of());
        chart.setSeries(null, "");
        if (market.isEmpty()) {
            chart.statusProperty()
                    .set(
                            new ChartStatus.Empty(
                                    "No candles of " + entry.instrument(),
                                    "The market is not listed now."));
            return;
        }
        Instrument in = market.get();
        Instant end = entry.exitAt() == null ? desk.clock().instant() : entry.exitAt();
        Duration held = Duration.between(entry.entryAt(), end);
        Timeframe timeframe = timeframe(held);
        Duration around = timeframe.duration().multipliedBy(WANTED / 2);
        chart.statusProperty().set(new ChartStatus.Loading(in.id().symbol() + " " + timeframe));
        journal.ask(
                client ->
                        client
                                .markets()
                                .candles(
                                        in.id(),
                                        timeframe,
                                        entry.entryAt().minus(around),
                                        end.plus(around),
                                        CANDLES)
                                .candles()
                                .stream()
                                .map(c -> Units.candle(in, c))
                                .toList(),
                candles -> show(detail, in, timeframe, candles),
                why -> failed(entry.id(), why));
    }

    private void failed(JournalEntryId id, String why) {
        if (id.equals(shown)) {
            chart.statusProperty().set(new ChartStatus.Empty("No candles", why));
        }
    }

    private void show(
            JournalEntryDetail of, Instrument in, Timeframe timeframe, List<Candle> candles) {
        if (!of.entry().id().equals(shown)) {
            return;
        }
        if (candles.isEmpty()) {
            failed(of.entry().id(), "None are kept of that time.");
            return;
        }
        CandleSeries series = new CandleSeries(timeframe, in.priceScale(), in.quantityScale());
        series.replaceAll(candles);
        chart.setSeries(series, in.id().symbol() + " · " + timeframe);
        chart.setMarkers(of.legs().stream().map(leg -> marker(leg, in)).toList());
        chart.statusProperty().set(ChartStatus.READY);
        chart.resetView();
    }

    private static TradeMarker marker(LegView leg, Instrument in) {
        return new TradeMarker(
                EpochNanos.of(leg.time()),
                leg.price()
                        .setScale(in.priceScale(), RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact(),
                leg.side(),
                (leg.opening() ? "Entry " : "Exit ")
                        + Numbers.plain(leg.quantity())
                        + " @ "
                        + Numbers.fixed(leg.price(), in.priceScale()));
    }

    /** The shortest usual one in which a trip has at most as many candles as wanted. */
    private static Timeframe timeframe(Duration held) {
        return Timeframe.COMMON.stream()
                .skip(1)
                .filter(t -> held.dividedBy(t.duration()) <= WANTED)
                .findFirst()
                .orElse(Timeframe.D1);
    }
}
