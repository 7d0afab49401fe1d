package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.state.Activity;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;

/** The keys of one window, and the signs that a person is at work in it. */
record WindowKeys(Frames.Frame frame, Actions actions) {

    /** What only a person does; a mouse that is merely moved may have been bumped. */
    private static final List<EventType<? extends InputEvent>> ACTS =
            List.of(
                    KeyEvent.KEY_PRESSED,
                    MouseEvent.MOUSE_PRESSED,
                    ScrollEvent.SCROLL,
                    TouchEvent.TOUCH_PRESSED);

    void listen(Activity activity) {
        for (EventType<? extends InputEvent> act : ACTS) {
            frame.scene().addEventFilter(act, _ -> activity.sign());
        }
        frame.scene().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        frame.scene().addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && frame.overlays().isShowing()) {
            frame.overlays().closeTop();
            event.consume();
            return;
        }
        if (frame.overlays().isShowing() || isTyping(event)) {
            return;
        }
        actions.byKey(event)
                .ifPresent(action -> {
                    event.consume();
                    actions.run(action.id());
                });
    }

    private void typed(KeyEvent event) {
        if ("?".equals(event.getCharacter()) && !frame.overlays().isShowing() && !isTyping(event)) {
            actions.run("window.keys");
            event.consume();
        }
    }

    /** Plain keys belong to a text field that has the focus; Escape leaves it. */
    private boolean isTyping(KeyEvent event) {
        if (!frame.hasFocus(TextInputControl.class)) {
            return false;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            frame.root().requestFocus();
            return true;
        }
        return !event.isShortcutDown()
                && !event.isAltDown()
                && (event.getCode() == KeyCode.UNDEFINED || !event.getCode().isFunctionKey());
    }
}
