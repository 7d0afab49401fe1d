package io.aibotiyi.workstation.look;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the mouse first comes: each is a window of its own, and most are
 * never seen. FX thread only.
 */
public final class Hints {

    private Hints() {}

    /** What the control says when the mouse rests on it, from now on. */
    public static void on(Control control, String text) {
        Object before = control.getProperties().put(Hints.class, text);
        Tooltip seen = control.getTooltip();
        if (seen != null) {
            seen.setText(text);
        } else if (before == null) {
            control.addEventFilter(MouseEvent.MOUSE_ENTERED, new FirstVisit(control));
        }
    }

    private record FirstVisit(Control control) implements EventHandler<MouseEvent> {

        @Override
        public void handle(MouseEvent event) {
            control.removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
            control.setTooltip(new Tooltip((String) control.getProperties().get(Hints.class)));
        }
    }
}
