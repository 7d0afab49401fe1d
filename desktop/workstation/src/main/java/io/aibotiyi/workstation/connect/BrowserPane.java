package io.aibotiyi.workstation.connect;

import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.BrowserTurn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * How a sign-in with the system's browser stands, and its way out. While a person has the turn
 * there, the address can be copied, for a system that opened no browser or the wrong one. FX thread
 * only.
 */
final class BrowserPane extends VBox {

    private final ProgressIndicator busy = new ProgressIndicator();
    private final Label words = Form.text("");
    private final HBox state = new HBox(busy, words);
    private final Label failure = Form.error();
    private final TextField address = new TextField();
    private final VBox byHand;
    private final Button cancel;

    /**
     * @param cancelled ends the visit
     */
    BrowserPane(Runnable cancelled) {
        getStyleClass().add("browser-turn");
        busy.getStyleClass().add("browser-busy");
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setId("browser-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        state.setAlignment(Pos.CENTER_LEFT);
        state.getStyleClass().add("browser-state");
        failure.setMinHeight(Region.USE_PREF_SIZE);
        failure.setId("browser-failure");
        address.setEditable(false);
        address.setId("browser-address");
        HBox.setHgrow(address, Priority.ALWAYS);
        Button copy = Form.plain("Copy", this::copy);
        copy.setId("browser-copy");
        HBox line = new HBox(address, copy);
        line.getStyleClass().add("browser-address");
        byHand = Form.line("Or open this address in a browser on this computer", line);
        cancel = Form.plain("Cancel the sign-in", cancelled);
        cancel.setId("browser-cancel");
        getChildren().addAll(state, failure, byHand, cancel);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(address.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Shows the turn as it is now. */
    void show(BrowserTurn turn) {
        words.setText(text(turn));
        failure.setText(turn.reason());
        address.setText(Objects.toString(turn.address(), ""));
        visible(busy, turn.isOpen() || turn.stage() == Stage.FINISHING);
        visible(byHand, turn.stage() == Stage.WAITING);
        visible(cancel, turn.isOpen());
    }

    private static String text(BrowserTurn turn) {
        return switch (turn.stage()) {
            case NONE -> "";
            case ASKING -> "Asking the server for its sign-in page…";
            case WAITING ->
                    turn.reason().isEmpty()
                            ? "Your browser shows the sign-in page of this server. Sign in there;"
                                    + " the workstation goes on by itself."
                            : "No browser could be opened. Open the address below yourself; the"
                                    + " workstation goes on once you have signed in.";
            case FINISHING -> "The browser came back. Opening the session…";
            case CANCELLED -> "You cancelled the sign-in. Nobody was signed in.";
            case TIMED_OUT -> "The sign-in was not finished in time. Nobody was signed in.";
            case REFUSED -> "Nobody was signed in.";
            case FAILED -> "The sign-in with the browser did not work. Nobody was signed in.";
        };
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
