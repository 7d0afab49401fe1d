package io.aibotiyi.workstation.admin.people;

import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks whom to invite. */
final class InviteForm extends VBox {

    private final TextField username = new TextField();

    /**
     * @param then run when somebody was invited
     */
    InviteForm(Acts acts, Runnable then) {
        getStyleClass().add("confirm");
        TextField name = new TextField();
        TextField email = new TextField();
        username.setPromptText("letters, digits and . _ @ -");
        name.setPromptText("optional");
        email.setPromptText("optional; where the invitation goes if mail is set up");
        Button invite =
                Form.main(
                        "Invite",
                        "plain",
                        () -> {
                            acts.dialogs().closeTop();
                            acts.ask(
                                    "Invite " + username.getText().strip(),
                                    c ->
                                            c.people()
                                                    .invite(
                                                            new InvitePerson(
                                                                    username.getText().strip(),
                                                                    optional(name),
                                                                    optional(email))),
                                    invitation -> {
                                        InvitationNote note =
                                                new InvitationNote(
                                                        invitation, acts.dialogs()::closeTop);
                                        acts.dialogs().show(note, note.first(), () -> {});
                                        then.run();
                                    });
                        });
        invite.setDefaultButton(true);
        invite.disableProperty().bind(username.textProperty().isEmpty());
        getChildren()
                .addAll(
                        Form.title("Invite somebody"),
                        Form.text(
                                "They choose their own password and begin as a customer; roles are"
                                        + " given separately."),
                        Form.line("User name", username),
                        Form.line("Name", name),
                        Form.line("E-mail", email),
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), invite));
    }

    Node first() {
        return username;
    }

    private static @Nullable String optional(TextField field) {
        return field.getText().isBlank() ? null : field.getText().strip();
    }
}
