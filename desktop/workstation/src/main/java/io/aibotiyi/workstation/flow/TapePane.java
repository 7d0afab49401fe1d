package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.tape.TapeTrade;
import io.aibotiyi.charts.tape.TradeTape;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.workstation.drawings.TapeSetup;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Time and sales of the instrument in view: all prints or only those of some size, one by one or
 * what one order did together, and to be heard if a person wants that.
 */
public final class TapePane extends BorderPane {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PanelMarket market;
    private final Desk desk;
    private final TradeTape tape = new TradeTape();
    private final StatePane state = new StatePane(tape);
    private final TextField least = new TextField();
    private final HBox header = new HBox();
    private final ToggleButton together = new ToggleButton();
    private final ToggleButton heard = new ToggleButton();
    private final TradeSounds sounds;
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus shown;
    private boolean showing;

    /**
     * @param market what it looks at
     */
    public TapePane(Desk desk, PanelMarket market) {
        this(desk, market, new SystemAudio());
    }

    TapePane(Desk desk, PanelMarket market, Audio audio) {
        this.desk = desk;
        this.market = market;
        sounds = new TradeSounds(audio, this::silent);
        getStyleClass().add("panel");
        setTop(tools());
        setCenter(state);
        showSetup();
    }

    private HBox tools() {
        Label title = new Label("Trades");
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label name = new Label("Size from");
        name.getStyleClass().add("figure-name");
        name.setLabelFor(least);
        name.setMinWidth(USE_PREF_SIZE);
        least.setId("tape-least");
        least.getStyleClass().add("ladder-size");
        least.setPromptText("all");
        least.setTooltip(new Tooltip("Smallest quantity that is shown and heard; empty for all"));
        least.textProperty().subscribe(this::filter);
        toggle(together, "tape-together", Feather.LAYERS, "One row for what one order did");
        together.setOnAction(_ -> setUp());
        toggle(heard, "tape-sounds", Feather.VOLUME_2, "Hear trades: buys high, sells low");
        heard.setOnAction(_ -> setUp());
        header.getChildren().addAll(title, space, name, least, together, heard);
        header.getStyleClass().addAll("panel-header", "tools");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static void toggle(ToggleButton button, String id, Feather icon, String name) {
        button.setId(id);
        button.setGraphic(Icons.icon(icon));
        button.getStyleClass().addAll("icon-button", "lock");
        button.setFocusTraversable(false);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
    }

    /** Begins to listen. */
    public void attach(Pins pins) {
        pins.add(market.focus().listen(this::focus));
        pins.add(ofFocus);
        pins.add(() -> {
            shown = null;
            sounds.setOn(false);
        });
    }

    /** Its first row, by which it is dragged. */
    public HBox bar() {
        return header;
    }

    public TradeTape tape() {
        return tape;
    }

    /** Trades are heard, or not. */
    public void toggleSounds() {
        heard.fire();
    }

    /** One row for what one order did, or each print. */
    public void toggleTogether() {
        together.fire();
    }

    /** The smallest size shown gets the keyboard. */
    public void chooseLeast() {
        least.requestFocus();
    }

    /** Takes over what was kept, for the market in view. */
    private void showSetup() {
        TapeSetup setup = desk.charts().tape();
        InstrumentFocus focus = shown;
        showing = true;
        together.setSelected(setup.together());
        tape.aggregatedProperty().set(setup.together());
        heard.setSelected(setup.sounds());
        sounds.setOn(setup.sounds() && focus != null);
        least.setText(
                focus == null ? "" : setup.least().getOrDefault(focus.view().id().toString(), ""));
        showing = false;
        filter();
    }

    private void setUp() {
        if (showing) {
            return;
        }
        InstrumentFocus focus = shown;
        TapeSetup setup = desk.charts().tape().with(together.isSelected(), heard.isSelected());
        if (focus != null) {
            setup = setup.with(focus.view().id().toString(), least.getText().strip());
        }
        desk.charts().keep(setup);
        tape.aggregatedProperty().set(together.isSelected());
        sounds.setOn(heard.isSelected() && focus != null);
    }

    private void filter() {
        InstrumentFocus focus = shown;
        if (focus == null) {
            return;
        }
        String typed = least.getText().strip();
        OptionalLong quantity = Quantities.units(focus.instrument(), typed);
        boolean wrong = !typed.isEmpty() && quantity.isEmpty();
        least.pseudoClassStateChanged(WRONG, wrong);
        if (!wrong) {
            tape.minimumSizeProperty().set(quantity.orElse(0));
            setUp();
        }
    }

    /** Nothing can be heard here: the toggle goes back and says why. */
    private void silent(String why) {
        desk.bridge()
                .mark(() -> {
                    sounds.setOn(false);
                    heard.setSelected(false);
                    setUp();
                    desk.notices()
                            .show(
                                    Notice.Level.ATTENTION,
                                    "No sound: there is no audio device to play on",
                                    why);
                });
    }

    private void focus(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == shown) {
            return;
        }
        ofFocus.close();
        shown = next.orElse(null);
        tape.clear();
        sounds.forget();
        showSetup();
        if (next.isEmpty()) {
            state.showLoading("Loading trades");
            return;
        }
        InstrumentFocus focus = next.get();
        Instrument in = focus.instrument();
        tape.setMarket(in.priceScale(), in.quantityScale(), in.tickSize());
        ofFocus.add(
                focus.trades()
                        .listen((batch, fresh) -> {
                            if (fresh) {
                                tape.snapshot(prints(in, batch));
                            } else {
                                tape.add(prints(in, batch));
                            }
                            listen(prints(in, batch), fresh);
                        }));
        ofFocus.add(focus.tradesHealth().listen(this::showHealth));
    }

    private void listen(List<TapeTrade> prints, boolean fresh) {
        long bought = 0;
        long sold = 0;
        for (TapeTrade print : prints) {
            sounds.note(print.quantity());
            if (print.quantity() < tape.minimumSizeProperty().get()) {
                continue;
            }
            if (print.aggressor() == Side.BUY) {
                bought = Math.max(bought, print.quantity());
            } else {
                sold = Math.max(sold, print.quantity());
            }
        }
        if (!fresh) {
            sounds.hear(Side.BUY, bought);
            sounds.hear(Side.SELL, sold);
        }
    }

    private static List<TapeTrade> prints(Instrument in, List<TradeView> views) {
        return views.stream()
                .map(v ->
                        new TapeTrade(
                                EpochNanos.of(v.time()),
                                in.priceUnits(v.price()),
                                in.quantityUnits(v.quantity()),
                                v.aggressor()))
                .toList();
    }

    private void showHealth(Health health) {
        switch (health.phase()) {
            case LOADING -> state.showLoading("Loading trades");
            case FAILED -> state.showFailed("No trades", health.reason());
            case STALE -> {
                state.showContent();
                tape.setStale(health.reason());
            }
            case LIVE -> {
                state.showContent();
                tape.setStale(null);
            }
        }
    }
}
