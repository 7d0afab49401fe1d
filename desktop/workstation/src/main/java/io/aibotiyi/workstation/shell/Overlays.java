package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.spaces.Dialogs;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs over the workspace, in the window itself: one at a time has the keyboard, Escape closes
 * it and gives the focus back.
 */
public final class Overlays extends StackPane implements Dialogs {

    private record Open(StackPane layer, @Nullable Node focusBefore, Runnable closed) {}

    private final Deque<Open> stack = new ArrayDeque<>();

    Overlays() {
        getStyleClass().add("overlays");
        setPickOnBounds(false);
    }

    /**
     * Shows a dialog above all others.
     *
     * @param focus takes the keyboard; null for the dialog itself
     * @param closed run when it is closed, however that happens
     */
    public void show(Region dialog, Pos where, @Nullable Node focus, Runnable closed) {
        Region scrim = new Region();
        scrim.getStyleClass().add("scrim");
        dialog.getStyleClass().add("dialog");
        dialog.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane layer = new StackPane(scrim, dialog);
        StackPane.setAlignment(dialog, where);
        Node before = getScene() == null ? null : getScene().getFocusOwner();
        Open open = new Open(layer, before, closed);
        scrim.setOnMousePressed(_ -> close(open));
        stack.push(open);
        getChildren().add(layer);
        (focus == null ? dialog : focus).requestFocus();
    }

    @Override
    public void show(Region dialog, @Nullable Node focus, Runnable closed) {
        show(dialog, Pos.CENTER, focus, closed);
    }

    public boolean isShowing() {
        return !stack.isEmpty();
    }

    @Override
    public void closeTop() {
        Open top = stack.peek();
        if (top != null) {
            close(top);
        }
    }

    private void close(Open open) {
        if (!stack.remove(open)) {
            return;
        }
        getChildren().remove(open.layer());
        if (open.focusBefore() != null) {
            open.focusBefore().requestFocus();
        } else if (getScene() != null) {
            getScene().getRoot().requestFocus();
        }
        open.closed().run();
    }
}
