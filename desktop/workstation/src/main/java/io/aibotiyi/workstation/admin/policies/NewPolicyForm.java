package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks what a new policy is called, what it is for, and for its first text. */
final class NewPolicyForm extends VBox {

    private static final String NAME = "[a-z][a-z0-9-]{1,59}";

    /** Forbids nothing yet; a beginning to be changed. */
    private static final String BEGINNING =
            """
            // What it is for, who decided it, and when.
            forbid (
              principal,
              action == Action::"order:place",
              resource
            ) when {
              resource has amount &&
              resource.amount.greaterThan(decimal("1000000.0"))
            };
            """;

    private final Acts acts;
    private final Consumer<PolicyView> created;
    private final TextField name = new TextField();
    private final TextField purpose = new TextField();
    private final TextArea text = new TextArea(BEGINNING);
    private final Label error = Form.error();

    /**
     * @param created given the policy once it is kept as a draft
     */
    NewPolicyForm(Acts acts, Consumer<PolicyView> created) {
        this.acts = acts;
        this.created = created;
        getStyleClass().addAll("confirm", "wide-dialog");
        name.setId("policy-name");
        name.setPromptText("2 to 60 of a-z, 0-9 and -; for ever");
        purpose.setId("policy-purpose");
        purpose.setPromptText("Large orders at night need a confirmed device");
        text.setId("policy-text");
        text.getStyleClass().addAll("note-area", "policy-code", "mono");
        text.setPrefRowCount(13);
        Button keep = Form.main("Keep as a draft", "plain", this::keep);
        keep.setId("policy-keep");
        keep.setDefaultButton(true);
        keep.disableProperty()
                .bind(
                        name.textProperty()
                                .isEmpty()
                                .or(purpose.textProperty().isEmpty())
                                .or(text.textProperty().isEmpty()));
        getChildren()
                .addAll(
                        Form.title("New policy"),
                        Form.text(
                                "It decides nothing before it is deployed, and that needs somebody"
                                        + " else where it can permit something."),
                        Form.line("Name", name),
                        Form.line("What it is for", purpose),
                        Form.line("Its text, in Cedar", text),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), keep));
    }

    Node first() {
        return name;
    }

    private void keep() {
        String called = name.getText().strip();
        if (!called.matches(NAME)) {
            error.setText("A name has 2 to 60 of a-z, 0-9 and -, a letter first.");
            name.requestFocus();
            return;
        }
        error.setText("");
        SavePolicy draft = new SavePolicy(purpose.getText().strip(), text.getText(), List.of());
        acts.ask(
                "Keep " + called + " as a draft",
                c -> c.access().policies().save(called, draft),
                saved -> {
                    acts.dialogs().closeTop();
                    created.accept(
                            new PolicyView(called, draft.description(), null, saved.version()));
                });
    }
}
