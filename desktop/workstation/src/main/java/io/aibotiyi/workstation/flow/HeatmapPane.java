package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.heatmap.DepthHeatmap;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What rests in the book over time, with trades as dots and the largest of them by name. The book
 * is written down from the moment the panel is first seen on: nobody keeps it before.
 */
public final class HeatmapPane extends BorderPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Part of the price that the panel is about as high as, to begin with. */
    private static final double SPAN = 0.0015;

    private static final double ROWS = 120;

    private final Desk desk;
    private final PanelMarket market;
    private final StatePane state = new StatePane(new Region());
    private final BorderPane place = new BorderPane();
    private final HBox bar = new HBox();
    private final Label since = new Label();
    private final Label rows = new Label();
    private final Slider black = new Slider(0, 0.95, 0.45);
    private final TextField large = new TextField();
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus shown;
    private @Nullable TradeFlow flow;
    private @Nullable DepthRecorder recorder;
    private @Nullable DepthHeatmap heatmap;
    private boolean wanted;
    private long judgedAt;

    /**
     * @param market what it looks at
     */
    public HeatmapPane(Desk desk, PanelMarket market) {
        this.desk = desk;
        this.market = market;
        getStyleClass().addAll("panel", "heatmap-pane");
        setId("heatmap");
        place.setCenter(state);
        setTop(tools());
        setCenter(place);
        visibleProperty().subscribe(this::seen);
        sceneProperty().subscribe(this::seen);
    }

    private HBox tools() {
        Label title = new Label("Depth over time");
        title.getStyleClass().add("panel-title");
        since.getStyleClass().add("figure-name");
        since.setId("heatmap-since");
        rows.getStyleClass().add("figure-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label darkness = named("Black point", black);
        black.setId("heatmap-black");
        black.setPrefWidth(90);
        black.setBlockIncrement(0.05);
        black.setTooltip(new Tooltip("Sizes below this share of the brightest are black"));
        black.valueProperty()
                .subscribe(value -> {
                    if (heatmap != null) {
                        heatmap.setBlackPoint(value.doubleValue());
                    }
                });
        large.setId("heatmap-large");
        large.getStyleClass().add("ladder-size");
        large.setPrefColumnCount(6);
        large.setTooltip(
                new Tooltip(
                        "Trades from this quantity on are marked, however far one zooms out."
                                + " Empty: the largest half per cent."));
        large.textProperty().subscribe(this::markLarge);
        bar.getChildren()
                .addAll(
                        title,
                        since,
                        space,
                        darkness,
                        black,
                        named("Large from", large),
                        large,
                        Icons.button(Feather.MINUS, "Finer price rows", () -> group(false)),
                        rows,
                        Icons.button(Feather.PLUS, "Coarser price rows", () -> group(true)),
                        Icons.button(Feather.ZOOM_IN, "Shorter time", () -> zoom(false)),
                        Icons.button(Feather.ZOOM_OUT, "Longer time", () -> zoom(true)),
                        Icons.button(Feather.CROSSHAIR, "Back to now", this::recentre));
        bar.getStyleClass().addAll("panel-header", "tools");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private static Label named(String text, javafx.scene.Node of) {
        Label name = new Label(text);
        name.getStyleClass().add("figure-name");
        name.setLabelFor(of);
        name.setMinWidth(USE_PREF_SIZE);
        return name;
    }

    /** Its first row, by which it is dragged. */
    public HBox bar() {
        return bar;
    }

    /** Begins to listen; until the pins are closed it goes on writing once it has been seen. */
    public void attach(Pins pins) {
        pins.add(market.focus().listen(this::focus));
        pins.add(desk.bridge().onPulse(_ -> pulse()));
        pins.add(ofFocus);
        pins.add(() -> {
            shown = null;
            exchange(null);
        });
    }

    private void seen() {
        if (!wanted && isVisible() && getScene() != null) {
            wanted = true;
            exchange(shown);
        }
    }

    private void focus(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        shown = next.orElse(null);
        exchange(shown);
    }

    private void exchange(@Nullable InstrumentFocus next) {
        ofFocus.close();
        heatmap = null;
        recorder = null;
        flow = null;
        since.setText("");
        if (next == null || !wanted) {
            place.setCenter(state);
            state.showLoading("Loading the book");
            return;
        }
        Instrument in = next.instrument();
        DepthHeatmap fresh = new DepthHeatmap(in.priceScale(), in.quantityScale(), in.tickSize());
        DepthRecorder writing = new DepthRecorder(next.ladder());
        TradeFlow trades = new TradeFlow(in);
        heatmap = fresh;
        recorder = writing;
        flow = trades;
        fresh.setBlackPoint(black.getValue());
        judgedAt = 0;
        show(fresh, writing);
        trades.addListener((news, anew) -> {
            if (anew) {
                writing.restart();
                show(fresh, writing);
            }
            writing.take(news, anew, now());
            judge();
            fresh.grown();
        });
        trades.follow(next, ofFocus);
        StatePane content = new StatePane(fresh);
        place.setCenter(content);
        ofFocus.add(next.bookHealth().listen(health -> showHealth(content, health)));
        showRows();
    }

    private static void show(DepthHeatmap fresh, DepthRecorder writing) {
        fresh.setHistory(writing.depth());
        fresh.setTrades(writing.trades());
    }

    private static void showHealth(StatePane content, Health health) {
        switch (health.phase()) {
            case LOADING -> content.showLoading("Loading the book");
            case FAILED -> content.showFailed("No book", health.reason());
            case STALE -> content.showStale(health.reason());
            case LIVE -> content.showContent();
        }
    }

    /** The market's own time: a replay's runs faster, and back. */
    private long now() {
        Instant now = desk.clock().instant();
        InstrumentFocus focus = shown;
        return EpochNanos.of(
                focus == null
                        ? now
                        : desk.replays()
                                .of(focus.view().id())
                                .map(r -> r.position(now))
                                .orElse(now));
    }

    private void pulse() {
        DepthRecorder writing = recorder;
        DepthHeatmap drawn = heatmap;
        if (writing == null || drawn == null) {
            return;
        }
        long version = writing.depth().version();
        if (writing.sample(now())) {
            show(drawn, writing);
        }
        if (writing.depth().version() != version) {
            if (since.getText().isEmpty()) {
                begin(drawn, writing);
            }
            drawn.grown();
        }
    }

    private void begin(DepthHeatmap drawn, DepthRecorder writing) {
        InstrumentFocus focus = shown;
        if (focus == null || writing.since().isEmpty()) {
            return;
        }
        since.setText("from " + Numbers.time(EpochNanos.toInstant(writing.since().getAsLong())));
        focus.ladder()
                .bestBid()
                .ifPresent(bid ->
                        drawn.setGrouping(
                                rounded(bid * SPAN / ROWS, focus.instrument().tickSize())));
        showRows();
    }

    /** The next of 1, 2 and 5 times a power of ten ticks. */
    private static long rounded(double units, long tick) {
        long ticks = 1;
        int factor = 0;
        while (ticks * tick < units) {
            ticks = factor % 3 == 1 ? ticks / 2 * 5 : ticks * 2;
            factor++;
        }
        return ticks * tick;
    }

    private void group(boolean coarser) {
        DepthHeatmap drawn = heatmap;
        if (drawn != null) {
            drawn.setGrouping(coarser ? drawn.grouping() * 2 : Math.max(1, drawn.grouping() / 2));
            showRows();
        }
    }

    private void showRows() {
        DepthHeatmap drawn = heatmap;
        InstrumentFocus focus = shown;
        rows.setText(
                drawn == null || focus == null
                        ? ""
                        : Numbers.plain(focus.instrument().price(drawn.grouping())));
    }

    private void zoom(boolean out) {
        DepthHeatmap drawn = heatmap;
        if (drawn != null) {
            int now = drawn.bucketsPerColumn();
            drawn.setBucketsPerColumn(out ? now * 2 : Math.max(1, now / 2));
        }
    }

    /** Back to now, the market in the middle. */
    public void recentre() {
        if (heatmap != null) {
            heatmap.recentre();
        }
    }

    /** Changes the black point by steps of a twentieth. */
    public void darken(int steps) {
        black.setValue(black.getValue() + steps * 0.05);
    }

    private void markLarge() {
        judgedAt = 0;
        judge();
    }

    /** Says from which size on a trade is large: as typed, or by what traded. */
    private void judge() {
        DepthHeatmap drawn = heatmap;
        TradeFlow known = flow;
        InstrumentFocus focus = shown;
        if (drawn == null || known == null || focus == null) {
            return;
        }
        String typed = large.getText().strip();
        if (!typed.isEmpty()) {
            OptionalLong quantity = Quantities.units(focus.instrument(), typed);
            large.pseudoClassStateChanged(WRONG, quantity.isEmpty());
            quantity.ifPresent(drawn::setLargeTrade);
            return;
        }
        large.pseudoClassStateChanged(WRONG, false);
        List<Trade> newest = known.newest(1);
        long id = newest.isEmpty() ? 0 : newest.getFirst().id();
        if (newest.isEmpty() || (judgedAt != 0 && id < judgedAt + LargeSize.JUDGED / 10)) {
            return;
        }
        judgedAt = Math.max(1, id);
        long least = LargeSize.of(known.newest(LargeSize.JUDGED));
        drawn.setLargeTrade(least);
        large.setPromptText(Numbers.plain(focus.instrument().quantity(least)));
    }
}
