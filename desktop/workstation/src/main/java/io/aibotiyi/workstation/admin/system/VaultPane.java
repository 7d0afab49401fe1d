package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.table.Badge;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The key that wraps every other key: its version, how far its rotation is, and rotating it. */
final class VaultPane extends VBox {

    private final Acts acts;
    private final Runnable changed;
    private final VBox facts = new VBox();
    private final Label trouble = Form.error();
    private final TextField reason = new TextField();
    private boolean known;
    private boolean rotating;
    private final Button rotate = Form.main("Rotate…", "danger", this::rotate);

    /**
     * @param changed run once a rotation has begun
     */
    VaultPane(Acts acts, Runnable changed) {
        this.acts = acts;
        this.changed = changed;
        getStyleClass().add("vault-pane");
        Label title = new Label("Vault");
        title.getStyleClass().add("editor-title");
        Label what = new Label("the key that wraps every other key");
        what.getStyleClass().add("advice");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        reason.setId("vault-reason");
        reason.setPromptText("Why it is rotated, for the audit log");
        reason.setAccessibleText("Reason");
        reason.getStyleClass().add("table-filter");
        rotate.setId("vault-rotate");
        rotate.setDisable(true);
        reason.textProperty().addListener((_, _, _) -> showButton());
        HBox head = new HBox(title, what, space, reason, rotate);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("table-tools", "section-head");
        facts.getStyleClass().add("vault-facts");
        getChildren().addAll(head, trouble, facts);
    }

    private void showButton() {
        rotate.setDisable(!known || rotating || reason.getText().isBlank());
    }

    void show(Optional<VaultKeysView> now) {
        known = now.isPresent();
        rotating = now.isPresent() && now.get().outdated() > 0;
        facts.getChildren().setAll(now.map(VaultPane::facts).orElseGet(List::of));
        showButton();
    }

    void show(Health how) {
        boolean bad = how.phase() == Health.Phase.FAILED || how.phase() == Health.Phase.STALE;
        trouble.setText(bad ? "The vault is not known: " + how.reason() : "");
    }

    private static List<Node> facts(VaultKeysView now) {
        Badge state =
                now.outdated() == 0
                        ? Badge.good("all keys under version " + now.version())
                        : Badge.attention("being rotated to version " + now.version());
        ProgressBar bar =
                new ProgressBar(
                        now.total() == 0
                                ? 1
                                : (double) (now.total() - now.outdated()) / now.total());
        bar.getStyleClass().add("review-progress");
        bar.setMaxWidth(320);
        return List.of(
                Form.fact("State", state.label()),
                Form.fact(
                        "Wrapped anew",
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d data keys",
                                now.total() - now.outdated(),
                                now.total())),
                bar,
                Form.fact("Since", Times.of(now.since())),
                Form.fact(
                        "Can unwrap",
                        now.versions().stream()
                                .map(v -> "version " + v)
                                .collect(Collectors.joining(", "))),
                Form.fact("Next", now.next() == null ? "not scheduled" : Times.of(now.next())));
    }

    private void rotate() {
        String why = reason.getText().strip();
        acts.dangerous(
                "Rotate the vault's key",
                "Every data key is wrapped anew, in the background. What is sealed stays readable"
                        + " throughout.",
                "vault",
                "Rotate",
                c -> c.vaultKeys().rotate(why),
                () -> {
                    reason.clear();
                    changed.run();
                });
    }
}
