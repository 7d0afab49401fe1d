package io.aibotiyi.workstation.risk;

import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The limits that the risk desk sets for an account, beside its owner's. */
public final class DeskLimitsForm extends VBox {

    private final Acts acts;
    private final RiskView risk;
    private final Runnable then;
    private final Button save = Form.main("Save limits", "plain", this::save);
    private final LimitTable table = new LimitTable(Level.DESK, this::showEdits);
    private final Label error = Form.error();

    /**
     * @param whose for the title
     * @param risk as it was read
     * @param then run when they are saved
     */
    public DeskLimitsForm(Acts acts, String whose, RiskView risk, Runnable then) {
        this.acts = acts;
        this.risk = risk;
        this.then = then;
        getStyleClass().addAll("confirm", "wide-dialog", "risk-form");
        save.setId("limits-save");
        save.setDefaultButton(true);
        table.show(risk);
        showEdits();
        getChildren()
                .addAll(
                        Form.title("Limits of " + whose),
                        table,
                        Form.text(
                                "The stricter of the desk's and the owner's holds. An empty field"
                                        + " is no limit of the desk."),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), save));
    }

    /** What should have the keyboard first. */
    public Node first() {
        return table.first();
    }

    private void showEdits() {
        save.setDisable(!table.isEdited());
    }

    private void save() {
        Limits typed;
        try {
            typed = table.typed();
        } catch (IllegalArgumentException e) {
            error.setText(e.getMessage());
            return;
        }
        error.setText("");
        acts.run(
                "Save the desk's limits",
                c -> c.risk().limitAny(risk.account(), risk.deskVersion(), typed),
                () -> {
                    acts.dialogs().closeTop();
                    then.run();
                });
    }
}
