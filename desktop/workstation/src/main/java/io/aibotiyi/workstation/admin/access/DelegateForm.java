package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.look.Choices;
import io.aibotiyi.workstation.look.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks what to lend to whom, why and until when. */
final class DelegateForm extends VBox {

    private static final int LONGEST_DAYS = 90;

    private final Acts acts;
    private final InstantSource clock;
    private final Runnable then;
    private final TextField person = new TextField();
    private final TextField days = new TextField();
    private final TextArea reason = Form.area("For whom you lend it to, and for the audit log");
    private final Label error = Form.error();
    private final Choices choices;

    /**
     * @param offered permissions that can be lent, by code
     * @param then run when it was lent
     */
    DelegateForm(Acts acts, InstantSource clock, List<String> offered, Runnable then) {
        this.acts = acts;
        this.clock = clock;
        this.then = then;
        getStyleClass().addAll("confirm", "wide-dialog");
        choices = new Choices(offered);
        person.setId("delegate-person");
        person.setPromptText("user name");
        days.setId("delegate-days");
        days.setPromptText("1 to " + LONGEST_DAYS);
        reason.setId("delegate-reason");
        Button go = Form.main("Delegate", "plain", this::delegate);
        go.setId("delegate-go");
        go.setDefaultButton(true);
        go.disableProperty()
                .bind(
                        person.textProperty()
                                .isEmpty()
                                .or(days.textProperty().isEmpty())
                                .or(reason.textProperty().isEmpty())
                                .or(choices.none()));
        getChildren()
                .addAll(
                        Form.title("Delegate"),
                        Form.text(
                                "They may do this in your place until it ends or either of you ends"
                                        + " it. What they do is recorded under their own name."),
                        Form.line("To", person),
                        Form.line("May", choices),
                        Form.line("Ends after days", days),
                        Form.line("Reason", reason),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), go));
    }

    Node first() {
        return person;
    }

    private void delegate() {
        String typed = days.getText().strip();
        if (!typed.matches("[1-9][0-9]?") || Integer.parseInt(typed) > LONGEST_DAYS) {
            error.setText("Give a number of days from 1 to " + LONGEST_DAYS + ".");
            days.requestFocus();
            return;
        }
        error.setText("");
        String who = person.getText().strip();
        String why = reason.getText().strip();
        List<String> lent = choices.chosen();
        Instant ends = clock.instant().plus(Duration.ofDays(Long.parseLong(typed)));
        acts.ask(
                "Delegate to " + who,
                c ->
                        c.access()
                                .delegations()
                                .delegate(new Delegate(NameBook.find(c, who), lent, why, ends)),
                _ -> {
                    acts.dialogs().closeTop();
                    then.run();
                });
    }
}
