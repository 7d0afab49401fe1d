package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.alerts.AlertForms;
import io.aibotiyi.workstation.alerts.Speaker;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.docking.DockBoard;
import io.aibotiyi.workstation.docking.DockContent;
import io.aibotiyi.workstation.flow.HeatmapPane;
import io.aibotiyi.workstation.flow.TapePane;
import io.aibotiyi.workstation.journal.ChartPicture;
import io.aibotiyi.workstation.look.TextScale;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Makes the panels of trading, and finds the one that a key is about. FX thread only. */
final class TradePanels {

    private final Desk desk;
    private final Dialogs dialogs;
    private final LadderPanel.Order order;
    private final Consumer<TradingPrefs> remember;
    private final Map<String, Object> byId = new HashMap<>();
    private TradingPrefs prefs;
    private @Nullable DockBoard board;
    private Consumer<ChartPicture> keepPicture = _ -> {};

    private final Map<ChartPane, ChartAlerts> chartAlerts = new HashMap<>();
    private final Alerts alerts;

    /** What alerts are set and heard with. */
    record Alerts(Speaker speaker, AlertForms forms) {}

    /** A ticket and its form. */
    record TicketPanel(PanelMarket market, Ticket ticket, TicketForm form) {}

    TradePanels(
            Desk desk,
            Dialogs dialogs,
            LadderPanel.Order order,
            Alerts alerts,
            TradingPrefs prefs,
            Consumer<TradingPrefs> remember) {
        this.desk = desk;
        this.dialogs = dialogs;
        this.order = order;
        this.alerts = alerts;
        this.prefs = prefs;
        this.remember = remember;
    }

    /** Where charts' pictures are kept. */
    void keepPictures(Consumer<ChartPicture> keep) {
        keepPicture = keep;
    }

    /** Keeps the picture of the chart last used. */
    void keepPicture() {
        chart().flatMap(ChartPane::picture).ifPresent(keepPicture);
    }

    /** The board that these panels are on. */
    void on(DockBoard of) {
        board = of;
    }

    /** Keeps what was changed outside the panels. */
    void remember(TradingPrefs next) {
        prefs = next;
        remember.accept(next);
    }

    /** A panel's content, as the board asks for it. */
    DockContent make(Panel panel, PanelMarket market) {
        return switch (panel.kind()) {
            case WATCHLIST -> {
                Watchlist watchlist = kept(panel, new Watchlist(desk, market));
                atLeast(watchlist, 276);
                yield new DockContent(
                        watchlist, watchlist.bar(), 1, watchlist, gone(panel), watchlist::attach);
            }
            case CHART -> {
                ChartPane chart = kept(panel, chart(panel, market));
                chart.setMinWidth(360);
                ChartAlerts watched =
                        new ChartAlerts(
                                chart.chart(),
                                market,
                                alerts.forms(),
                                desk.clock(),
                                () -> chart.picture().ifPresent(keepPicture));
                chartAlerts.put(chart, watched);
                chart.priceMenu().setMore(watched::items);
                Runnable gone = gone(panel);
                int last = chart.bar().getChildren().size();
                yield new DockContent(
                        chart,
                        chart.bar(),
                        last,
                        chart.chart(),
                        () -> {
                            chartAlerts.remove(chart);
                            gone.run();
                        },
                        chart::attach);
            }
            case LADDER -> {
                LadderPanel ladder = kept(panel, ladder(market));
                DepthPane pane = ladder.pane();
                atLeast(pane, 268);
                yield new DockContent(
                        pane, pane.bar(), 1, pane.ladder(), gone(panel), pane::attach);
            }
            case TAPE -> {
                TapePane tape = kept(panel, new TapePane(desk, market));
                atLeast(tape, 200);
                yield new DockContent(tape, tape.bar(), 1, tape.tape(), gone(panel), tape::attach);
            }
            case HEATMAP -> {
                HeatmapPane heatmap = kept(panel, new HeatmapPane(desk, market));
                atLeast(heatmap, 300);
                yield new DockContent(
                        heatmap, heatmap.bar(), 1, heatmap, gone(panel), heatmap::attach);
            }
            case BLOTTER -> {
                Blotter blotter =
                        kept(panel, new Blotter(desk, market, dialogs, order.cancels(), alerts));
                atLeast(blotter, 300);
                yield new DockContent(
                        blotter,
                        blotter.bar(),
                        Blotter.TABS,
                        blotter,
                        gone(panel),
                        blotter::attach);
            }
            case EQUITY -> {
                EquityPane equity = kept(panel, new EquityPane(desk));
                atLeast(equity, 200);
                yield new DockContent(equity, equity.bar(), 1, equity, gone(panel), equity::attach);
            }
            case SCREENER -> {
                ScreenerPane screener = kept(panel, new ScreenerPane(desk, market));
                atLeast(screener, 300);
                int last = screener.bar().getChildren().size();
                yield new DockContent(
                        screener,
                        screener.bar(),
                        last,
                        screener.table(),
                        gone(panel),
                        screener::attach);
            }
            case TICKET -> {
                Ticket ticket = new Ticket(desk, market, order.questions(), order.arming());
                TicketForm form = new TicketForm(ticket);
                kept(panel, new TicketPanel(market, ticket, form));
                atLeast(form, 268);
                form.setMinHeight(Region.USE_PREF_SIZE);
                yield new DockContent(form, form.bar(), 1, form.first(), gone(panel), form::attach);
            }
        };
    }

