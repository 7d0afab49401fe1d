package io.aibotiyi.workstation.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.aibotiyi.workstation.OnFx;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

class HintsTest {

    @Test
    void makesTheTooltipWhenTheMouseFirstComesAndRenewsItsText() throws Exception {
        OnFx.call(() -> {
            Label control = new Label("GTC");
            Hints.on(control, "until cancelled");
            Hints.on(control, "until its time");
            assertNull(control.getTooltip());
            enter(control);
            Tooltip made = control.getTooltip();
            assertEquals("until its time", made.getText());
            Hints.on(control, "at once or never");
            enter(control);
            assertSame(made, control.getTooltip());
            assertEquals("at once or never", made.getText());
            return true;
        });
    }

    private static void enter(Label control) {
        Event.fireEvent(
                control,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }
}
