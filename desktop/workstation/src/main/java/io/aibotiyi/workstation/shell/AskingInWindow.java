package io.aibotiyi.workstation.shell;

import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.trade.Questions;
import java.util.Locale;

/** Asks in a dialog of the window; Enter agrees, Escape goes back. */
record AskingInWindow(Desk desk, Overlays overlays) implements Questions {

    @Override
    public void order(PlaceOrder order, String also, Runnable deed) {
        String mode = TopBar.mode(desk).name().toLowerCase(Locale.ROOT);
        show(Confirm.order(order, mode, also, deed, overlays::closeTop));
    }

    @Override
    public void act(String title, String text, String verb, Runnable deed) {
        show(Confirm.act(title, text, verb, deed, overlays::closeTop));
    }

    private void show(Confirm confirm) {
        overlays.show(confirm, confirm.agree(), () -> {});
    }
}
