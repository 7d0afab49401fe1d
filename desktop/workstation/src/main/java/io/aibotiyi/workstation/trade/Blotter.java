package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.alerts.AlertPanel;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Open orders, positions, fills, past orders, the log, large orders and alerts, one tab each. */
final class Blotter extends BorderPane {

    /** How many tabs it has. */
    static final int TABS = 6;

    private final Desk desk;
    private final PanelMarket market;
    private final BlotterTables tables;
    private final HBox tabs = new HBox();
    private final StackPane pages = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final List<Page> all = new ArrayList<>();
    private final Button cancelAll = new Button("Cancel all");
    private final MenuButton cancelSome = new MenuButton("Cancel some");
    private final Cancels cancels;
    private final Dialogs dialogs;
    private final ParentTable parents;
    private final AlertPanel alerts;
    private int activeAlerts;
    private final Button large = new Button("Large order…");

    /** One tab: its button, its content and what it says when there is nothing. */
    private record Page(
            String name,
            ToggleButton tab,
            StatePane state,
            Feather icon,
            String none,
            String next) {

        void show(Health health, int count, boolean counted) {
            tab.setText(counted && count > 0 ? name + "  " + count : name);
            switch (health.phase()) {
                case LOADING ->
                        state.showLoading("Loading " + name.toLowerCase(java.util.Locale.ROOT));
                case FAILED -> state.showFailed("Not available", health.reason());
                case STALE -> {
                    if (count == 0) {
                        state.showEmpty(icon, none, health.reason());
                    } else {
                        state.showStale("Old: the connection is lost");
                    }
                }
                case LIVE -> {
                    if (count == 0) {
                        state.showEmpty(icon, none, next);
                    } else {
                        state.showContent();
                    }
                }
            }
        }
    }

    Blotter(
            Desk desk,
            PanelMarket market,
            Dialogs dialogs,
            Cancels cancels,
            TradePanels.Alerts alertsWith) {
        alerts =
                new AlertPanel(
                        desk,
                        dialogs,
                        () -> ChartAlerts.inView(market),
                        alertsWith.forms(),
                        alertsWith.speaker());
        this.desk = desk;
        this.market = market;
        tables = new BlotterTables(desk, dialogs);
        this.cancels = cancels;
        this.dialogs = dialogs;
        parents = new ParentTable(desk);
        getStyleClass().addAll("panel", "blotter");
        page(
                "Open orders",
                tables.open(),
                Feather.INBOX,
                "No open orders",
                "Place one with the ticket at the right: B buys, S sells.");
        page(
                "Positions",
                tables.positions(),
                Feather.LAYERS,
                "No positions",
                "A position appears with its first fill.");
        page(
                "Fills",
                tables.fills(),
                Feather.CHECK_CIRCLE,
                "No fills yet",
                "Every execution is listed here and marked on the chart.");
        page(
                "History",
                tables.history(),
                Feather.CLOCK,
                "No past orders",
                "Filled, cancelled and rejected orders end up here.");
        page(
                "Log",
                tables.log(),
                Feather.FILE_TEXT,
                "Nothing to report",
                "Messages of this session are kept here.");
        page(
                "Large orders",
                parents.table(),
                Feather.DIVIDE,
                "No large orders",
                "TWAP, VWAP, POV, iceberg and best price: start one with “Large order…”.");
        page(
                "Alerts",
                alerts,
                Feather.BELL,
                "No alerts",
                "Set one with Alt+N, or in the chart's context menu.");
        large.setId("parent-new");
        large.getStyleClass().add("text-button");
        large.setFocusTraversable(false);
        large.setOnAction(_ -> startLarge());
        tabs.getStyleClass().add("tab-strip");
        tabs.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        cancelAll.getStyleClass().addAll("text-button", "danger");
        cancelAll.setFocusTraversable(false);
        cancelAll.setOnAction(_ -> cancels.askAll());
        cancelSome.getStyleClass().addAll("text-button", "danger", "cancel-some");
        cancelSome.setFocusTraversable(false);
        cancelSome.setAccessibleText("Cancel some orders");
        cancelSome.setOnShowing(_ -> fillCancels());
        fillCancels();
        tabs.getChildren().addAll(space, large, cancelAll, cancelSome);
        setTop(tabs);
        setCenter(pages);
        show(0);
    }

