package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.alerts.AlertForms;
import io.aibotiyi.workstation.alerts.Speaker;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.docking.DetachedWindows;
import io.aibotiyi.workstation.docking.DockBoard;
import io.aibotiyi.workstation.journal.ChartPicture;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.spaces.Workspace;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.KeyCombination;

/**
 * The Trade workspace: dockable panels of the open named workspace, and what they share: whether
 * one click places an order, and the stops that are watched. FX thread only.
 */
public final class TradeWorkspace implements Workspace {

    private final Desk desk;
    private final Arming arming;
    private final Cancels cancels;
    private final BreakEvenWatch breakEvens;
    private final Speaker speaker;
    private final AlertForms alertForms;
    private final TradePanels panels;
    private final DockBoard board;
    private final Pins pins = new Pins();
    private boolean attached;

    /** What the window gives. */
    public record Surroundings(Dialogs dialogs, Questions questions, DetachedWindows windows) {}

    /**
     * @param prefs what was remembered of order entry
     * @param remember given those that change
     * @param workspaces those that were kept
     * @param keep given them after each change
     */
    public TradeWorkspace(
            Desk desk,
            Surroundings around,
            TradingPrefs prefs,
            Consumer<TradingPrefs> remember,
            Workspaces workspaces,
            Consumer<Workspaces> keep) {
        this.desk = desk;
        Questions questions = new OrderGate(desk, around.questions());
        arming = new Arming(desk, questions);
        arming.setAsksFirst(prefs.asksFirstLive());
        cancels = new Cancels(desk, questions);
        breakEvens = new BreakEvenWatch(desk);
        speaker = new Speaker(desk);
        alertForms = new AlertForms(desk, around.dialogs());
        LadderPanel.Order order = new LadderPanel.Order(questions, arming, cancels);
        TradePanels.Alerts alerts = new TradePanels.Alerts(speaker, alertForms);
        panels = new TradePanels(desk, around.dialogs(), order, alerts, prefs, remember);
        board = new DockBoard(desk.market(), workspaces, panels::make, around.windows(), keep);
        panels.on(board);
    }

    /** Where charts' pictures are kept. */
    public void keepPictures(Consumer<ChartPicture> keep) {
        panels.keepPictures(keep);
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
        return board.node();
    }

    /** The panels and the workspaces they stand in. */
    public DockBoard board() {
        return board;
    }

    @Override
    public void attach() {
        attached = true;
        arming.attach(pins);
        breakEvens.attach(pins);
        board.attach();
    }

    @Override
    public void detach() {
        attached = false;
        board.detachAll();
        pins.close();
    }

