package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.table.Badge;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A request that nobody made, as typed, and what would be decided about it, and why. */
final class PolicyForm extends VBox {

    private final RequestFields fields = new RequestFields("try", this::decide);
    private final Label error = Form.error();
    private final VBox answer = new VBox();
    private final Acts acts;

    PolicyForm(Acts acts) {
        this.acts = acts;
        getStyleClass().add("dry-run");
        answer.getStyleClass().add("dry-run-answer");
        Button go = Form.main("Decide", "plain", this::decide);
        go.setId("try");
        go.disableProperty().bind(fields.permission().textProperty().isEmpty());
        Label title = new Label("Dry run");
        title.getStyleClass().add("editor-title");
        getChildren()
                .addAll(
                        title,
                        Form.text("What would be decided? Nothing is done or recorded."),
                        fields,
                        error,
                        Form.buttons(go),
                        answer);
    }

    Node first() {
        return fields.first();
    }

    /** Asks what would be decided. */
    void decide() {
        error.setText("");
        RequestFields.Typed typed;
        try {
            typed = fields.read();
        } catch (IllegalArgumentException e) {
            error.setText(Failures.describe(e));
            return;
        }
        if (typed.request().permission().isEmpty()) {
            return;
        }
        acts.ask(
                "Try " + typed.request().permission(),
                c -> c.access().policies().dryRun(Subjects.complete(c, typed)),
                this::show);
    }

    private void show(DecisionView decision) {
        answer.getChildren()
                .setAll(
                        badge(decision.verdict()).label(),
                        Form.text(
                                decision.reasons().isEmpty()
                                        ? "No reason was given."
                                        : "Because:"));
        decision.reasons().forEach(r -> answer.getChildren().add(reason(r)));
    }

    private static Label reason(String words) {
        Label reason = new Label(words);
        reason.getStyleClass().add("reason");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        return reason;
    }

    static Badge badge(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> Badge.good("allowed");
            case DENIED -> Badge.danger("denied");
            case STEP_UP -> Badge.attention("after a fresh proof");
        };
    }
}
