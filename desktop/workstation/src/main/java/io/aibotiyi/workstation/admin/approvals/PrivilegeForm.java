package io.aibotiyi.workstation.admin.approvals;

import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Segments;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for a role or a permission for a limited time, or takes it at once in an emergency. */
final class PrivilegeForm extends VBox {

    private static final int LONGEST = 480;

    private final TextField right = new TextField();
    private boolean role = true;

    /**
     * @param breakGlass takes it at once
     * @param then run once it was asked for
     */
    PrivilegeForm(Acts acts, boolean breakGlass, Runnable then) {
        getStyleClass().add("confirm");
        TextField minutes = new TextField("60");
        TextArea reason = Form.area("What has to be done, and why now");
        right.setPromptText("OPERATOR");
        Segments<Boolean> kinds =
                new Segments<>(
                        List.of(true, false),
                        r -> r ? "A role" : "One permission",
                        r -> {
                            role = r;
                            right.setPromptText(r ? "OPERATOR" : "signing-keys:rotate");
                        });
        Label error = Form.error();
        Button go =
                Form.main(
                        breakGlass ? "Break the glass" : "Ask",
                        breakGlass ? "danger" : "plain",
                        () -> {
                            OptionalInt time = minutes(minutes.getText());
                            if (time.isEmpty()) {
                                error.setText("Give 1 to " + LONGEST + " minutes.");
                                return;
                            }
                            send(acts, breakGlass, time.getAsInt(), reason.getText(), then);
                        });
        go.setDefaultButton(!breakGlass);
        go.disableProperty()
                .bind(right.textProperty().isEmpty().or(reason.textProperty().isEmpty()));
        getChildren()
                .addAll(
                        Form.title(breakGlass ? "Break the glass" : "Ask for a privilege"),
                        Form.text(
                                breakGlass
                                        ? "You have it at once. Every administrator is told, and"
                                                + " somebody else must look at what you did with"
                                                + " it."
                                        : "You have it from when somebody else approves, for this"
                                                + " time only. Acts meanwhile carry its id in the"
                                                + " audit log."),
                        kinds,
                        Form.line("Which", right),
                        Form.line("Minutes, 1 to " + LONGEST, minutes),
                        Form.line("Reason", reason),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), go));
    }

    Node first() {
        return right;
    }

    private void send(Acts acts, boolean breakGlass, int minutes, String reason, Runnable then) {
        String which = right.getText().strip();
        RequestPrivilege request =
                new RequestPrivilege(
                        role ? which : null, role ? null : which, minutes, reason.strip());
        acts.dialogs().closeTop();
        acts.run(
                (breakGlass ? "Take " : "Ask for ") + which,
                c -> {
                    if (breakGlass) {
                        c.access().privileges().breakGlass(request);
                    } else {
                        c.access().privileges().request(request);
                    }
                },
                then);
    }

    /** Empty unless it is a number of minutes that can be asked for. */
    static OptionalInt minutes(String typed) {
        String text = typed.strip();
        if (!text.matches("[0-9]{1,3}")) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(text);
        return value >= 1 && value <= LONGEST ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
