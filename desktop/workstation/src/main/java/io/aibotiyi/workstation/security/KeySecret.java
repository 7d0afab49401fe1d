package io.aibotiyi.workstation.security;

import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/** The secret of a new key, shown this once. */
final class KeySecret extends VBox {

    /**
     * @param kept run when the person has put it somewhere
     */
    KeySecret(KeyForm.Made made, Runnable kept) {
        getStyleClass().addAll("security-lines", "key-form");
        TextArea secret = new TextArea(made.secret());
        secret.setEditable(false);
        secret.setWrapText(true);
        secret.setId("key-secret");
        secret.setAccessibleText("The key's secret");
        secret.getStyleClass().addAll("note-area", "mono");
        getChildren()
                .addAll(
                        Form.note(
                                "Shown this once: the backend does not know it and cannot show it"
                                        + " again. Whoever has it can act as your bot; put it where"
                                        + " only the bot reads it."),
                        Form.line("Secret of " + made.key().name(), secret),
                        Form.fact("May do", String.join(", ", made.key().scopes())),
                        Form.fact(
                                "From",
                                made.key().addresses().isEmpty()
                                        ? "anywhere"
                                        : String.join(", ", made.key().addresses())),
                        Form.fact("Until", Times.of(made.key().expires())),
                        Form.buttons(
                                Form.plain("I have kept it", kept),
                                Form.main("Copy", "plain", () -> copy(made.secret()))));
    }

    private static void copy(String secret) {
        ClipboardContent content = new ClipboardContent();
        content.putString(secret);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
