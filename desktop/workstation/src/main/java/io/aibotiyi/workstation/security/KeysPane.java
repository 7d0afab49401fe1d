package io.aibotiyi.workstation.security;

import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.acts.OwnPermissions;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import java.time.Instant;
import java.util.List;
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

/** One's own API keys: which there are, making one, revoking one. FX thread only. */
final class KeysPane extends BorderPane implements Part {

    private final Desk desk;
    private final Acts acts;
    private final Remote<List<ApiKeyView>> keys;
    private final VBox lines = new VBox();
    private final StatePane state;
    private final Pins pins = new Pins();

    KeysPane(Desk desk, Acts acts) {
        this.desk = desk;
        this.acts = acts;
        keys =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        List.of(),
                        client -> client.apiKeys().mine());
        getStyleClass().add("security-pane");
        lines.getStyleClass().add("security-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        state = new StatePane(scroll);
        showList();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void open() {
        pins.add(keys.value().listen(this::show));
        pins.add(keys.health().listen(this::show));
        showList();
        keys.refresh();
    }

    @Override
    public void close() {
        pins.close();
    }

    private void showList() {
        Button create = Form.main("New key…", "plain", this::create);
        create.setId("key-new");
        Label what =
                Form.text(
                        "A bot signs its requests with a key of yours and can do no more with it"
                                + " than you chose.");
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        create.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(what, create);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("security-head");
        setTop(head);
        setCenter(state);
    }

    private void show(Health how) {
        boolean empty = keys.value().get().isEmpty();
        switch (how.phase()) {
            case LOADING -> state.showLoading("Loading");
            case FAILED -> state.showFailed("Your keys are not available", how.reason());
            case STALE -> state.showStale(how.reason());
            case LIVE -> {
                if (empty) {
                    state.showEmpty(
                            Feather.KEY, "No API keys", "Make one for a bot that trades for you.");
                } else {
                    state.showContent();
                }
            }
        }
    }

    private void show(List<ApiKeyView> all) {
        lines.getChildren().setAll(all.stream().map(this::line).toList());
        show(keys.health().get());
    }

    private boolean isUsable(ApiKeyView key) {
        return key.revokedAt() == null && desk.clock().instant().isBefore(key.expires());
    }

    private Badge badge(ApiKeyView key) {
        if (key.revokedAt() != null) {
            return Badge.quiet("revoked");
        }
        return isUsable(key) ? Badge.good("good") : Badge.quiet("expired");
    }

    private HBox line(ApiKeyView key) {
        Label name = new Label(key.name());
        name.getStyleClass().add("news-headline");
        HBox title = new HBox(name, badge(key).label());
        title.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("review-item");
        String places = key.addresses().isEmpty() ? "anywhere" : String.join(", ", key.addresses());
        VBox words =
                new VBox(
                        title,
                        muted(String.join(", ", key.scopes()) + "  ·  from " + places),
                        muted(times(key)));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(words);
        if (isUsable(key)) {
            Button revoke = Form.main("Revoke…", "danger", () -> revoke(key));
            revoke.setMinWidth(USE_PREF_SIZE);
            revoke.setAccessibleText("Revoke " + key.name());
            line.getChildren().add(revoke);
        }
        line.getStyleClass().add("news-line");
        return line;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("figure-name");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static String times(ApiKeyView key) {
        Instant used = key.lastUsedAt();
        Instant revoked = key.revokedAt();
        return (used == null
                        ? "Never used"
                        : "Last used " + Times.of(used) + " from " + key.lastUsedFrom())
                + (revoked == null
                        ? "  ·  expires " + Times.of(key.expires())
                        : "  ·  revoked " + Times.of(revoked));
    }

    private void revoke(ApiKeyView key) {
        acts.dangerous(
                "Revoke " + key.name(),
                "Requests signed with it are refused from now on; it cannot be brought back.",
                key.name(),
                "Revoke",
                c -> c.apiKeys().revoke(key.id()),
                keys::refresh);
    }

    private void create() {
        acts.ask(
                "See what a key may carry",
                c -> OwnPermissions.of(c, PermissionView::sensitive),
                this::create);
    }

    private void create(List<String> scopes) {
        setTop(null);
        KeyForm form = new KeyForm(acts, desk.clock(), scopes, this::made, this::showList);
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        form.first().requestFocus();
    }

    private void made(KeyForm.Made key) {
        keys.refresh();
        setCenter(new KeySecret(key, this::showList));
    }
}
