package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.trade.Questions;
import java.util.Locale;

/** Asks in a dialog of the window; Enter agrees, Escape goes back. */
record AskingInWindow(Desk desk, Dialogs dialogs) implements Questions {

    @Override
    public void order(PlaceOrder order, String also, Runnable deed) {
        String mode = mode(order).name().toLowerCase(Locale.ROOT);
        show(Confirm.order(order, mode, also, deed, dialogs::closeTop));
    }

    @Override
    public void act(String title, String text, String verb, Runnable deed) {
        show(Confirm.act(title, text, verb, deed, dialogs::closeTop));
    }

    /** Of the order's own market, which need not be the one in view. */
    private TradingMode mode(PlaceOrder order) {
        return desk.market().instruments().get().stream()
                .filter(i -> i.id().equals(order.instrument()))
                .map(InstrumentView::mode)
                .findFirst()
                .orElseGet(() -> TopBar.mode(desk));
    }

    private void show(Confirm confirm) {
        dialogs.show(confirm, confirm.agree(), () -> {});
    }
}
