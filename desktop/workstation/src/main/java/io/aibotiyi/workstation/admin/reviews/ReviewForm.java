package io.aibotiyi.workstation.admin.reviews;

import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.look.Form;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Opens a campaign: what is reviewed, by whom and until when. */
final class ReviewForm extends VBox {

    private static final int LONGEST = 365;

    private final TextField title = new TextField();

    /**
     * @param then run when it is open
     */
    ReviewForm(Acts acts, InstantSource clock, Runnable then) {
        getStyleClass().add("confirm");
        TextField role = new TextField();
        TextField reviewers = new TextField();
        TextField days = new TextField("14");
        Label error = Form.error();
        title.setPromptText("Privileged access, second quarter");
        role.setPromptText("all roles if empty");
        reviewers.setPromptText("user names, separated by commas");
        Button open =
                Form.main(
                        "Open",
                        "plain",
                        () -> {
                            String typed = days.getText().strip();
                            if (!typed.matches("[1-9][0-9]{0,2}")
                                    || Integer.parseInt(typed) > LONGEST) {
                                error.setText("Give 1 to " + LONGEST + " days.");
                                return;
                            }
                            acts.dialogs().closeTop();
                            open(
                                    acts,
                                    role.getText().strip(),
                                    reviewers.getText(),
                                    clock.instant().plus(Duration.ofDays(Long.parseLong(typed))),
                                    then);
                        });
        open.setDefaultButton(true);
        open.disableProperty()
                .bind(title.textProperty().isEmpty().or(reviewers.textProperty().isEmpty()));
        getChildren()
                .addAll(
                        Form.title("Open an access review"),
                        Form.text(
                                "Each assignment is certified by a reviewer or revoked at the"
                                        + " deadline. Nobody decides about their own."),
                        Form.line("Title", title),
                        Form.line("Only the role", role),
                        Form.line("Reviewers", reviewers),
                        Form.line("Days until the deadline, 1 to " + LONGEST, days),
                        error,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), open));
    }

    Node first() {
        return title;
    }

    private void open(Acts acts, String role, String reviewers, Instant deadline, Runnable then) {
        String name = title.getText().strip();
        acts.run(
                "Open the review " + name,
                c ->
                        c.access()
                                .reviews()
                                .open(
                                        new OpenReview(
                                                name,
                                                role.isEmpty() ? null : role,
                                                Stream.of(reviewers.split(","))
                                                        .map(String::strip)
                                                        .filter(s -> !s.isEmpty())
                                                        .map(s -> NameBook.find(c, s))
                                                        .toList(),
                                                deadline)),
                then);
    }
}
