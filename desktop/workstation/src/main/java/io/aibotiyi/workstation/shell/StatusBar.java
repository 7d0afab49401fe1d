package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.risk.RiskLabel;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What is true right now: backend, feed, frames, risk, ledger, time. */
final class StatusBar extends HBox {

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final int PROOF_EVERY = 10;
    private static final long SECOND = 1_000_000_000L;

    private final Desk desk;
    private final Region backendDot = new Region();
    private final Label backend = new Label();
    private final Region feedDot = new Region();
    private final Label feed = new Label();
    private final Label frames = new Label();
    private final RiskLabel risk;
    private final Label ledger = new Label();
    private final Label time = new Label();
    private long second;
    private int pulses;
    private int seconds;

    StatusBar(Desk desk, RiskLabel risk) {
        this.desk = desk;
        this.risk = risk;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        backendDot.getStyleClass().add("dot");
        feedDot.getStyleClass().add("dot");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        group(backendDot, backend),
                        group(feedDot, feed),
                        frames,
                        risk,
                        ledger,
                        space,
                        time);
    }

    private static HBox group(Region dot, Label text) {
        HBox group = new HBox(dot, text);
        group.setAlignment(Pos.CENTER_LEFT);
        group.getStyleClass().add("status-group");
        group.setMinWidth(USE_PREF_SIZE);
        return group;
    }

    void attach(Pins pins) {
        pins.add(desk.link().listen(this::showLink));
        pins.add(desk.market().feeds().listen(_ -> showFeed()));
        pins.add(desk.market().focus().listen(_ -> showFeed()));
        pins.add(
                desk.trading()
                        .proof()
                        .listen(proof -> {
                            ledger.setText(
                                    proof.map(p ->
                                                    p.balanced()
                                                            ? "ledger balanced"
                                                            : "LEDGER NOT BALANCED")
                                            .orElse(""));
                            ledger.pseudoClassStateChanged(
                                    BAD, proof.isPresent() && !proof.get().balanced());
                        }));
        risk.attach(pins);
        pins.add(desk.bridge().onPulse(this::pulse));
        showTime();
    }

    /** Counts pulses; once a second shows how many there were and asks what needs asking. */
    private void pulse(long now) {
        pulses++;
        if (second == 0) {
            second = now;
        }
        long past = now - second;
        if (past >= SECOND) {
            frames.setText(Math.round(pulses * (double) SECOND / past) + " fps");
            pulses = 0;
            second = now;
            showTime();
            seconds++;
            if (desk.link().get().phase() == Link.Phase.CONNECTED) {
                desk.connector().measure();
                if (seconds % PROOF_EVERY == 0) {
                    desk.check();
                }
            }
        }
    }

    private void showTime() {
        time.setText(Numbers.time(desk.clock().instant()) + " UTC");
    }

    private void showLink(Link link) {
        String where = link.isEmbedded() ? "embedded backend" : "remote backend";
        String state =
                switch (link.phase()) {
                    case STARTING -> "starting";
                    case CONNECTING -> "connecting";
                    case SET_UP, SIGN_IN -> "not signed in";
                    case CONNECTED ->
                            link.roundTrip().isPresent()
                                    ? millis(link.roundTrip().getAsLong() / 1e6)
                                    : "connected";
                    case RECONNECTING -> "reconnecting";
                    case FAILED -> "not connected";
                };
        backend.setText(where + "  " + state);
        backendDot.pseudoClassStateChanged(BAD, link.phase() != Link.Phase.CONNECTED);
        showFeed();
    }

    private void showFeed() {
        Optional<InstrumentFocus> focus = desk.market().focus().get();
        FeedView view = focus.map(f -> desk.market().feeds().get().get(f.view().id())).orElse(null);
        boolean connected = desk.link().get().phase() == Link.Phase.CONNECTED;
        feedDot.setVisible(focus.isPresent());
        if (focus.isEmpty()) {
            feed.setText("");
            return;
        }
        String symbol = "feed " + focus.get().view().id().symbol() + "  ";
        if (!connected || view == null) {
            feed.setText(symbol + (connected ? "unknown" : "old"));
            feedDot.pseudoClassStateChanged(BAD, true);
            return;
        }
        boolean live = view.state() == FeedState.LIVE;
        Long latency = view.latencyMicros();
        String text =
                live && latency != null
                        ? millis(latency / 1000.0)
                        : view.state().name().toLowerCase(Locale.ROOT);
        feed.setText(symbol + text);
        feedDot.pseudoClassStateChanged(BAD, !live);
    }

    private static String millis(double millis) {
        String digits =
                Math.abs(millis) < 10
                        ? String.format(Locale.ROOT, "%.1f", millis)
                        : String.format(Locale.ROOT, "%.0f", millis);
        return digits.replace('-', '−') + " ms";
    }
}
