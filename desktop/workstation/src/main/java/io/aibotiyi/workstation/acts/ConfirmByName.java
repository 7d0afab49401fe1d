package io.aibotiyi.workstation.acts;

import io.aibotiyi.workstation.look.Form;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks before a dangerous act: what will happen, and to type the name of what it happens to. */
final class ConfirmByName extends VBox {

    private final TextField typed = new TextField();

    /**
     * @param name to be typed exactly
     * @param verb on the button: "Disable", "Revoke" …
     */
    ConfirmByName(
            String title,
            String consequence,
            String name,
            String verb,
            Runnable yes,
            Runnable close) {
        getStyleClass().add("confirm");
        Button agree =
                Form.main(
                        verb,
                        "danger",
                        () -> {
                            close.run();
                            yes.run();
                        });
        agree.setDefaultButton(true);
        agree.disableProperty().bind(typed.textProperty().isNotEqualTo(name));
        typed.setPromptText(name);
        getChildren()
                .addAll(
                        Form.title(title),
                        Form.text(consequence),
                        Form.line("Type “" + name + "” to confirm", typed),
                        Form.buttons(Form.plain("Back", close), agree));
    }

    Node first() {
        return typed;
    }
}
