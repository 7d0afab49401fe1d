package io.aibotiyi.workstation.replay;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.ReplayState;
import io.aibotiyi.workstation.state.ReplayWish;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * The transport of the replay in view: shown while the instrument in view is replayed. What was
 * asked for and is not confirmed is drawn in amber, with a mark behind the time.
 */
public final class ReplayStrip extends HBox {

    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final long POLL_NANOS = 1_000_000_000L;

    private final Desk desk;
    private final PanelMarket market;
    private final ReplayKeys keys;
    private final Button play;
    private final Map<BigDecimal, ToggleButton> speeds = new LinkedHashMap<>();
    private final Label start = new Label();
    private final Slider slider = new Slider(0, 1, 0);
    private final Label end = new Label();
    private final Label position = new Label();
    private final Label state = new Label();
    private final Button close;
    private boolean showing;
    private long polled;
    private boolean hasPolled;

    /**
     * @param market the replay of its instrument is shown
     */
    public ReplayStrip(Desk desk, PanelMarket market) {
        this.desk = desk;
        this.market = market;
        keys = new ReplayKeys(desk);
        getStyleClass().add("replay-strip");
        setAlignment(Pos.CENTER_LEFT);
        play = Icons.button(Feather.PLAY, "Play or pause (P)", () -> withReplay(keys::toggle));
        close =
                Icons.button(
                        Feather.X,
                        "Close the replay; its working orders are cancelled",
                        () -> withReplay(keys::close));
        HBox choices = new HBox();
        choices.getStyleClass().add("timeframes");
        choices.setAlignment(Pos.CENTER);
        for (BigDecimal speed : ReplayKeys.SPEEDS) {
            choices.getChildren().add(speedButton(speed));
        }
        choices.setMinWidth(USE_PREF_SIZE);
        for (Label label : new Label[] {start, end}) {
            label.getStyleClass().add("figure-name");
        }
        for (Label label : new Label[] {start, end, position, state}) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        position.getStyleClass().add("replay-position");
        state.getStyleClass().add("replay-state");
        Hints.on(state, "As the backend told; recorded seconds per second");
        slider.setAccessibleText("Position in the recording");
        slider.setBlockIncrement(0.01);
        slider.setMinWidth(60);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((_, _, _) -> moved());
        slider.valueChangingProperty().addListener((_, _, _) -> moved());
        getChildren().addAll(play, choices, start, slider, end, position, state, close);
        setVisible(false);
        setManaged(false);
    }

    private ToggleButton speedButton(BigDecimal speed) {
        ToggleButton button = new ToggleButton(speed.toPlainString() + "×");
        button.getStyleClass().add("flat-toggle");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            button.setSelected(true);
            withReplay(r -> desk.replays().speed(r.view().id(), speed));
        });
        speeds.put(speed, button);
        return button;
    }

    /** Begins to listen and, while it is visible, to ask once a second how the replay stands. */
    public void attach(Pins pins) {
        pins.add(market.focus().listen(_ -> show()));
        pins.add(desk.replays().replays().listen(_ -> show()));
        pins.add(desk.replays().wishes().listen(_ -> show()));
        pins.add(desk.replays().health().listen(_ -> show()));
        pins.add(desk.bridge().onPulse(this::pulse));
    }

    private void pulse(long nanoTime) {
        if (!isVisible()) {
            hasPolled = false;
            return;
        }
        if (!hasPolled || nanoTime - polled >= POLL_NANOS) {
            hasPolled = true;
            polled = nanoTime;
            desk.replays().poll();
        }
        keys.inView().filter(r -> r.view().playing()).ifPresent(this::showPosition);
    }

    private void withReplay(Consumer<ReplayState> deed) {
        keys.inView().ifPresent(deed);
    }

    private void moved() {
        if (showing) {
            return;
        }
        if (slider.isValueChanging()) {
            withReplay(r -> position.setText(text(r.at(slider.getValue()))));
        } else {
            withReplay(r -> keys.seek(r, slider.getValue()));
        }
    }

    private void show() {
        boolean replayed =
                desk.market()
                        .focus()
                        .get()
                        .filter(f -> f.view().mode() == TradingMode.REPLAY)
                        .isPresent();
        setVisible(replayed);
        setManaged(replayed);
        Optional<ReplayState> known = keys.inView();
        boolean usable = known.isPresent() && desk.replays().health().get().isLive();
        for (Node control : getChildren()) {
            control.setDisable(!usable && !(control instanceof Label));
        }
        if (known.isPresent()) {
            show(known.get());
        } else {
            state.setText(replayed ? unknown() : "");
        }
    }

    private String unknown() {
        Health health = desk.replays().health().get();
        return health.isLive() ? "This recording is closed." : "Asking how the replay stands…";
    }

    private void show(ReplayState replay) {
        ReplayWish wish = desk.replays().wish(replay.view().id());
        boolean playing = keys.isPlaying(replay);
        play.setGraphic(Icons.icon(playing ? Feather.PAUSE : Feather.PLAY));
        play.setAccessibleText(playing ? "Pause" : "Play");
        play.pseudoClassStateChanged(PENDING, wish.playing() != null);
        BigDecimal speed = keys.speed(replay);
        speeds.forEach((offered, button) -> {
            boolean chosen = offered.compareTo(speed) == 0;
            button.setSelected(chosen);
            button.pseudoClassStateChanged(SELECTED, chosen);
            button.pseudoClassStateChanged(PENDING, chosen && wish.speed() != null);
        });
        Instant from = replay.view().start();
        Instant to = replay.view().end();
        boolean oneDay = Numbers.date(from).equals(Numbers.date(to));
        start.setText(oneDay ? Numbers.time(from) : Numbers.dayTime(from));
        end.setText(oneDay ? Numbers.time(to) : Numbers.dayTime(to));
        state.setText(state(replay, wish));
        state.pseudoClassStateChanged(PENDING, wish.calls() > 0);
        position.pseudoClassStateChanged(PENDING, wish.position() != null);
        slider.pseudoClassStateChanged(PENDING, wish.position() != null);
        showPosition(replay);
    }

    private void showPosition(ReplayState replay) {
        if (slider.isValueChanging()) {
            return;
        }
        Instant at = keys.position(replay);
        position.setText(text(at));
        showing = true;
        slider.setValue(replay.share(at));
        showing = false;
    }

    private static String text(Instant at) {
        return Numbers.date(at) + " " + Numbers.time(at) + " UTC";
    }

    private String state(ReplayState replay, ReplayWish wish) {
        Health health = desk.replays().health().get();
        if (health.phase() == Health.Phase.STALE) {
            return "no answer";
        }
        if (wish.close()) {
            return "closing…";
        }
        if (wish.position() != null) {
            return "seeking…";
        }
        if (wish.calls() > 0) {
            return "asked…";
        }
        if (replay.view().finished()) {
            return "finished";
        }
        return replay.view().playing()
                ? "playing " + Numbers.plain(replay.view().speed()) + "×"
                : "paused";
    }
}
