package io.aibotiyi.workstation.acts;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Asks to prove again who one is before a sensitive act, with a password, a code or a spare code.
 */
final class StepUpDialog extends VBox {

    private final Desk desk;
    private final AibotClient client;
    private final Runnable proved;
    private final Runnable close;
    private final PasswordField secret = new PasswordField();
    private final Label error = Form.error();
    private final ToggleButton password = way("Password");
    private final ToggleButton totp = way("Code");
    private final ToggleButton recovery = way("Recovery code");
    private final Button go;

    /**
     * @param what is to be done afterwards
     * @param proved run on the FX thread when it was proved and the dialog is closed
     */
    StepUpDialog(Desk desk, String what, AibotClient client, Runnable proved, Runnable close) {
        this.desk = desk;
        this.client = client;
        this.proved = proved;
        this.close = close;
        getStyleClass().add("confirm");
        ToggleGroup ways = new ToggleGroup();
        ways.getToggles().addAll(password, totp, recovery);
        password.setSelected(true);
        HBox kinds = new HBox(password, totp, recovery);
        kinds.getStyleClass().add("segmented");
        go = Form.main("Continue", "plain", this::prove);
        go.setDefaultButton(true);
        go.disableProperty().bind(secret.textProperty().isEmpty());
        getChildren()
                .addAll(
                        Form.title("Is it you?"),
                        Form.text(
                                what
                                        + " needs a proof of who you are that is not older than a"
                                        + " few minutes."),
                        kinds,
                        Form.line("Password or code", secret),
                        error,
                        Form.buttons(Form.plain("Back", close), go));
    }

    private static ToggleButton way(String name) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add("flat-toggle");
        button.setOnAction(_ -> button.setSelected(true));
        return button;
    }

    Node first() {
        return secret;
    }

    private void prove() {
        String shown = secret.getText();
        boolean byTotp = totp.isSelected();
        boolean byRecovery = recovery.isSelected();
        secret.setDisable(true);
        desk.urgent()
                .execute(() -> {
                    try {
                        if (byTotp) {
                            client.signIns().stepUpWithTotp(shown.strip());
                        } else if (byRecovery) {
                            client.signIns().stepUpWithRecoveryCode(shown.strip());
                        } else {
                            client.signIns().stepUpWithPassword(shown);
                        }
                        desk.bridge().mark(this::done);
                    } catch (RuntimeException e) {
                        desk.bridge().mark(() -> refused(Failures.describe(e)));
                    }
                });
    }

    private void done() {
        close.run();
        proved.run();
    }

    private void refused(String why) {
        secret.setDisable(false);
        secret.clear();
        secret.requestFocus();
        error.setText(why);
    }
}