    /** A window of the workstation has the keyboard, or none of them. */
    public void focused(boolean has) {
        if (attached) {
            arming.focused(has);
        }
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
                () -> onTicket(Ticket::place));
        trade(
                actions,
                "ticket.arm",
                "One-click orders: arm or disarm",
                "Shortcut+Shift+A",
                () -> arming.set(!arming.isArmed()));
        actions.add(
                new Action(
                        "ticket.askFirstLive",
                        Group.TRADE,
                        "First live order of a session: ask although armed, on or off",
                        null,
                        this::switchAskFirst));
        for (int percent : new int[] {25, 50, 75, 100}) {
            trade(
                    actions,
                    "ticket.share." + percent,
                    "Quantity: " + percent + " % of what is free",
                    "Alt+" + percent / 25,
                    () -> onTicket(ticket -> ticket.fillShare(percent)));
        }
        trade(
                actions,
                "parent.new",
                "Large order: TWAP, VWAP, POV, iceberg, best price…",
                "L",
                () -> panels.blotter().ifPresent(Blotter::startLarge));
        alertKeys(actions);
        trade(actions, "orders.cancelAll", "Cancel all open orders", "C", cancels::askAll);
        for (int i = 0; i < Timeframe.COMMON.size(); i++) {
            int index = i;
            add(
                    actions,
                    Group.CHART,
                    "chart.timeframe." + Timeframe.COMMON.get(i),
                    "Timeframe " + Timeframe.COMMON.get(i),
                    String.valueOf(i + 1),
                    () -> onChart(chart -> chart.select(index)));
        }
        add(
                actions,
                Group.CHART,
                "chart.overlays",
                "Indicators: next set",
                "I",
                () -> onChart(ChartPane::nextOverlays));
        add(
                actions,
                Group.CHART,
                "chart.reset",
                "Reset the chart's view",
                "R",
                () -> onChart(chart -> chart.chart().resetView()));
        add(
                actions,
                Group.CHART,
                "chart.focus",
                "Go to the chart",
                "G",
                () -> onChart(chart -> chart.chart().requestFocus()));
        add(
                actions,
                Group.CHART,
                "chart.snapshot",
                "Add chart snapshot to the journal",
                "Alt+P",
                panels::keepPicture);
        new FlowKeys(panels::chart, panels::heatmap, panels::tape).contribute(actions);
        add(actions, Group.MARKET, "market.next", "Next instrument", "J", () -> step(1));
        add(actions, Group.MARKET, "market.previous", "Previous instrument", "K", () -> step(-1));
        add(
                actions,
                Group.MARKET,
                "ladder.recentre",
                "Recentre the ladder",
                "Space",
                () -> onLadder(depth -> depth.ladder().recenter()));
        add(
                actions,
                Group.MARKET,
                "ladder.finer",
                "Ladder: finer price steps",
                "Comma",
                () -> onLadder(depth -> depth.group(-1)));
        add(
                actions,
                Group.MARKET,
                "ladder.coarser",
                "Ladder: coarser price steps",
                "Period",
                () -> onLadder(depth -> depth.group(1)));
        new LadderKeys(panels).contribute(actions);
        add(
                actions,
                Group.MARKET,
                "ladder.mode",
                "Ladder or book",
                "D",
                () -> onLadder(DepthPane::nextMode));
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
                    () -> showTab(index));
        }
    }

    private void alertKeys(Actions actions) {
        add(actions, Group.MARKET, "alert.new", "New alert…", "Alt+N", this::newAlert);
        add(
                actions,
                Group.CHART,
                "alert.here",
                "Alert at the price under the pointer…",
                "Alt+A",
                () -> panels.chartAlerts().ifPresent(ChartAlerts::here));
        add(
                actions,
                Group.CHART,
                "alert.line",
                "Alert on the chosen line…",
                "Alt+L",
                () -> panels.chartAlerts().ifPresent(ChartAlerts::onLine));
        add(
                actions,
                Group.WINDOW,
                "alert.sounds",
                "Sounds of alerts: on or off",
                "Alt+S",
                () -> speaker.onProperty().set(!speaker.onProperty().get()));
    }

    private void switchAskFirst() {
        boolean on = !arming.asksFirst();
        arming.setAsksFirst(on);
        panels.remember(prefs().withAsksFirstLive(on));
        desk.notices()
                .show(
                        Notice.Level.INFO,
                        "First live order of a session",
                        on
                                ? "It is asked about, also when one click is armed."
                                : "Once one click is armed, it is placed without asking.");
    }

    private void newAlert() {
        desk.market().primary().focus().get().ifPresent(f -> alertForms.create(f.view().id()));
    }

    /** Sizes, exits and keys as they stand. */
    public TradingPrefs prefs() {
        return panels.prefs();
    }

    /** Takes over what was changed elsewhere. */
    public void setPrefs(TradingPrefs prefs) {
        arming.setAsksFirst(prefs.asksFirstLive());
        panels.setPrefs(prefs);
    }

    /**
     * Shows a tab of the blotter: 0 open orders, 1 positions, 2 fills, 3 history, 4 log, 5 large
     * orders, 6 alerts.
     */
    public void showTab(int index) {
        panels.blotter().ifPresent(blotter -> blotter.show(index));
    }

    /** What is heard of alerts. */
    public Speaker speaker() {
        return speaker;
    }

    /** Fills in the ticket as a person would; for the gallery. */
    public void fillTicket(Side side, String quantity) {
        onTicket(ticket -> {
            ticket.setSide(side);
            ticket.typeQuantity(quantity);
        });
    }

    private void begin(Side side) {
        panels.ticket().ifPresent(t -> t.form().begin(side));
    }

    private void onTicket(Consumer<Ticket> deed) {
        panels.ticket().ifPresent(t -> deed.accept(t.ticket()));
    }

    private void onChart(Consumer<ChartPane> deed) {
        panels.chart().ifPresent(deed);
    }

    private void onLadder(Consumer<DepthPane> deed) {
        panels.ladder().ifPresent(l -> deed.accept(l.pane()));
    }

    private void step(int by) {
        panels.watchlist().ifPresent(w -> w.step(by));
    }

    private static void trade(Actions actions, String id, String name, String key, Runnable deed) {
        add(actions, Group.TRADE, id, name, key, deed);
    }

    private static void add(
            Actions actions, Group group, String id, String name, String key, Runnable deed) {
        actions.add(new Action(id, group, name, KeyCombination.valueOf(key), deed));
    }
}
