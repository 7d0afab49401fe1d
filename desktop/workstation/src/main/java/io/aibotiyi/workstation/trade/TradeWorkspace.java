package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.alerts.Speaker;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Subscription;

/** The Trade workspace: its panels in split panes whose dividers are remembered. */
public final class TradeWorkspace implements Workspace {

    private static final double WATCHLIST = 280;
    private static final double SIDE = 304;
    private static final double EQUITY = 272;
    private static final double BOTTOM = 338;
    private static final double LOWEST_THIRD = 1 / 3.0;
    private static final double BOOK_SHARE = 0.74;

    private final Watchlist watchlist;
    private final ChartPane chart;
    private final DepthPane depth;
    private final TapePane tape;
    private final Blotter blotter;
    private final EquityPane equity;
    private final TicketForm ticketForm;
    private final Ticket ticket;
    private final Arming arming;
    private final Cancels cancels;
    private final LadderOrders ladderOrders;
    private final LadderBar ladderBar;
    private final PositionDeeds positionDeeds;
    private final PositionBar positionBar;
    private final BreakEvenWatch breakEvens;
    private final Speaker speaker;
    private final ChartAlerts chartAlerts;
    private final Map<String, SplitPane> splits = new LinkedHashMap<>();
    private final SplitPane root;
    private final Pins pins = new Pins();

    /**
     * @param dialogs the window's
     * @param questions asked before an order or a dangerous act
     * @param prefs what was remembered of order entry
     * @param remember given those that change
     */
    public TradeWorkspace(
            Desk desk,
            Dialogs dialogs,
            Questions questions,
            TradingPrefs prefs,
            Consumer<TradingPrefs> remember) {
        arming = new Arming(desk);
        cancels = new Cancels(desk, questions);
        PanelMarket market = new PanelMarket(desk.market().primary());
        watchlist = new Watchlist(desk, market);
        chart = new ChartPane(desk, market);
        ticket = new Ticket(desk, market, questions, arming);
        ticketForm = new TicketForm(ticket);
        ladderOrders = new LadderOrders(desk, market, questions, arming, ticket::setPrice);
        ladderBar = new LadderBar(ladderOrders, arming, dialogs, prefs, remember);
        positionDeeds = new PositionDeeds(desk, market, questions, arming);
        positionBar = new PositionBar(desk, market, positionDeeds, cancels);
        breakEvens = new BreakEvenWatch(desk);
        depth = new DepthPane(desk, market, arming, ladderOrders, ladderBar, positionBar);
        tape = new TapePane(market);
        speaker = new Speaker(desk);
        blotter = new Blotter(desk, market, dialogs, cancels, speaker);
        chartAlerts = new ChartAlerts(chart.chart(), market, blotter.alerts(), desk.clock());
        equity = new EquityPane(desk);
        SplitPane right = split("book", Orientation.VERTICAL, depth, tape);
        SplitPane top = split("market", Orientation.HORIZONTAL, watchlist, chart, right);
        SplitPane bottom = split("account", Orientation.HORIZONTAL, blotter, equity, ticketForm);
        root = split("trade", Orientation.VERTICAL, top, bottom);
        SplitPane.setResizableWithParent(watchlist, false);
        SplitPane.setResizableWithParent(right, false);
        SplitPane.setResizableWithParent(ticketForm, false);
        SplitPane.setResizableWithParent(equity, false);
        SplitPane.setResizableWithParent(bottom, false);
        root.getStyleClass().add("workspace");
        watchlist.setMinWidth(276);
        right.setMinWidth(268);
        ticketForm.setMinWidth(268);
        ticketForm.setMinHeight(Region.USE_PREF_SIZE);
        equity.setMinWidth(200);
        blotter.setMinWidth(300);
        chart.setMinWidth(360);
    }

    private SplitPane split(String name, Orientation orientation, Node... panels) {
        SplitPane pane = new SplitPane(panels);
        pane.setOrientation(orientation);
        splits.put(name, pane);
        return pane;
    }

    @Override
    public String id() {
        return "trade";
    }

