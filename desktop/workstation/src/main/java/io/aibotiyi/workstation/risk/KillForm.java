package io.aibotiyi.workstation.risk;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The kill switch: says what will happen and acts when its button was held. */
final class KillForm extends VBox {

    private static final String UNSAID = "Kill switch";
    private static final int LONGEST_REASON = 300;

    private final Acts acts;
    private final AccountId account;
    private final Runnable then;
    private final TextField reason = new TextField();
    private final CheckBox flatten = new CheckBox("Also sell every position at market");
    private final HoldButton go = new HoldButton("Hold to stop trading", this::halt);

    /**
     * @param then run on the FX thread once the backend has halted
     */
    KillForm(Acts acts, AccountId account, int working, Runnable then) {
        this.acts = acts;
        this.account = account;
        this.then = then;
        getStyleClass().addAll("confirm", "kill-form");
        reason.setId("kill-reason");
        reason.setPromptText("For the record");
        flatten.setId("kill-flatten");
        go.button().setId("kill-go");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, Form.plain("Back", acts.dialogs()::closeTop), go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        Form.title("Stop all trading of this account?"),
                        Form.text(
                                "No new order is taken, also not from bots and API keys, and "
                                        + orders(working)
                                        + ". It stays so, through restarts, until you trade"
                                        + " again."),
                        flatten,
                        Form.line("Reason", reason),
                        buttons);
    }

    private static String orders(int working) {
        return switch (working) {
            case 0 -> "any order on its way is cancelled";
            case 1 -> "the open order is cancelled";
            default -> "all " + working + " open orders are cancelled";
        };
    }

    /** What should have the keyboard first: holding the space bar is enough. */
    Node first() {
        return go.button();
    }

    private void halt() {
        String typed = reason.getText().strip();
        String why = typed.isEmpty() ? UNSAID : typed;
        Halt halt =
                new Halt(
                        flatten.isSelected(),
                        why.substring(0, Math.min(why.length(), LONGEST_REASON)));
        acts.dialogs().closeTop();
        acts.run("Stop trading", c -> c.risk().halt(account, halt), then);
    }
}
