package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.look.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks whom to give which role, why and until when. */
final class AssignForm extends VBox {

    private final TextField person = new TextField();

    /**
     * @param then run when it was given, or waits for approval
     */
    AssignForm(Acts acts, InstantSource clock, Runnable then) {
        getStyleClass().add("confirm");
        TextField role = new TextField();
        TextField days = new TextField();
        TextArea reason = Form.area("For reviews and the audit log");
        Label error = Form.error();
        person.setPromptText("user name");
        role.setPromptText("AUDITOR");
        days.setPromptText("never; or a number of days");
        Button give =
                Form.main(
                        "Assign",
                        "plain",
                        () -> {
                            String typed = days.getText().strip();
                            if (!typed.matches("|[1-9][0-9]{0,3}")) {
                                error.setText("Give a number of days, or nothing for no end.");
                                return;
                            }
                            Instant ends =
                                    typed.isEmpty()
                                            ? null
                                            : clock.instant()
                                                    .plus(Duration.ofDays(Long.parseLong(typed)));
                            acts.dialogs().closeTop();
                            assign(acts, role.getText(), reason.getText(), ends, then);
                        });
        give.setDefaultButton(true);
        give.disableProperty()
                .bind(
                        person.textProperty()
                                .isEmpty()
                                .or(role.textProperty().isEmpty())
                                .or(reason.textProperty().isEmpty()));
        getChildren()
                .addAll(
                        Form.title("Assign a role"),
                        Form.text(
                                "A role that manages roles, and any role for oneself, waits until"
                                        + " somebody else approves."),
                        Form.line("Person", person),
                        Form.line("Role", role),
                        Form.line("Ends after days", days),
                        Form.line("Reason", reason),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), give));
    }

    Node first() {
        return person;
    }

    private void assign(
            Acts acts, String role, String reason, @Nullable Instant ends, Runnable then) {
        String who = person.getText().strip();
        String what = role.strip().toUpperCase(Locale.ROOT);
        acts.ask(
                "Give " + what + " to " + who,
                c ->
                        c.access()
                                .control()
                                .assign(
                                        new AssignRole(
                                                NameBook.find(c, who), what, reason.strip(), ends)),
                outcome -> {
                    if (outcome.approval() != null) {
                        acts.tell(
                                "Waits for approval",
                                "Somebody else has to approve that " + who + " gets " + what + ".");
                    }
                    then.run();
                });
    }
}
