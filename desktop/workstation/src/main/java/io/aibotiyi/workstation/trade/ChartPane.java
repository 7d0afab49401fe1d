package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartOptions;
import io.aibotiyi.charts.ChartStatus;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.Overlay;
import io.aibotiyi.charts.ProfileMode;
import io.aibotiyi.charts.TradeMarker;
import io.aibotiyi.charts.drawing.DrawingBook;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.workstation.drawings.ChartSetup;
import io.aibotiyi.workstation.flow.ChartFlow;
import io.aibotiyi.workstation.flow.FlowLabel;
import io.aibotiyi.workstation.flow.HeatmapPane;
import io.aibotiyi.workstation.journal.ChartPicture;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.replay.ReplayStrip;
import io.aibotiyi.workstation.state.CandleFocus;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Header line, timeframes and the candle chart with the account's own marks on it. */
final class ChartPane extends BorderPane {

    private static final int MARKERS = 300;

    /** A bar no wider lists its timeframes in one button. */
    private static final double NARROW = 560;

    private final Desk desk;
    private final PanelMarket market;
    private final CandleChart chart = new CandleChart();
    private final String name;
    private final IntegerProperty rowTicks = new SimpleIntegerProperty(this, "rowTicks");
    private final ChartStudies studies = new ChartStudies(chart, this::setUp);
    private final LargeTradesChoice large = new LargeTradesChoice();
    private final ChartMenus menus =
            new ChartMenus(chart, studies, this::nextOverlays, rowTicks, large);
    private final FlowLabel known = new FlowLabel();
    private final ChartFlow flow = new ChartFlow(new Flowing(), known::show);
    private @Nullable FootprintSeries footprints;
    private @Nullable FootprintSeries chartPrints;
    private final ChartTrading trading;
    private final PriceMenu priceMenu;
    private boolean restoring;
    private final MarketHeader header;
    private final HBox bar = new HBox();
    private final ReplayStrip replay;
    private final HeatmapPane heatmap;
    private final TimeframeBar timeframes;
    private final Pins ofCandles = new Pins();
    private @Nullable CandleFocus shown;
    private @Nullable Instant lostAt;
    private boolean firstData = true;
    private Set<Overlay> overlays = EnumSet.noneOf(Overlay.class);

