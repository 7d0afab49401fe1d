package io.aibotiyi.workstation.admin.people;

import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/** What became of an invitation; its token is shown this once where it was not mailed. */
final class InvitationNote extends VBox {

    private final Button done;

    InvitationNote(Invitation invitation, Runnable close) {
        getStyleClass().add("confirm");
        String name = invitation.person().username();
        done = Form.main("Done", "plain", close);
        done.setDefaultButton(true);
        getChildren().add(Form.title(name + " is invited"));
        String token = invitation.token();
        if (token == null) {
            getChildren()
                    .add(
                            Form.text(
                                    "The invitation was mailed and is good until "
                                            + Times.of(invitation.expires())
                                            + " UTC."));
        } else {
            TextField shown = new TextField(token);
            shown.setEditable(false);
            shown.getStyleClass().add("mono");
            getChildren()
                    .addAll(
                            Form.text(
                                    "Hand this over in person; it is shown once, works once, and is"
                                            + " good until "
                                            + Times.of(invitation.expires())
                                            + " UTC."),
                            Form.line("Invitation", shown),
                            Form.plain("Copy", () -> copy(token)));
        }
        getChildren().add(Form.buttons(done));
    }

    Node first() {
        return done;
    }

    private static void copy(String token) {
        ClipboardContent content = new ClipboardContent();
        content.putString(token);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