    /** As wide as its text needs, however large that is. */
    private static void atLeast(Region panel, double width) {
        panel.setMinWidth(width);
        TextScale.follow(panel, factor -> panel.setMinWidth(width * factor));
    }

    private ChartPane chart(Panel panel, PanelMarket market) {
        LadderOrders own =
                new LadderOrders(
                        desk,
                        market,
                        order.questions(),
                        order.arming(),
                        price -> toTicket(market, price));
        return new ChartPane(
                desk,
                market,
                panel.id(),
                new PositionDeeds(desk, market, order.questions(), order.arming()),
                () ->
                        all(PanelKind.LADDER, LadderPanel.class)
                                .map(LadderPanel::orders)
                                .filter(orders -> orders.looksAt(market))
                                .findFirst()
                                .orElse(own));
    }

    private LadderPanel ladder(PanelMarket market) {
        return LadderPanel.of(
                desk,
                market,
                order,
                dialogs,
                prefs,
                this::toTicket,
                next -> {
                    setPrefs(next);
                    remember.accept(next);
                });
    }

    private <T> T kept(Panel panel, T content) {
        byId.put(panel.id(), content);
        return content;
    }

    private Runnable gone(Panel panel) {
        return () -> byId.remove(panel.id());
    }

    TradingPrefs prefs() {
        return prefs;
    }

    void setPrefs(TradingPrefs next) {
        prefs = next;
        all(PanelKind.LADDER, LadderPanel.class).forEach(l -> l.bar().setPrefs(next));
    }

    /** A price goes to a ticket of the same market only; one of another would mislead. */
    private void toTicket(PanelMarket market, BigDecimal price) {
        Optional<TicketPanel> ticket =
                all(PanelKind.TICKET, TicketPanel.class)
                        .filter(t -> market.linked().equals(t.market().linked()))
                        .findFirst();
        if (ticket.isPresent()) {
            ticket.get().ticket().setPrice(price);
        } else {
            String symbol =
                    market.focus()
                            .get()
                            .map(InstrumentFocus::view)
                            .map(v -> v.id().symbol().name())
                            .orElse("this market");
            desk.notices()
                    .show(
                            Notice.Level.ATTENTION,
                            "No order ticket is linked with this ladder",
                            "Choose a size to trade " + symbol + " here, or link a ticket.");
        }
    }

    /** The ladder under the mouse. */
    Optional<LadderPanel> hovered() {
        return all(PanelKind.LADDER, LadderPanel.class)
                .filter(l -> l.pane().isUnderMouse())
                .findFirst();
    }

    /** The ladder under the mouse, else the one last used. */
    Optional<LadderPanel> ladder() {
        return hovered().or(() -> first(PanelKind.LADDER, LadderPanel.class));
    }

    Optional<ChartPane> chart() {
        return first(PanelKind.CHART, ChartPane.class);
    }

    Optional<ChartAlerts> chartAlerts() {
        return chart().map(chartAlerts::get);
    }

    Optional<TapePane> tape() {
        return first(PanelKind.TAPE, TapePane.class);
    }

    /** A panel of its own, else the one that a chart gives way to. */
    Optional<HeatmapPane> heatmap() {
        return first(PanelKind.HEATMAP, HeatmapPane.class)
                .or(() -> chart().map(ChartPane::heatmap));
    }

    Optional<Watchlist> watchlist() {
        return first(PanelKind.WATCHLIST, Watchlist.class);
    }

    Optional<Blotter> blotter() {
        return first(PanelKind.BLOTTER, Blotter.class);
    }

    Optional<TicketPanel> ticket() {
        return first(PanelKind.TICKET, TicketPanel.class);
    }

    private <T> Optional<T> first(PanelKind kind, Class<T> type) {
        return all(kind, type).findFirst();
    }

    private <T> Stream<T> all(PanelKind kind, Class<T> type) {
        List<String> ids = board == null ? List.of() : board.of(kind);
        return ids.stream().map(byId::get).filter(Objects::nonNull).map(type::cast);
    }
}
