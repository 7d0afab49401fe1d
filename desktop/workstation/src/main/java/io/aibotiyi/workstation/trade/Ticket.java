package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The order ticket's behaviour: what is filled in, what it would do, and sending it. The form shows
 * it; it holds no controls.
 */
final class Ticket {

    private final Desk desk;
    private final BiConsumer<PlaceOrder, Runnable> confirm;
    private final Pins ofFocus = new Pins();
    private Runnable changed = () -> {};
    private @Nullable InstrumentFocus focus;
    private Side side = Side.BUY;
    private OrderType type = OrderType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private String price = "";
    private String quantity = "";
    private boolean armed;
    private boolean priceUntouched = true;

    /**
     * @param confirm asks the person about an order and runs the deed when they agree
     */
    Ticket(Desk desk, BiConsumer<PlaceOrder, Runnable> confirm) {
        this.desk = desk;
        this.confirm = confirm;
    }

    void attach(Pins pins, Runnable onChange) {
        changed = onChange;
        pins.add(desk.market().focus().listen(this::focusOn));
        pins.add(desk.trading().portfolio().listen(_ -> changed.run()));
        pins.add(desk.trading().account().listen(_ -> changed.run()));
        pins.add(desk.orders().sending().listen(_ -> changed.run()));
        pins.add(desk.link().listen(_ -> changed.run()));
        pins.add(ofFocus);
        pins.add(() -> changed = () -> {});
    }

    private void focusOn(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == focus) {
            return;
        }
        ofFocus.close();
        focus = next.orElse(null);
        price = "";
        quantity = "";
        priceUntouched = true;
        next.ifPresent(f -> ofFocus.add(f.quote().listen(this::quoted)));
        changed.run();
    }

    /** Until somebody touches the price it stands at the best price of the own side. */
    private void quoted(Quote quote) {
        if (priceUntouched && price.isEmpty()) {
            BigDecimal own = side == Side.BUY ? quote.bid() : quote.ask();
            price = own == null ? "" : own.toPlainString();
        }
        changed.run();
    }

    Optional<InstrumentView> instrument() {
        return Optional.ofNullable(focus).map(InstrumentFocus::view);
    }

    TicketDraft draft() {
        return new TicketDraft(side, type, quantity, price, timeInForce);
    }

    Quote quote() {
        return focus == null ? Quote.NONE : focus.quote().get();
    }

    Optional<TicketRules> rules() {
        return instrument()
                .map(i ->
                        new TicketRules(
                                i,
                                desk.trading().account().get().map(AccountView::id),
                                desk.trading()
                                        .portfolio()
                                        .get()
                                        .map(PortfolioView::balances)
                                        .orElse(List.of()),
                                desk.trading().fills().get(),
                                quote()));
    }

    Optional<TicketCheck> check() {
        return rules().map(r -> r.check(draft()));
    }

    /** Why nothing can be sent at all right now; empty when something can. */
    String blocked() {
        return switch (desk.link().get().phase()) {
            case CONNECTED -> "";
            case STARTING -> "The backend is starting.";
            case CONNECTING, SIGN_IN, SET_UP -> "Not signed in yet.";
            case RECONNECTING -> "Connection lost. Place orders when it is back.";
            case FAILED -> "Not connected.";
        };
    }

    boolean isSending() {
        return desk.orders().sending().get() > 0;
    }

    boolean isLinkUp() {
        return desk.link().get().phase() == Link.Phase.CONNECTED;
    }

    void setSide(Side next) {
        if (side != next) {
            side = next;
            if (priceUntouched) {
                price = "";
                quoted(quote());
            }
            changed.run();
        }
    }

    void setType(OrderType next) {
        type = next;
        changed.run();
    }

    void setTimeInForce(TimeInForce next) {
        timeInForce = next;
        changed.run();
    }

    void typePrice(String text) {
        price = text;
        priceUntouched = false;
        changed.run();
    }

    void typeQuantity(String text) {
        quantity = text;
        changed.run();
    }

    /** Takes a price from the book or the chart. */
    void setPrice(BigDecimal picked) {
        type = OrderType.LIMIT;
        typePrice(picked.toPlainString());
    }

    void stepPrice(int ticks) {
        instrument()
                .ifPresent(i ->
                        typePrice(
                                TicketRules.stepped(TicketRules.parse(price), i.tickSize(), ticks)
                                        .toPlainString()));
    }

    /** One step is the lot that is worth about a thousandth of what can be bought. */
    void stepQuantity(int steps) {
        instrument()
                .ifPresent(i ->
                        typeQuantity(
                                TicketRules.stepped(TicketRules.parse(quantity), step(i), steps)
                                        .toPlainString()));
    }

    private static BigDecimal step(InstrumentView instrument) {
        BigDecimal lot = instrument.lotSize();
        BigDecimal thousandth = new BigDecimal("0.001");
        return lot.compareTo(thousandth) < 0 ? thousandth : lot;
    }

    /** Fills in the quantity that a share of the free funds pays for. */
    void fillShare(int percent) {
        rules().flatMap(r -> r.share(draft(), percent))
                .ifPresent(q -> typeQuantity(q.toPlainString()));
    }

    boolean isArmed() {
        return armed;
    }

    /** Armed, one click places the order; otherwise it is asked about first. */
    void setArmed(boolean next) {
        armed = next;
        changed.run();
    }

    /** Places what the ticket holds, if it can be placed. */
    void place() {
        Optional<PlaceOrder> order = check().flatMap(TicketCheck::order);
        if (order.isEmpty() || !isLinkUp()) {
            return;
        }
        if (armed) {
            send(order.get());
        } else {
            confirm.accept(order.get(), () -> send(order.get()));
        }
    }

    private void send(PlaceOrder order) {
        desk.orders().place(order);
        quantity = "";
        changed.run();
    }
}
