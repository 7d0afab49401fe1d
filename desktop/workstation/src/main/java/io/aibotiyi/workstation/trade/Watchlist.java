package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.MarketStore;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every instrument with its last price, day change and day line. */
final class Watchlist extends VBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final MarketStore store;
    private final PanelMarket market;
    private final VBox rows = new VBox();
    private final Map<InstrumentId, WatchRow> byId = new LinkedHashMap<>();
    private final StatePane state;
    private final HBox bar = header();

    Watchlist(Desk desk, PanelMarket market) {
        store = desk.market();
        this.market = market;
        getStyleClass().addAll("panel", "watchlist");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        state = new StatePane(scroll);
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().addAll(bar, state);
    }

    private static HBox header() {
        Label symbol = new Label("Symbol");
        Label last = new Label("Last");
        Label change = new Label("24 h");
        last.getStyleClass().add("col-last");
        change.getStyleClass().add("col-change");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(symbol, space, last, change);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        return header;
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return bar;
    }

    void attach(Pins pins) {
        pins.add(store.instruments().listen(this::showInstruments));
        pins.add(store.tickers().listen(this::showTickers));
        pins.add(store.sparks().listen(this::showSparks));
        pins.add(market.focus().listen(_ -> showSelection()));
        pins.add(store.health().listen(this::showHealth));
    }

    private void showSparks(Map<InstrumentId, List<BigDecimal>> sparks) {
        sparks.forEach((id, values) -> {
            WatchRow row = byId.get(id);
            if (row != null) {
                row.showDay(values);
            }
        });
    }

    private void showSelection() {
        Optional<InstrumentId> chosen = market.focus().get().map(f -> f.view().id());
        byId.forEach((id, row) ->
                row.pseudoClassStateChanged(
                        SELECTED, chosen.isPresent() && chosen.get().equals(id)));
    }

    /** Brings the next (or previous) instrument into view. */
    void step(int by) {
        List<InstrumentId> ids = List.copyOf(byId.keySet());
        if (ids.isEmpty()) {
            return;
        }
        int at = market.focus().get().map(f -> ids.indexOf(f.view().id())).orElse(0);
        market.select(ids.get(Math.floorMod(at + by, ids.size())));
    }

    private void showInstruments(List<InstrumentView> all) {
        List<InstrumentView> instruments = byVenue(all);
        List<InstrumentId> ids = instruments.stream().map(InstrumentView::id).toList();
        if (!ids.equals(List.copyOf(byId.keySet()))) {
            byId.clear();
            for (InstrumentView view : instruments) {
                WatchRow row = new WatchRow(view);
                row.setOnMousePressed(_ -> market.select(view.id()));
                byId.put(view.id(), row);
            }
            showRows();
            showTickers(store.tickers().get());
            showSparks(store.sparks().get());
            showSelection();
        }
        showHealth(store.health().get());
    }

    /** Markets of one venue together, venues in the order of their first market. */
    private static List<InstrumentView> byVenue(List<InstrumentView> all) {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                v -> v.id().venue(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Each venue below its name, since the same market may be at several; one goes without. */
    private void showRows() {
        List<Node> shown = new ArrayList<>();
        boolean several = byId.keySet().stream().map(InstrumentId::venue).distinct().count() > 1;
        VenueId above = null;
        for (Map.Entry<InstrumentId, WatchRow> entry : byId.entrySet()) {
            VenueId venue = entry.getKey().venue();
            if (several && !venue.equals(above)) {
                Label name = new Label(venue.name());
                name.getStyleClass().add("watch-venue");
                shown.add(name);
                above = venue;
            }
            shown.add(entry.getValue());
        }
        rows.getChildren().setAll(shown);
    }

    private void showTickers(Map<InstrumentId, TickerView> tickers) {
        byId.forEach((id, row) -> {
            TickerView ticker = tickers.get(id);
            if (ticker != null) {
                row.show(ticker);
            }
        });
    }

    private void showHealth(Health health) {
        boolean none = byId.isEmpty();
        switch (health.phase()) {
            case LOADING -> {
                if (none) {
                    state.showLoading("Loading markets");
                } else {
                    state.showContent();
                }
            }
            case LIVE -> {
                if (none) {
                    state.showEmpty(
                            Feather.LIST, "No markets", "This backend offers no instruments.");
                } else {
                    state.showContent();
                }
            }
            case STALE -> state.showStale("Prices are old");
            case FAILED -> state.showFailed("Markets could not be loaded", health.reason());
        }
    }
}
