package io.aibotiyi.workstation.accounts;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.Difference;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.risk.RiskForm;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * One's own connections to exchanges: how each stands, what its key may do, and what can be done
 * about it. Asked for again every {@value #REFRESH_SECONDS} seconds while it is shown.
 */
public final class ConnectionsForm extends VBox {

    static final int REFRESH_SECONDS = 3;

    private static final long PAUSE = REFRESH_SECONDS * 1_000_000_000L;
    private static final double HEIGHT = 460;

    /** A connection and how its account stands with the exchange. */
    private record Line(ConnectionView connection, LiveStatus status) {}

    private final Desk desk;
    private final Acts acts;
    private final Remote<List<Line>> lines;
    private final VBox list = new VBox();
    private final StatePane state;
    private final BorderPane body = new BorderPane();
    private final Button add = Form.main("Add a connection…", "plain", this::add);
    private final Pins pins = new Pins();
    private long refreshed = Long.MIN_VALUE;

    public ConnectionsForm(Desk desk, Dialogs dialogs) {
        this.desk = desk;
        acts = new Acts(desk, dialogs, desk.urgent());
        lines =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        List.of(),
                        ConnectionsForm::ask);
        getStyleClass().addAll("confirm", "wide-dialog", "account");
        list.getStyleClass().add("security-lines");
        add.setId("connection-add");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        state = new StatePane(scroll);
        body.setPrefHeight(HEIGHT);
        getChildren()
                .addAll(
                        Form.title("Exchange connections"),
                        Form.text(
                                "A key of yours at an exchange is an account of real money here. It"
                                        + " is sealed by the backend and never shown again; make one"
                                        + " that can trade and cannot withdraw."),
                        body,
                        Form.buttons(Form.plain("Close", dialogs::closeTop), add));
        showList();
        pins.add(lines.value().listen(this::show));
        pins.add(lines.health().listen(this::show));
        pins.add(desk.bridge().onPulse(this::pulse));
        refresh();
    }

    private static List<Line> ask(AibotClient client) {
        return client.connections().list().stream()
                .map(c -> new Line(c, client.connections().status(c.account())))
                .toList();
    }

    /** What takes the keyboard. */
    public Node first() {
        return add;
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    private void pulse(long now) {
        if (refreshed == Long.MIN_VALUE) {
            refreshed = now;
        } else if (now - refreshed >= PAUSE) {
            refreshed = now;
            lines.refresh();
        }
    }

    private void refresh() {
        lines.refresh();
        desk.accounts().refresh();
    }

    private void showList() {
        body.setCenter(state);
        add.setDisable(false);
    }

    private void show(Health how) {
        switch (how.phase()) {
            case LOADING -> state.showLoading("Loading the connections");
            case FAILED -> state.showFailed("Connections are not available", how.reason());
            case STALE -> state.showStale("Old: " + how.reason());
            case LIVE -> {
                if (lines.value().get().isEmpty()) {
                    state.showEmpty(
                            Feather.LINK,
                            "No connection to an exchange",
                            "Paper accounts need none. Add one to trade real money with a key of"
                                    + " your own.");
                } else {
                    state.showContent();
                }
            }
        }
    }

    private void show(List<Line> all) {
        list.getChildren().setAll(all.stream().map(this::line).toList());
        show(lines.health().get());
    }

    private HBox line(Line line) {
        ConnectionView c = line.connection();
        Label name = new Label(c.name());
        name.getStyleClass().add("news-headline");
        HBox title =
                new HBox(
                        name,
                        badge(line.status().state()).label(),
                        muted(String.valueOf(c.venue())));
        title.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("review-item");
        VBox words = new VBox(title);
        words(line).forEach(w -> words.getChildren().add(muted(w)));
        HBox.setHgrow(words, Priority.ALWAYS);
        Button replace = Form.plain("Replace key…", () -> replace(c));
        Button kill = Form.main("Kill switch…", "danger", () -> kill(c));
        Button remove = Form.plain("Remove…", () -> remove(c));
        VBox buttons = new VBox(4);
        for (Button button : List.of(replace, kill, remove)) {
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleText(button.getText().replace("…", "") + " of " + c.name());
            buttons.getChildren().add(button);
        }
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        HBox whole = new HBox(words, buttons);
        whole.getStyleClass().add("news-line");
        return whole;
    }

    private static Badge badge(ConnectionState state) {
        return switch (state) {
            case LIVE -> Badge.good("connected");
            case RESOLVING -> Badge.attention("resolving");
            case DISCONNECTED -> Badge.danger("disconnected");
            case OFF -> Badge.quiet("off");
        };
    }

    private static List<String> words(Line line) {
        ConnectionView c = line.connection();
        LiveStatus now = line.status();
        List<String> all = new ArrayList<>();
        String since = "since " + Times.of(now.since());
        all.add(now.reason() == null ? "In order " + since : now.reason() + ", " + since);
        all.add(
                "Key "
                        + (c.keyHint().isEmpty() ? "too short to hint at" : "…" + c.keyHint())
                        + " of "
                        + Times.of(c.keySince())
                        + "  ·  "
                        + rights(c.withdraw()));
        if (now.unresolved() > 0) {
            all.add(now.unresolved() + " orders of which the exchange's answer is missing");
        }
        if (!now.differences().isEmpty()) {
            all.add(
                    now.differences().stream()
                            .map(ConnectionsForm::words)
                            .collect(Collectors.joining("; ")));
        } else if (now.comparedAt() != null) {
            all.add("Balances compared " + Times.of(now.comparedAt()) + ", no difference");
        }
        return all;
    }

    private static String words(Difference d) {
        return d.asset()
                + ": exchange "
                + Numbers.plain(d.venueTotal())
                + ", ledger "
                + Numbers.plain(d.ledgerTotal())
                + " ("
                + d.note()
                + ")";
    }

    private static String rights(KeyRight withdraw) {
        return switch (withdraw) {
            case DENIED -> "can trade, cannot withdraw";
            case UNKNOWN -> "can trade; whether it can withdraw the exchange does not tell";
            case GRANTED -> "can withdraw: replace it by one that cannot";
        };
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("figure-name");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void add() {
        show(ConnectionKeyForm.toAdd(acts, this::done, this::showList));
    }

    private void replace(ConnectionView c) {
        show(ConnectionKeyForm.toReplace(acts, c, this::done, this::showList));
    }

    private void show(ConnectionKeyForm form) {
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        body.setCenter(scroll);
        add.setDisable(true);
        form.first().requestFocus();
    }

    private void done() {
        showList();
        refresh();
    }

    private void kill(ConnectionView c) {
        RiskForm.askToStop(acts, c.account(), this::refresh);
    }

    private void remove(ConnectionView c) {
        acts.dangerous(
                "Remove " + c.name(),
                "The key is forgotten for good and the account can only be looked at. It is refused"
                        + " while orders of it work.",
                c.name(),
                "Remove",
                client -> client.connections().remove(c.id()),
                this::refresh);
    }
}