    @Override
    public String name() {
        return "Trade";
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void attach() {
        arming.attach(pins);
        breakEvens.attach(pins);
        pins.add(windowFocus()::unsubscribe);
        watchlist.attach(pins);
        chart.attach(pins);
        depth.attach(pins);
        tape.attach(pins);
        blotter.attach(pins);
        equity.attach(pins);
        ticketForm.attach(pins);
    }

    private Subscription windowFocus() {
        return root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .subscribe(has -> {
                    if (has != null) {
                        arming.focused(has);
                    }
                });
    }

    @Override
    public void detach() {
        pins.close();
    }

    /**
     * Puts the dividers where they are to begin with: side panels by size, at most a third of the
     * height to what lies below, the rest to the chart.
     */
    public void setDefaultDividers(double width, double height) {
        double side = SIDE / width;
        setDividers(
                Map.of(
                        "market", List.of(WATCHLIST / width, 1 - side),
                        "account", List.of(1 - side - EQUITY / width, 1 - side),
                        "trade", List.of(1 - Math.min(BOTTOM / height, LOWEST_THIRD)),
                        "book", List.of(BOOK_SHARE)));
    }

    /** Where the dividers stand, by the split pane's name. */
    public Map<String, List<Double>> dividers() {
        Map<String, List<Double>> all = new LinkedHashMap<>();
        splits.forEach((name, pane) ->
                all.put(name, Arrays.stream(pane.getDividerPositions()).boxed().toList()));
        return all;
    }

    /** Puts dividers where they were; names and counts that do not fit are left alone. */
    public void setDividers(Map<String, List<Double>> remembered) {
        remembered.forEach((name, positions) -> {
            SplitPane pane = splits.get(name);
            if (pane != null && pane.getDividers().size() == positions.size()) {
                pane.setDividerPositions(
                        positions.stream().mapToDouble(Double::doubleValue).toArray());
            }
        });
    }

    /** Adds what can be done here. */
    public void contribute(Actions actions) {
        trade(actions, "ticket.buy", "Buy: fill in the ticket", "B", () -> begin(Side.BUY));
        trade(actions, "ticket.sell", "Sell: fill in the ticket", "S", () -> begin(Side.SELL));
        trade(
                actions,
                "ticket.place",
                "Place the order in the ticket",
                "Shortcut+Enter",
                ticket::place);
        trade(
                actions,
                "ticket.arm",
                "One-click orders: arm or disarm",
                "Shortcut+Shift+A",
                () -> ticket.setArmed(!ticket.isArmed()));
        for (int percent : new int[] {25, 50, 75, 100}) {
            trade(
                    actions,
                    "ticket.share." + percent,
                    "Quantity: " + percent + " % of what is free",
                    "Alt+" + percent / 25,
                    () -> ticket.fillShare(percent));
        }
        trade(
                actions,
                "parent.new",
                "Large order: TWAP, VWAP, POV, iceberg, best price…",
                "L",
                blotter::startLarge);
        add(actions, Group.MARKET, "alert.new", "New alert…", "Shift+A", blotter.alerts()::create);
        add(
                actions,
                Group.CHART,
                "alert.here",
                "Alert at the price under the pointer…",
                "Alt+A",
                chartAlerts::here);
        add(
                actions,
                Group.CHART,
                "alert.line",
                "Alert on the chosen line…",
                "Alt+L",
                chartAlerts::onLine);
        add(
                actions,
                Group.WINDOW,
                "alert.sounds",
                "Sounds of alerts: on or off",
                "Alt+S",
                () -> speaker.onProperty().set(!speaker.onProperty().get()));
        trade(actions, "orders.cancelAll", "Cancel all open orders", "C", cancels::askAll);
        for (int i = 0; i < Timeframe.COMMON.size(); i++) {
            int index = i;
            add(
                    actions,
                    Group.CHART,
                    "chart.timeframe." + Timeframe.COMMON.get(i),
                    "Timeframe " + Timeframe.COMMON.get(i),
                    String.valueOf(i + 1),
                    () -> chart.select(index));
        }
        add(
                actions,
                Group.CHART,
                "chart.overlays",
                "Indicators: next set",
                "I",
                chart::nextOverlays);
        add(
                actions,
                Group.CHART,
                "chart.reset",
                "Reset the chart's view",
                "R",
                () -> chart.chart().resetView());
        add(
                actions,
                Group.CHART,
                "chart.focus",
                "Go to the chart",
                "G",
                () -> chart.chart().requestFocus());
        chart.contribute(actions);
        add(actions, Group.MARKET, "market.next", "Next instrument", "J", () -> watchlist.step(1));
        add(
                actions,
                Group.MARKET,
                "market.previous",
                "Previous instrument",
                "K",
                () -> watchlist.step(-1));
        add(
                actions,
                Group.MARKET,
                "ladder.recentre",
                "Recentre the ladder",
                "Space",
                () -> depth.ladder().recenter());
        add(
                actions,
                Group.MARKET,
                "ladder.finer",
                "Ladder: finer price steps",
                "Comma",
                () -> depth.group(-1));
        add(
                actions,
                Group.MARKET,
                "ladder.coarser",
                "Ladder: coarser price steps",
                "Period",
                () -> depth.group(1));
        new LadderKeys(depth, ladderOrders, ladderBar, positionBar, positionDeeds)
                .contribute(actions);
        add(actions, Group.MARKET, "ladder.mode", "Ladder or book", "D", depth::nextMode);
        String[] tabs = {
            "Open orders", "Positions", "Fills", "History", "Log", "Large orders", "Alerts"
        };
        for (int i = 0; i < tabs.length; i++) {
            int index = i;
            add(
                    actions,
                    Group.WINDOW,
                    "blotter." + i,
                    "Show " + tabs[i],
                    "Shift+" + (i + 1),
                    () -> blotter.show(index));
        }
    }

    /** Sizes, exits and keys as they stand. */
    public TradingPrefs prefs() {
        return ladderBar.prefs();
    }

    /** Takes over what was changed elsewhere. */
    public void setPrefs(TradingPrefs prefs) {
        ladderBar.setPrefs(prefs);
    }

    /**
     * Shows a tab of the blotter: 0 open orders, 1 positions, 2 fills, 3 history, 4 log, 5 large
     * orders, 6 alerts.
     */
    public void showTab(int index) {
        blotter.show(index);
    }

    /** What is heard of alerts. */
    public Speaker speaker() {
        return speaker;
    }

    /** Fills in the ticket as a person would; for the gallery. */
    public void fillTicket(Side side, String quantity) {
        ticket.setSide(side);
        ticket.typeQuantity(quantity);
    }

    private void begin(Side side) {
        ticketForm.begin(side);
    }

    private static void trade(Actions actions, String id, String name, String key, Runnable deed) {
        add(actions, Group.TRADE, id, name, key, deed);
    }

    private static void add(
            Actions actions, Group group, String id, String name, String key, Runnable deed) {
        actions.add(new Action(id, group, name, KeyCombination.valueOf(key), deed));
    }
}
