package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the account in view, and does nothing once another one is in use: what a person agreed
 * to was about the account that was there when the question was put. FX thread only.
 */
final class OrderGate implements Questions {

    private final Desk desk;
    private final Questions asked;

    OrderGate(Desk desk, Questions asked) {
        this.desk = desk;
        this.asked = asked;
    }

    @Override
    public void order(PlaceOrder order, @Nullable BigDecimal price, String also, Runnable deed) {
        asked.order(order, price, also, sameAccount(deed));
    }

    @Override
    public void act(String title, String text, String verb, Runnable deed) {
        asked.act(title, text, verb, sameAccount(deed));
    }

    private Runnable sameAccount(Runnable deed) {
        Optional<AccountId> before = inUse();
        return () -> {
            if (inUse().equals(before)) {
                deed.run();
            } else {
                desk.notices()
                        .show(
                                Notice.Level.ATTENTION,
                                "Nothing was done",
                                "Another account came into use while you were asked.");
            }
        };
    }

    private Optional<AccountId> inUse() {
        return desk.trading().account().get().map(AccountView::id);
    }
}