    private void page(String name, Node content, Feather icon, String none, String next) {
        ToggleButton tab = new ToggleButton(name);
        tab.getStyleClass().add("flat-toggle");
        tab.setFocusTraversable(false);
        tab.setToggleGroup(group);
        int index = all.size();
        tab.setOnAction(_ -> show(index));
        StatePane state = new StatePane(content);
        all.add(new Page(name, tab, state, icon, none, next));
        tabs.getChildren().add(tab);
    }

    /** Brings a tab to the front. */
    void show(int index) {
        Page page = all.get(index);
        page.tab().setSelected(true);
        pages.getChildren().setAll(page.state());
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return tabs;
    }

    void attach(Pins pins) {
        tables.attach(pins);
        parents.attach(pins, this::showParents);
        alerts.attach(
                pins,
                active -> {
                    activeAlerts = active;
                    showAlerts();
                });
        pins.add(alerts.health().listen(_ -> showAlerts()));
        pins.add(desk.trading().health().listen(_ -> showStates()));
        pins.add(desk.trading().orders().listen(_ -> showStates()));
        pins.add(desk.trading().fills().listen(_ -> showStates()));
        pins.add(desk.trading().portfolio().listen(_ -> showStates()));
        pins.add(desk.notices().all().listen((_, _) -> showStates()));
    }

    /** The panel stays: it is where the first one is set. */
    private void showAlerts() {
        Page page = all.get(6);
        Health health = alerts.health().get();
        page.show(health, Math.max(1, activeAlerts), false);
        page.tab().setText(activeAlerts > 0 ? "Alerts  " + activeAlerts : "Alerts");
    }

    private void showParents() {
        all.get(5).show(desk.parents().health().get(), parents.count(), true);
    }

    /** Opens the form of a large order in the market in view. */
    void startLarge() {
        market.focus()
                .get()
                .ifPresent(f -> {
                    ParentForm form = new ParentForm(desk, dialogs, f.view());
                    dialogs.show(form, form.first(), () -> {});
                });
    }

    private void showStates() {
        Health health = desk.trading().health().get();
        all.get(0).show(health, tables.openCount(), true);
        all.get(1).show(health, tables.positionCount(), true);
        all.get(2).show(health, tables.fillCount(), false);
        all.get(3).show(health, tables.historyCount(), false);
        all.get(4).show(Health.LIVE, tables.logCount(), false);
        cancelAll.setVisible(tables.openCount() > 0);
        cancelSome.setVisible(tables.openCount() > 0);
    }

    /** What of the open orders can be cancelled together, those with orders only. */
    private void fillCancels() {
        cancelSome.getItems().clear();
        choice("All buys", "buy orders", Cancels.of(Side.BUY));
        choice("All sells", "sell orders", Cancels.of(Side.SELL));
        market.focus()
                .get()
                .ifPresent(f -> {
                    String symbol = f.view().id().symbol().name();
                    Predicate<OrderView> here = Cancels.of(f.view());
                    choice("All of " + symbol, symbol + " orders", here);
                    choice(
                            "Buys of " + symbol,
                            symbol + " buy orders",
                            here.and(Cancels.of(Side.BUY)));
                    choice(
                            "Sells of " + symbol,
                            symbol + " sell orders",
                            here.and(Cancels.of(Side.SELL)));
                });
    }

    private void choice(String name, String what, Predicate<OrderView> chosen) {
        int count = cancels.working(chosen).size();
        MenuItem item = new MenuItem(name + "  " + count);
        item.setDisable(count == 0);
        item.setOnAction(_ -> cancels.ask(chosen, what));
        cancelSome.getItems().add(item);
    }
}
