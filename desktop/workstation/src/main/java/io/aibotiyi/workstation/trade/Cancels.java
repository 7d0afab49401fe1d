package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.state.Desk;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Cancels many orders at once, after asking. */
final class Cancels {

    private final Desk desk;
    private final Questions questions;

    Cancels(Desk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    /** Working orders that a choice is about, of the account in use. */
    List<OrderView> working(Predicate<OrderView> chosen) {
        return desk.trading().orders().get().stream()
                .filter(o -> o.status().isWorking())
                .filter(chosen)
                .toList();
    }

    static Predicate<OrderView> of(Side side) {
        return o -> o.side() == side;
    }

    static Predicate<OrderView> of(InstrumentView instrument) {
        return o -> o.instrument().equals(instrument.id());
    }

    /** Asks whether to cancel every order of the account, and does. */
    void askAll() {
        List<OrderView> orders = working(_ -> true);
        Optional<AccountView> account = desk.trading().inView();
        if (!orders.isEmpty() && account.isPresent()) {
            ask(orders.size(), "open orders", () -> desk.orders().cancelAll(account.get().id()));
        }
    }

    /**
     * Asks whether to cancel some, and does.
     *
     * @param what in the plural: {@code buy orders}
     */
    void ask(Predicate<OrderView> chosen, String what) {
        List<OrderView> orders = working(chosen);
        if (!orders.isEmpty()) {
            ask(orders.size(), what, () -> cancel(chosen));
        }
    }

    /** Cancels at once. */
    void cancel(Predicate<OrderView> chosen) {
        desk.orders().cancel(working(chosen).stream().map(OrderView::id).toList());
    }

    private void ask(int count, String what, Runnable deed) {
        questions.act(
                count == 1 ? "Cancel the open order?" : "Cancel all " + count + " " + what + "?",
                "What was filled already stays filled.",
                count == 1 ? "Cancel it" : "Cancel all",
                deed);
    }
}
