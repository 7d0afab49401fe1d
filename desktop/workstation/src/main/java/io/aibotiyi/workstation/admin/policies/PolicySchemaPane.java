package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.workstation.acts.Acts;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What policies may speak of, beside the one that is written. FX thread only. */
final class PolicySchemaPane extends VBox {

    private final Acts acts;
    private final TextArea text = new TextArea();

    PolicySchemaPane(Acts acts) {
        this.acts = acts;
        getStyleClass().add("policy-schema");
        Label name = new Label("What policies may speak of");
        name.getStyleClass().add("figure-name");
        text.setEditable(false);
        text.setId("policy-schema-text");
        text.setAccessibleText("The schema, in Cedar");
        text.getStyleClass().add("code");
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(name, text);
    }

    /** Asks for it, once for each backend. */
    void load() {
        if (text.getText().isEmpty()) {
            acts.ask(
                    "See the schema of policies",
                    c -> c.access().policies().schema(),
                    schema -> text.setText(schema.text()));
        }
    }

    /** Another backend may know more. */
    void forget() {
        text.clear();
    }
}