    /**
     * @param market what it looks at; other charts may look at it, too
     * @param name stable, by which its set-up is found again
     * @param deeds ends the position of the same market
     * @param orders places what is picked on the chart
     */
    ChartPane(
            Desk desk,
            PanelMarket market,
            String name,
            PositionDeeds deeds,
            Supplier<LadderOrders> orders) {
        trading = new ChartTrading(desk, market, chart, deeds, orders);
        priceMenu = new PriceMenu(chart, trading);
        this.desk = desk;
        this.market = market;
        this.name = name;
        header = new MarketHeader(desk, market);
        timeframes = new TimeframeBar(market::select);
        replay = new ReplayStrip(desk, market);
        heatmap = new HeatmapPane(desk, market);
        heatmap.setVisible(false);
        getStyleClass().add("chart-pane");
        chart.setClock(this::time);
        chart.setOnHistoryNeeded(openTime -> {
            market.loadCandlesBefore(openTime);
            flow.reach(openTime - CandleFocus.PAGE * flow.candleNanos());
        });
        chart.drawings().setTemplates(desk.charts().templates());
        restore(desk.charts().setup(name).orElse(ChartSetup.DEFAULT));
        InvalidationListener changed = _ -> setUp();
        ChartOptions options = chart.options();
        options.typeProperty().addListener(changed);
        options.axisModeProperty().addListener(changed);
        options.profileProperty().addListener(changed);
        options.volumeShownProperty().addListener(changed);
        options.sessionBreaksProperty().addListener(changed);
        chart.drawings().magnetProperty().addListener(changed);
        rowTicks.addListener(changed);
        large.shownProperty().addListener(changed);
        large.leastProperty().addListener(changed);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> setUp());
        chart.setOnContextMenuRequested(event -> {
            priceMenu.show(new Point2D(event.getX(), event.getY()));
            event.consume();
        });
        setCenter(new StackPane(chart, heatmap));
        setTop(new VBox(top(), replay));
    }

    /** The replay's time for a replayed market, so that its candles close when they did. */
    private Instant time() {
        Instant now = desk.clock().instant();
        CandleFocus candles = shown;
        return candles == null
                ? now
                : desk.replays().of(candles.id()).map(r -> r.position(now)).orElse(now);
    }

    private HBox top() {
        bar.getStyleClass().add("chart-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        header.setMinWidth(0);
        header.setPrefWidth(0);
        HBox.setHgrow(header, Priority.ALWAYS);
        bar.widthProperty().subscribe(width -> timeframes.setNarrow(width.doubleValue() < NARROW));
        bar.getChildren().addAll(header, timeframes);
        bar.getChildren().add(known);
        bar.getChildren().add(Icons.button(Feather.LAYERS, "Depth over time", this::toggleHeatmap));
        bar.getChildren().addAll(menus.buttons());
        bar.getChildren().add(Icons.button(Feather.MAXIMIZE, "Reset the view", chart::resetView));
        return bar;
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return bar;
    }

    void attach(Pins pins) {
        header.attach(pins);
        replay.attach(pins);
        heatmap.attach(pins);
        pins.add(market.candles().listen(this::showCandles));
        pins.add(market.focus().listen(_ -> showMarks()));
        pins.add(desk.trading().orders().listen(_ -> showMarks()));
        pins.add(desk.orders().amending().listen(_ -> showMarks()));
        pins.add(desk.orders().cancelling().listen(_ -> showMarks()));
        pins.add(desk.trading().fills().listen(_ -> showMarks()));
        pins.add(desk.trading().portfolio().listen(_ -> showMarks()));
        pins.add(ofCandles);
        pins.add(flow);
        pins.add(() -> {
            shown = null;
            chart.setSeries(null, "");
            chart.drawings().setBook(new DrawingBook());
        });
    }

    CandleChart chart() {
        return chart;
    }

    ChartMenus menus() {
        return menus;
    }

    /** All indicator lines, none, or the two usual ones, in turn. */
    void nextOverlays() {
        if (overlays.size() == Overlay.values().length) {
            overlays = EnumSet.noneOf(Overlay.class);
        } else if (overlays.isEmpty()) {
            overlays = EnumSet.of(Overlay.EMA_20, Overlay.SESSION_VWAP);
        } else {
            overlays = EnumSet.allOf(Overlay.class);
        }
        setUp();
    }

    /** Footprint or candles, in turn. */
    void toggleFootprint() {
        menus.toggleFootprint();
    }

    /** The depth over time in the chart's place, or the chart again. */
    void toggleHeatmap() {
        heatmap.setVisible(!heatmap.isVisible());
        chart.setVisible(!heatmap.isVisible());
    }

    /** The cumulative volume delta, or not. */
    void toggleDelta() {
        studies.setDelta(!studies.hasDelta());
    }

    /** Large trades marked, or not. */
    void toggleLarge() {
        large.shownProperty().set(!large.shownProperty().get());
    }

    /** The session's average with its bands, or not. */
    void toggleBands() {
        studies.setBands(!studies.hasBands());
    }

    /** No profile, that of the view, that of each day, in turn. */
    void nextProfile() {
        chart.options()
                .profileProperty()
                .set(
                        switch (chart.options().profileProperty().get()) {
                            case NONE -> ProfileMode.VISIBLE;
                            case VISIBLE -> ProfileMode.SESSION;
                            case SESSION -> ProfileMode.NONE;
                        });
    }

    /** Takes over what was kept; an indicator that is not known any more is said and left out. */
    private void restore(ChartSetup setup) {
        restoring = true;
        ChartOptions options = chart.options();
        options.typeProperty().set(setup.type());
        options.axisModeProperty().set(setup.axis());
        options.profileProperty().set(setup.profile());
        options.volumeShownProperty().set(setup.volume());
        options.sessionBreaksProperty().set(setup.breaks());
        chart.drawings().magnetProperty().set(setup.magnet());
        rowTicks.set(setup.flow().rowTicks());
        large.leastProperty().set(setup.flow().least());
        large.shownProperty().set(setup.flow().large());
        overlays = EnumSet.noneOf(Overlay.class);
        overlays.addAll(setup.lines());
        List<ChartStudies.Shown> shownBefore = new ArrayList<>();
        for (ChartSetup.Chosen chosen : setup.indicators()) {
            Optional<Indicator> indicator = Catalogue.standard().find(chosen.id());
            indicator.ifPresent(i ->
                    shownBefore.add(
                            new ChartStudies.Shown(
                                    i,
                                    i.defaults().withTexts(chosen.settings(), this::leftOut),
                                    chosen.hidden())));
            if (indicator.isEmpty()) {
                leftOut("There is no indicator \"" + chosen.id() + "\".");
            }
        }
        studies.load(shownBefore, setup.flow().delta(), setup.flow().bands());
        chart.restorePaneShares(setup.panes());
        showLines();
        flow.setLarge(setup.flow().large(), setup.flow().least());
        restoring = false;
    }

    private void leftOut(String why) {
        desk.notices()
                .log(Notice.Level.ATTENTION, "Chart: an indicator was not all found again", why);
    }

    /** Shows and keeps how the chart is set up now. */
    private void setUp() {
        if (restoring) {
            return;
        }
        flow.setRowTicks(rowTicks.get());
        flow.setLarge(large.shownProperty().get(), large.leastProperty().get());
        showLines();
        showFlow();
        ChartOptions options = chart.options();
        desk.charts()
                .keep(
                        name,
                        new ChartSetup(
                                options.typeProperty().get(),
                                options.axisModeProperty().get(),
                                options.profileProperty().get(),
                                options.volumeShownProperty().get(),
                                options.sessionBreaksProperty().get(),
                                chart.drawings().magnetProperty().get(),
                                overlays,
                                studies.chosenIndicators(),
                                new ChartSetup.Flow(
                                        studies.hasDelta(),
                                        studies.hasBands(),
                                        rowTicks.get(),
                                        large.shownProperty().get(),
                                        large.leastProperty().get()),
                                chart.paneShares()));
    }

    /** The bands bring their middle line with them. */
    private void showLines() {
        Set<Overlay> lines = EnumSet.noneOf(Overlay.class);
        lines.addAll(overlays);
        if (studies.hasBands()) {
            lines.remove(Overlay.SESSION_VWAP);
        }
        if (!lines.equals(chart.getOverlays())) {
            chart.setOverlays(lines);
        }
    }

    /** Hands trades to the chart only where something shown is made of them. */
    private void showFlow() {
        boolean prints = chart.options().typeProperty().get() == ChartType.FOOTPRINT;
        boolean wanted = prints || studies.useTrades();
        FootprintSeries wantedPrints = wanted ? footprints : null;
        if (wantedPrints != chartPrints) {
            chartPrints = wantedPrints;
            chart.setFootprints(wantedPrints);
        }
        known.setWanted(wanted || large.shownProperty().get());
        flow.setWanted(wanted);
    }

    private final class Flowing implements ChartFlow.Listener {

        @Override
        public void exchanged(@Nullable FootprintSeries next) {
            footprints = next;
            studies.setFootprints(next);
            showFlow();
        }

        @Override
        public void largeExchanged(@Nullable LargeTrades trades) {
            chart.setLargeTrades(trades);
        }

        @Override
        public void corrected() {
            studies.recompute();
        }
    }

    private void showCandles(Optional<CandleFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofCandles.close();
        shown = next.orElse(null);
        firstData = true;
        timeframes.show(next.map(CandleFocus::timeframe).orElse(null));
        if (next.isEmpty()) {
            flow.close();
            chart.setSeries(null, "");
            chart.statusProperty().set(new ChartStatus.Loading("market"));
            return;
        }
        CandleFocus candles = next.get();
        chart.setSeries(candles.series(), candles.id().symbol() + " · " + candles.timeframe());
        chart.drawings().setBook(desk.charts().drawings().book(candles.id()));
        flow.show(market.focus().get().orElse(null), candles);
        long tick =
                market.focus()
                        .get()
                        .map(InstrumentFocus::instrument)
                        .map(Instrument::tickSize)
                        .orElse(1L);
        chart.setLineHand(trading, tick);
        ofCandles.add(candles.health().listen(this::showHealth));
        showMarks();
    }

    private void showHealth(Health health) {
        CandleFocus candles = shown;
        if (candles == null) {
            return;
        }
        String what = candles.id().symbol() + " " + candles.timeframe();
        if (health.phase() != Health.Phase.STALE) {
            lostAt = null;
        }
        chart.statusProperty()
                .set(
                        switch (health.phase()) {
                            case LOADING -> new ChartStatus.Loading(what);
                            case LIVE ->
                                    candles.series().isEmpty()
                                            ? new ChartStatus.Empty(
                                                    "No candles for " + what + " yet",
                                                    "They appear with the first trades; or choose"
                                                            + " another timeframe.")
                                            : ChartStatus.READY;
                            case STALE -> new ChartStatus.Disconnected(lost());
                            case FAILED ->
                                    new ChartStatus.Empty(
                                            "Candles could not be loaded", health.reason());
                        });
        if (firstData && !candles.series().isEmpty()) {
            firstData = false;
            flow.refit();
            chart.resetView();
            if (chart.options().typeProperty().get() == ChartType.FOOTPRINT) {
                chart.setSpacing(CandleChart.FOOTPRINT_SPACING);
            }
        }
    }

    private Instant lost() {
        Instant since = lostAt;
        if (since == null) {
            since = desk.clock().instant();
            lostAt = since;
        }
        return since;
    }

    private void showMarks() {
        Optional<InstrumentFocus> focus = market.focus().get();
        if (focus.isEmpty()) {
            chart.setPriceLines(List.of());
            chart.setMarkers(List.of());
            return;
        }
        trading.show(focus.get());
        chart.setMarkers(markers(focus.get()));
    }

    /** Takes the next own line in hand, for the keyboard. */
    void holdNextLine() {
        chart.holdNextLine();
    }

    /** What can be done at a price of the chart. */
    PriceMenu priceMenu() {
        return priceMenu;
    }

    private List<TradeMarker> markers(InstrumentFocus focus) {
        int scale = focus.instrument().priceScale();
        List<TradeMarker> markers = new ArrayList<>();
        for (FillView fill : desk.trading().fills().get()) {
            OptionalLong price = TicketRules.units(fill.price(), scale);
            if (fill.instrument().equals(focus.view().id())
                    && price.isPresent()
                    && markers.size() < MARKERS) {
                markers.add(
                        new TradeMarker(
                                EpochNanos.of(fill.time()),
                                price.getAsLong(),
                                fill.side(),
                                Numbers.plain(fill.quantity())
                                        + " @ "
                                        + Numbers.fixed(fill.price(), scale)));
            }
        }
        return markers;
    }

    /** What it shows now; empty before there is a market. */
    Optional<ChartPicture> picture() {
        CandleFocus candles = shown;
        return candles == null || chart.getWidth() < 1 || chart.getHeight() < 1
                ? Optional.empty()
                : Optional.of(
                        new ChartPicture(
                                candles.id(),
                                candles.timeframe().toString(),
                                chart.snapshot(null, null)));
    }

    /** The depth over time that takes the chart's place. */
    HeatmapPane heatmap() {
        return heatmap;
    }

    void select(int index) {
        timeframes.fire(index);
    }

    /** Whether a button shows as chosen, for tests. */
    boolean isChosen(Timeframe timeframe) {
        return timeframes.isChosen(timeframe);
    }
}
