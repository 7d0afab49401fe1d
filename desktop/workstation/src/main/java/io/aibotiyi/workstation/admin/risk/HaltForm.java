package io.aibotiyi.workstation.admin.risk;

import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks why an account is halted and whether its positions are sold; then to type whose it is. */
final class HaltForm extends VBox {

    private static final int LONGEST_REASON = 300;

    private final TextField reason = new TextField();
    private final CheckBox flatten = new CheckBox("Also sell every position at market");

    /**
     * @param then run when it is halted
     */
    HaltForm(Acts acts, AccountSummary account, Runnable then) {
        getStyleClass().add("confirm");
        reason.setId("halt-reason");
        reason.setPromptText("Its owner reads this");
        flatten.setId("halt-flatten");
        Button go = Form.main("Halt…", "danger", () -> confirm(acts, account, then));
        go.setId("halt-go");
        go.setDefaultButton(true);
        go.disableProperty()
                .bind(
                        reason.textProperty()
                                .isEmpty()
                                .or(reason.textProperty().length().greaterThan(LONGEST_REASON)));
        getChildren()
                .addAll(
                        Form.title("Halt the account of " + AccountsSection.owner(account)),
                        Form.text(
                                "No new order is taken and every open one is cancelled. Only the"
                                        + " risk desk can let it trade again."),
                        Form.line("Reason", reason),
                        flatten,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), go));
    }

    Node first() {
        return reason;
    }

    private void confirm(Acts acts, AccountSummary account, Runnable then) {
        Halt halt = new Halt(flatten.isSelected(), reason.getText().strip());
        acts.dialogs().closeTop();
        acts.dangerous(
                "Halt " + AccountsSection.owner(account),
                flatten.isSelected()
                        ? "Orders are cancelled and every position is sold at what the market pays."
                        : "Orders are cancelled; positions stay as they are.",
                AccountsSection.owner(account),
                "Halt",
                c -> c.risk().haltAny(account.account(), halt),
                then);
    }
}
