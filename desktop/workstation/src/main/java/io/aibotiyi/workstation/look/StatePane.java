package io.aibotiyi.workstation.look;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A panel's content, or in its place what happened and what to do next; over old content a thin
 * strip says that it is old.
 */
public final class StatePane extends BorderPane {

    private final Node content;
    private final VBox message = new VBox();
    private final Label strip = new Label();
    private List<String> said = List.of();

    public StatePane(Node content) {
        this.content = content;
        getStyleClass().add("state-pane");
        message.getStyleClass().add("state-message");
        message.setAlignment(Pos.CENTER);
        message.setVisible(false);
        message.setMouseTransparent(true);
        strip.getStyleClass().add("stale-strip");
        strip.setMaxWidth(Double.MAX_VALUE);
        setCenter(new StackPane(content, message));
    }

    public void showContent() {
        content.setVisible(true);
        message.setVisible(false);
        setTop(null);
    }

    /** Keeps the content and says that it is no longer current. */
    public void showStale(String reason) {
        content.setVisible(true);
        message.setVisible(false);
        strip.setText(reason);
        setTop(strip);
    }

    /** Says so with a sign that stands still: one that moves repaints the window all the while. */
    public void showLoading(String what) {
        say(Feather.LOADER, "", what, "");
    }

    public void showEmpty(Feather icon, String headline, String advice) {
        say(icon, "", headline, advice);
    }

    public void showFailed(String headline, String advice) {
        say(Feather.ALERT_TRIANGLE, "danger", headline, advice);
    }

    private void say(Feather icon, String style, String headline, @Nullable String advice) {
        List<String> words = List.of(icon.name(), style, headline, advice == null ? "" : advice);
        if (!words.equals(said)) { // new labels are styled anew: not for the same words
            said = words;
            write(icon, style, headline, advice);
        }
        message.setVisible(true);
        content.setVisible(false);
        setTop(null);
    }

    private void write(Feather icon, String style, String headline, @Nullable String advice) {
        FontIcon sign = new FontIcon(icon);
        if (!style.isEmpty()) {
            sign.getStyleClass().add(style);
        }
        Label head = new Label(headline);
        head.getStyleClass().add("headline");
        head.setWrapText(true);
        message.getChildren().setAll(sign, head);
        if (advice != null && !advice.isEmpty()) {
            Label next = new Label(advice);
            next.getStyleClass().add("advice");
            next.setWrapText(true);
            message.getChildren().add(next);
        }
    }
}
