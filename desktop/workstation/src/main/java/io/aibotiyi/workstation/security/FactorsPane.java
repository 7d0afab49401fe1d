package io.aibotiyi.workstation.security;

import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyView;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * What one signs in with: password, authenticator, recovery codes, passkeys, accounts elsewhere.
 */
final class FactorsPane extends VBox implements Part {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Acts acts;
    private final VBox lines = new VBox();
    private final VBox step = new VBox();

    private record Ways(Overview factors, List<LinkedAccountView> accounts) {}

    FactorsPane(Acts acts) {
        this.acts = acts;
        getStyleClass().add("security-pane");
        lines.getStyleClass().add("security-lines");
        step.getStyleClass().add("security-lines");
        getChildren().addAll(lines, step);
    }

    @Override
    public Node node() {
        ScrollPane scroll = new ScrollPane(this);
        scroll.setFitToWidth(true);
        return scroll;
    }

    @Override
    public void open() {
        refresh();
    }

    @Override
    public void close() {}

    void refresh() {
        acts.ask(
                "See your factors",
                c -> new Ways(c.factors().overview(), c.factors().linkedAccounts()),
                this::show);
    }

    private void show(Ways ways) {
        Overview now = ways.factors();
        lines.getChildren().clear();
        line(
                "Password",
                now.passwordSet() == null ? "none" : "set " + day(now.passwordSet()),
                Form.main("Change…", "plain", this::askPassword));
        Button enrol = Form.main(now.totp() == null ? "Enrol…" : "Replace…", "plain", this::enrol);
        enrol.setId("totp-enrol");
        line(
                "Authenticator",
                now.totp() == null ? "not enrolled" : "enrolled " + day(now.totp()),
                enrol);
        line(
                "Recovery codes",
                now.recoveryCodes() + " left",
                Form.main("New codes…", "plain", this::renew));
        for (PasskeyView passkey : now.passkeys()) {
            line(
                    "Passkey",
                    passkey.name()
                            + ", added "
                            + day(passkey.added())
                            + (passkey.used() == null ? "" : ", used " + day(passkey.used())),
                    Form.main("Remove…", "danger", () -> remove(passkey)));
        }
        for (LinkedAccountView account : ways.accounts()) {
            line(
                    "Account",
                    "at "
                            + account.provider()
                            + ", linked "
                            + day(account.linked())
                            + (account.used() == null ? "" : ", used " + day(account.used())),
                    Form.main("Unlink…", "danger", () -> unlink(account)));
        }
        lines.getChildren()
                .add(
                        Form.text(
                                "Passkeys are added in a browser: this application has no"
                                        + " authenticator to ask."));
    }

    private static String day(Instant time) {
        return DAY.format(time);
    }

    private void line(String name, String state, Button act) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label what = new Label(name);
        what.getStyleClass().add("fact-name");
        HBox line = new HBox(what, new Label(state), space, act);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("review-item");
        lines.getChildren().add(line);
    }

    private void askPassword() {
        PasswordField old = new PasswordField();
        PasswordField next = new PasswordField();
        CheckBox others = new CheckBox("Sign out everywhere else");
        others.setSelected(true);
        Button change =
                Form.main(
                        "Change the password",
                        "plain",
                        () ->
                                acts.run(
                                        "Change your password",
                                        c ->
                                                c.factors()
                                                        .changePassword(
                                                                new ChangePassword(
                                                                        old.getText().isEmpty()
                                                                                ? null
                                                                                : old.getText(),
                                                                        next.getText(),
                                                                        others.isSelected())),
                                        this::done));
        change.disableProperty().bind(next.textProperty().isEmpty());
        step.getChildren()
                .setAll(
                        Form.line("Present password", old),
                        Form.line("New password", next),
                        others,
                        Form.buttons(Form.plain("Back", this::done), change));
        old.requestFocus();
    }

    private void enrol() {
        acts.ask("Enrol an authenticator", c -> c.factors().enrolTotp(), this::show);
    }

    private void show(TotpEnrolment enrolment) {
        TextField secret = new TextField(enrolment.secret());
        secret.setEditable(false);
        secret.getStyleClass().add("mono");
        TextField code = new TextField();
        code.setPromptText("six digits");
        code.setId("totp-code");
        Button confirm =
                Form.main(
                        "Confirm",
                        "plain",
                        () ->
                                acts.ask(
                                        "Confirm the authenticator",
                                        c -> c.factors().confirmTotp(code.getText().strip()),
                                        enrolled -> {
                                            done();
                                            if (enrolled.recoveryCodes() != null) {
                                                show(enrolled.recoveryCodes());
                                            }
                                        }));
        confirm.disableProperty().bind(code.textProperty().length().lessThan(6));
        VBox typed =
                new VBox(
                        Form.text(
                                "Scan this with your authenticator application, or type the"
                                        + " secret into it; then show that it works."),
                        Form.line("Secret", secret),
                        Form.line("Code it shows", code),
                        Form.buttons(Form.plain("Back", this::done), confirm));
        typed.getStyleClass().add("security-lines");
        HBox.setHgrow(typed, Priority.ALWAYS);
        HBox both = new HBox(new QrView(enrolment.uri()), typed);
        both.getStyleClass().add("enrolment");
        step.getChildren().setAll(both);
        code.requestFocus();
    }

    private void renew() {
        acts.dangerous(
                "New recovery codes",
                "The old ones are worth nothing from then on.",
                "new codes",
                "Make them",
                _ -> {},
                () ->
                        acts.ask(
                                "Make new recovery codes",
                                c -> c.factors().renewRecoveryCodes(),
                                this::show));
    }

    private void show(RecoveryCodes codes) {
        Label shown = new Label(String.join("\n", codes.codes()));
        shown.getStyleClass().add("mono");
        step.getChildren()
                .setAll(
                        Form.note(
                                "Shown this once. Each works one time, when you have nothing else."
                                        + " Keep them where your password is not."),
                        shown,
                        Form.buttons(
                                Form.plain("I have kept them", this::done),
                                Form.main("Copy", "plain", () -> copy(codes))));
        refresh();
    }

    private static void copy(RecoveryCodes codes) {
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join(System.lineSeparator(), codes.codes()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void remove(PasskeyView passkey) {
        acts.dangerous(
                "Remove the passkey " + passkey.name(),
                "It signs nobody in any more.",
                passkey.name(),
                "Remove",
                c -> c.factors().removePasskey(passkey.id()),
                this::done);
    }

    private void unlink(LinkedAccountView account) {
        acts.dangerous(
                "Unlink the account at " + account.provider(),
                "It signs nobody in any more. Sessions that it opened go on.",
                account.provider(),
                "Unlink",
                c -> c.factors().unlinkAccount(account.id()),
                this::done);
    }

    private void done() {
        step.getChildren().clear();
        refresh();
    }
}
