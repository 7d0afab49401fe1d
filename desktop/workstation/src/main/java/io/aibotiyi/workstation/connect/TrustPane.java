package io.aibotiyi.workstation.connect;

import io.aibotiyi.client.ServerCertificate;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.TrustQuestion;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Asks about a certificate that nobody vouches for. On first use it can be trusted once its
 * fingerprint was compared; one that changed is refused, and only forgetting the old one, by name,
 * leads back to the first question. FX thread only.
 */
final class TrustPane extends VBox {

    private final Desk desk;
    private Optional<TrustQuestion> shown = Optional.empty();

    TrustPane(Desk desk) {
        this.desk = desk;
        getStyleClass().add("trust");
        setVisible(false);
        setManaged(false);
    }

    /** Shows the question; without one it takes no room. */
    void show(Optional<TrustQuestion> question) {
        if (question.equals(shown)) {
            return;
        }
        shown = question;
        getChildren().clear();
        setVisible(question.isPresent());
        setManaged(question.isPresent());
        question.ifPresent(q -> {
            if (q.isChanged()) {
                changed(q);
            } else {
                first(q);
            }
        });
    }

    private void first(TrustQuestion question) {
        boolean usable = question.isValidAt(desk.clock().instant());
        CheckBox compared = new CheckBox("I compared the fingerprint, and it is the same");
        compared.setId("trust-compared");
        compared.setDisable(!usable);
        Button trust =
                Form.main("Trust it and connect", "plain", () -> desk.connector().trust(question));
        trust.setId("trust-go");
        trust.disableProperty().bind(compared.selectedProperty().not());
        getChildren()
                .addAll(
                        Form.note("No authority that this computer knows vouches for this server."),
                        words(
                                question.place()
                                        + " shows the certificate below. Compare its fingerprint"
                                        + " with the one that the server printed, and not over"
                                        + " this connection. Nothing was sent yet."),
                        prints("Fingerprint, SHA-256", question.shown().fingerprint(), ""));
        facts(question.shown());
        if (!usable) {
            getChildren().add(error("It is not valid now; the server needs another one."));
        }
        getChildren()
                .addAll(compared, Form.buttons(Form.plain("Do not connect", this::decline), trust));
    }

    private void changed(TrustQuestion question) {
        Label alarm = error("This is not the server that you trusted.");
        alarm.getStyleClass().add("trust-alarm");
        alarm.setMaxWidth(Double.MAX_VALUE);
        TextField typed = new TextField();
        typed.setId("trust-forget-name");
        typed.setPromptText(question.place());
        Button forget =
                Form.main(
                        "Forget the trusted one",
                        "danger",
                        () -> desk.connector().distrust(question));
        forget.setId("trust-forget");
        forget.disableProperty().bind(typed.textProperty().isNotEqualTo(question.place()));
        getChildren()
                .addAll(
                        alarm,
                        words(
                                "It was refused and nothing was sent. Somebody may be between you"
                                        + " and "
                                        + question.place()
                                        + ", or its certificate was replaced: ask who runs it."),
                        prints(
                                "Trusted until now",
                                Optional.ofNullable(question.pinned()).orElse(""),
                                ""),
                        prints("Shown now", question.shown().fingerprint(), "danger"));
        facts(question.shown());
        getChildren()
                .addAll(
                        words(
                                "If those who run it say that it was replaced, type “"
                                        + question.place()
                                        + "” to forget the trusted one."),
                        typed,
                        Form.buttons(Form.plain("Do not connect", this::decline), forget));
    }

    private void decline() {
        desk.connector().decline();
    }

    private static Label words(String text) {
        Label words = Form.text(text);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }

    private static Label error(String text) {
        Label error = Form.error();
        error.setText(text);
        error.setMinHeight(Region.USE_PREF_SIZE);
        return error;
    }

    private void facts(ServerCertificate shown) {
        getChildren()
                .addAll(
                        Form.fact(
                                "For",
                                shown.names().isEmpty()
                                        ? "no name that can be read"
                                        : String.join(", ", shown.names())),
                        Form.fact("Subject", shown.subject()),
                        Form.fact(
                                "Issued by",
                                shown.selfSigned() ? "the server itself" : shown.issuer()),
                        Form.fact(
                                "Valid",
                                Times.of(shown.validFrom())
                                        + "\nuntil "
                                        + Times.of(shown.validUntil())));
    }

    /** Two lines of sixteen bytes, as they are read aloud. */
    private static VBox prints(String name, String fingerprint, String tone) {
        String print = fingerprint.toUpperCase(Locale.ROOT);
        int half = print.length() / 2;
        Label first = mono(print.substring(0, half), tone);
        Label second =
                mono(
                        print.substring(Math.min(print.length(), print.isEmpty() ? 0 : half + 1)),
                        tone);
        VBox both = new VBox(new HBox(first), new HBox(second));
        both.getStyleClass().add("fingerprint");
        both.setAccessibleText(name + " " + print);
        return Form.line(name, both);
    }

    private static Label mono(String text, String tone) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
        if (!tone.isEmpty()) {
            label.getStyleClass().add(tone);
        }
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
