package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.ChartStatus;
import io.aibotiyi.charts.Overlay;
import io.aibotiyi.charts.PriceLine;
import io.aibotiyi.charts.TradeMarker;
import io.aibotiyi.charts.drawing.DrawingBook;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.replay.ReplayStrip;
import io.aibotiyi.workstation.state.CandleFocus;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Pins;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Header line, timeframes and the candle chart with the account's own marks on it. */
final class ChartPane extends BorderPane {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int MARKERS = 300;

    /** Instruments whose drawings are kept while the workstation runs. */
    private static final int MAX_BOOKS = 100;

    private final Desk desk;
    private final CandleChart chart = new CandleChart();
    private final ChartMenus menus = new ChartMenus(chart, this::nextOverlays);
    private final Map<InstrumentId, DrawingBook> books = new LinkedHashMap<>();
    private final MarketHeader header;
    private final ReplayStrip replay;
    private final Map<Timeframe, ToggleButton> timeframes = new LinkedHashMap<>();
    private final Pins ofCandles = new Pins();
    private @Nullable CandleFocus shown;
    private @Nullable Instant lostAt;
    private boolean firstData = true;
    private Set<Overlay> overlays = EnumSet.of(Overlay.EMA_20, Overlay.SESSION_VWAP);

    ChartPane(Desk desk) {
        this.desk = desk;
        header = new MarketHeader(desk);
        replay = new ReplayStrip(desk);
        getStyleClass().add("chart-pane");
        chart.setClock(this::time);
        chart.setOverlays(overlays);
        chart.setOnHistoryNeeded(desk.market()::loadCandlesBefore);
        setCenter(chart);
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
        HBox bar = new HBox();
        bar.getStyleClass().add("chart-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        header.setMinWidth(0);
        header.setPrefWidth(0);
        HBox.setHgrow(header, Priority.ALWAYS);
        HBox lengths = new HBox();
        lengths.getStyleClass().add("timeframes");
        lengths.setAlignment(Pos.CENTER);
        for (Timeframe timeframe : Timeframe.COMMON) {
            ToggleButton button = new ToggleButton(timeframe.toString());
            button.setFocusTraversable(false);
            button.getStyleClass().add("flat-toggle");
            button.setOnAction(_ -> {
                button.setSelected(true);
                desk.market().select(timeframe);
            });
            timeframes.put(timeframe, button);
            lengths.getChildren().add(button);
        }
        lengths.setMinWidth(USE_PREF_SIZE);
        bar.getChildren().addAll(header, lengths);
        bar.getChildren().addAll(menus.buttons());
        bar.getChildren().add(Icons.button(Feather.MAXIMIZE, "Reset the view", chart::resetView));
        return bar;
    }

    void attach(Pins pins) {
        header.attach(pins);
        replay.attach(pins);
        pins.add(desk.market().candles().listen(this::showCandles));
        pins.add(desk.market().focus().listen(_ -> showMarks()));
        pins.add(desk.trading().orders().listen(_ -> showMarks()));
        pins.add(desk.trading().fills().listen(_ -> showMarks()));
        pins.add(desk.trading().portfolio().listen(_ -> showMarks()));
        pins.add(ofCandles);
        pins.add(() -> {
            shown = null;
            chart.setSeries(null, "");
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
        chart.setOverlays(overlays);
    }

    private void showCandles(Optional<CandleFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofCandles.close();
        shown = next.orElse(null);
        firstData = true;
        timeframes.forEach((timeframe, button) ->
                button.setSelected(next.isPresent() && next.get().timeframe().equals(timeframe)));
        if (next.isEmpty()) {
            chart.setSeries(null, "");
            chart.statusProperty().set(new ChartStatus.Loading("market"));
            return;
        }
        CandleFocus candles = next.get();
        chart.setSeries(candles.series(), candles.id().symbol() + " · " + candles.timeframe());
        chart.drawings().setBook(book(candles.id()));
        ofCandles.add(candles.health().listen(this::showHealth));
        showMarks();
    }

    /** The instrument's drawings; those of the instruments shown longest ago are forgotten. */
    private DrawingBook book(InstrumentId id) {
        DrawingBook book = books.remove(id);
        if (books.size() >= MAX_BOOKS) {
            books.remove(books.keySet().iterator().next());
        }
        DrawingBook shownNow = book == null ? new DrawingBook() : book;
        books.put(id, shownNow);
        return shownNow;
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
            chart.resetView();
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
        Optional<InstrumentFocus> focus = desk.market().focus().get();
        if (focus.isEmpty()) {
            chart.setPriceLines(List.of());
            chart.setMarkers(List.of());
            return;
        }
        chart.setPriceLines(lines(focus.get()));
        chart.setMarkers(markers(focus.get()));
    }

    private List<PriceLine> lines(InstrumentFocus focus) {
        int scale = focus.instrument().priceScale();
        List<PriceLine> lines = new ArrayList<>();
        for (OrderView order : desk.trading().orders().get()) {
            boolean waits = order.status() == OrderStatus.WAITING && order.triggerPrice() != null;
            OptionalLong price =
                    TicketRules.units(waits ? order.triggerPrice() : order.price(), scale);
            if (order.status().isWorking()
                    && order.instrument().equals(focus.view().id())
                    && price.isPresent()) {
                lines.add(
                        new PriceLine(
                                price.getAsLong(),
                                Numbers.plain(order.quantity().subtract(order.filled())),
                                order.side() == Side.BUY
                                        ? PriceLine.Role.BUY_ORDER
                                        : PriceLine.Role.SELL_ORDER));
            }
        }
        position(focus)
                .ifPresent(p -> {
                    int sign = p.unrealisedPnl() == null ? 0 : p.unrealisedPnl().signum();
                    PriceLine.Tone tone =
                            sign > 0
                                    ? PriceLine.Tone.GAIN
                                    : sign < 0 ? PriceLine.Tone.LOSS : PriceLine.Tone.NEUTRAL;
                    long price =
                            p.averagePrice()
                                    .setScale(scale, RoundingMode.HALF_EVEN)
                                    .unscaledValue()
                                    .longValueExact();
                    String gain =
                            p.unrealisedPnl() == null ? "" : Numbers.signed(p.unrealisedPnl(), 2);
                    lines.add(new PriceLine(price, gain, PriceLine.Role.POSITION, tone));
                });
        return lines;
    }

    private Optional<PositionView> position(InstrumentFocus focus) {
        return desk.trading()
                .portfolio()
                .get()
                .flatMap(p ->
                        p.positions().stream()
                                .filter(v -> v.instrument().equals(focus.view().id()))
                                .filter(v -> v.quantity().signum() != 0)
                                .findFirst());
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

    void select(int index) {
        timeframes.values().stream().skip(index).findFirst().ifPresent(ToggleButton::fire);
    }

    /** Whether a button shows as chosen, for tests. */
    boolean isChosen(Timeframe timeframe) {
        ToggleButton button = timeframes.get(timeframe);
        return button != null && button.getPseudoClassStates().contains(SELECTED);
    }
}
