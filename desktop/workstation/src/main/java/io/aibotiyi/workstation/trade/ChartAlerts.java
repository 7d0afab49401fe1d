package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.CrosshairLink;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.MarketAlerts.Anchor;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.workstation.alerts.AlertForms;
import io.aibotiyi.workstation.state.PanelMarket;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.MenuItem;

/** Alerts from the chart: at the price under the pointer, and on the chosen line. */
final class ChartAlerts {

    private final CandleChart chart;
    private final PanelMarket market;
    private final AlertForms alerts;
    private final InstantSource clock;
    private OptionalDouble pointed = OptionalDouble.empty();
    private final Runnable snapshot;

    /**
     * @param snapshot keeps the chart's picture in the journal
     */
    ChartAlerts(
            CandleChart chart,
            PanelMarket market,
            AlertForms alerts,
            InstantSource clock,
            Runnable snapshot) {
        this.snapshot = snapshot;
        this.chart = chart;
        this.market = market;
        this.alerts = alerts;
        this.clock = clock;
        CrosshairLink link = new CrosshairLink();
        link.addListener(spot -> {
            if (spot.price().isPresent()) {
                pointed = spot.price();
            }
        });
        chart.setCrosshairLink(link);
    }

    /** What can be watched where the pointer is, for the chart's menu. */
    List<MenuItem> items() {
        Optional<BigDecimal> price = price();
        MenuItem here =
                new MenuItem(
                        price.map(p -> "Alert at " + p.toPlainString() + "…")
                                .orElse("Alert here…"));
        here.setId("alert-here");
        here.setDisable(price.isEmpty());
        here.setOnAction(_ -> here());
        Optional<Drawing> chosen = chart.drawings().book().selected();
        MenuItem line =
                new MenuItem(
                        chosen.map(d ->
                                        "Alert on this "
                                                + d.tool().title().toLowerCase(Locale.ROOT)
                                                + "…")
                                .orElse("Alert on the chosen line…"));
        line.setId("alert-on-line");
        line.setDisable(chosen.filter(ChartAlerts::isWatched).isEmpty());
        line.setOnAction(_ -> onLine());
        MenuItem keep = new MenuItem("Add chart snapshot to the journal");
        keep.setId("chart-snapshot");
        keep.setOnAction(_ -> snapshot.run());
        return List.of(here, line, keep);
    }

    /** Opens the form with the price under the pointer, or the one it was at last. */
    void here() {
        inView(market)
                .ifPresent(id ->
                        price().ifPresentOrElse(
                                        p -> alerts.createAt(id, p.toPlainString()),
                                        () -> alerts.create(id)));
    }

    /** Opens the form with the chosen drawing, if it is a line that can be watched. */
    void onLine() {
        chart.drawings().book().selected().filter(ChartAlerts::isWatched).ifPresent(this::watch);
    }

    private static boolean isWatched(Drawing drawing) {
        return switch (drawing.tool()) {
            case HORIZONTAL -> true;
            case TREND_LINE, EXTENDED_LINE ->
                    drawing.anchors().getFirst().time() != drawing.anchors().getLast().time();
            case RAY -> drawing.anchors().getFirst().time() < drawing.anchors().getLast().time();
            default -> false;
        };
    }

    private void watch(Drawing drawing) {
        InstrumentView shown = view().orElse(null);
        if (shown == null) {
            return;
        }
        if (drawing.tool() == Tool.HORIZONTAL) {
            alerts.createAt(
                    shown.id(),
                    rounded(drawing.anchors().getFirst().price(), shown).toPlainString());
            return;
        }
        Anchor first = anchor(drawing.anchors().getFirst(), shown);
        Anchor second = anchor(drawing.anchors().getLast(), shown);
        boolean inOrder = first.time().isBefore(second.time());
        Anchor from = inOrder ? first : second;
        Anchor to = inOrder ? second : first;
        alerts.createOn(new LineCondition(shown.id(), from, to, reach(drawing, to), Test.CROSSES));
    }

    /** A trend line that has ended is watched where it would go on. */
    private LineReach reach(Drawing drawing, Anchor end) {
        Instant now = clock.instant();
        return drawing.tool() == Tool.TREND_LINE && end.time().isAfter(now)
                ? LineReach.SEGMENT
                : LineReach.RAY;
    }

    private static Anchor anchor(io.aibotiyi.charts.drawing.Anchor point, InstrumentView shown) {
        return new Anchor(EpochNanos.toInstant(point.time()), rounded(point.price(), shown));
    }

    private Optional<BigDecimal> price() {
        return view().flatMap(shown ->
                pointed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(rounded(pointed.getAsDouble(), shown)));
    }

    /** To the tick. */
    private static BigDecimal rounded(double price, InstrumentView shown) {
        BigDecimal tick = shown.tickSize();
        return BigDecimal.valueOf(price)
                .divide(tick, 0, RoundingMode.HALF_UP)
                .multiply(tick)
                .stripTrailingZeros()
                .add(BigDecimal.ZERO.setScale(tick.stripTrailingZeros().scale()));
    }

    private Optional<InstrumentView> view() {
        return market.focus().get().map(f -> f.view());
    }

    /** The market that new alerts are of. */
    static Optional<InstrumentId> inView(PanelMarket market) {
        return market.focus().get().map(f -> f.view().id());
    }
}
