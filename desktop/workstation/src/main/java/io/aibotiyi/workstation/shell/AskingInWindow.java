package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.trade.Questions;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks in a dialog of the window; Enter agrees, Escape goes back. */
record AskingInWindow(Desk desk, Dialogs dialogs) implements Questions {

    @Override
    public void order(PlaceOrder order, @Nullable BigDecimal price, String also, Runnable deed) {
        Optional<AccountView> account = desk.accounts().find(order.account());
        TradingMode mode = mode(order, account);
        Confirm confirm =
                Confirm.order(
                        new Confirm.Asked(order, mode, account, worth(order, price), also),
                        deed,
                        dialogs::closeTop);
        show(confirm);
    }

    /** At its own price, else at the one that it is expected at; empty if neither is known. */
    private String worth(PlaceOrder order, @Nullable BigDecimal expected) {
        BigDecimal price = order.price() == null ? expected : order.price();
        String quote =
                desk.market().instruments().get().stream()
                        .filter(i -> i.id().equals(order.instrument()))
                        .map(InstrumentView::quoteAsset)
                        .findFirst()
                        .orElse("");
        return price == null
                ? ""
                : Numbers.fixed(price.multiply(order.quantity()), 2) + " " + quote;
    }

    @Override
    public void act(String title, String text, String verb, Runnable deed) {
        show(Confirm.act(title, text, verb, deed, dialogs::closeTop));
    }

    /** Of the order's own market, which need not be the one in view. */
    private TradingMode mode(PlaceOrder order, Optional<AccountView> account) {
        TradingMode market = market(order);
        return Modes.of(account, market);
    }

    private TradingMode market(PlaceOrder order) {
        return desk.market().instruments().get().stream()
                .filter(i -> i.id().equals(order.instrument()))
                .map(InstrumentView::mode)
                .findFirst()
                .orElseGet(() -> TopBar.market(desk));
    }

    private void show(Confirm confirm) {
        dialogs.show(confirm, confirm.agree(), () -> {});
    }
}
