package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The order ticket's behaviour: what is filled in, what it would do, and sending it. The form shows
 * it; it holds no controls.
 */
final class Ticket {

    private final Desk desk;
    private final PanelMarket market;
    private final Questions questions;
    private final Arming arming;
    private final TicketExits exits = new TicketExits();
    private final TicketOffer offer;
    private final Pins ofFocus = new Pins();
    private Runnable changed = () -> {};
    private @Nullable InstrumentFocus focus;
    private Side side = Side.BUY;
    private OrderType type = OrderType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private String price = "";
    private String quantity = "";
    private String trigger = "";
    private String minutes = "60";
    private String display = "";
    private boolean postOnly;
    private boolean reduceOnly;
    private boolean priceUntouched = true;
    private Optional<AccountView> account = Optional.empty();

    Ticket(Desk desk, PanelMarket market, Questions questions, Arming arming) {
        this.desk = desk;
        this.market = market;
        this.questions = questions;
        this.arming = arming;
        offer = new TicketOffer(desk, this::instrument);
    }

    void attach(Pins pins, Runnable onChange) {
        changed = onChange;
        pins.add(market.focus().listen(this::focusOn));
        pins.add(desk.trading().portfolio().listen(_ -> changed.run()));
        pins.add(desk.trading().account().listen(this::accountIs));
        pins.add(desk.accounts().known().listen(_ -> changed.run()));
        pins.add(desk.trading().orders().listen(_ -> marginChanged()));
        pins.add(desk.margin().perpetuals().listen(_ -> changed.run()));
        pins.add(desk.margin().leverages().listen(_ -> changed.run()));
        pins.add(desk.margin().changing().listen(_ -> changed.run()));
        pins.add(desk.orders().sending().listen(_ -> changed.run()));
        pins.add(desk.orders().support().listen(_ -> changed.run()));
        pins.add(desk.link().listen(this::linked));
        pins.add(arming.listen(() -> changed.run()));
        pins.add(ofFocus);
        pins.add(() -> changed = () -> {});
    }

    /** What was typed for another account is not for this one; prices are the market's. */
    private void accountIs(Optional<AccountView> next) {
        Optional<AccountId> before = account.map(AccountView::id);
        account = next;
        if (!next.map(AccountView::id).equals(before)) {
            quantity = "";
            reduceOnly = false;
            if (focus != null) {
                learn(focus.view().id());
            }
        }
        changed.run();
    }

    /** The account that is shown and that the order will be of. */
    Optional<AccountView> account() {
        return account;
    }

    /** What an order of this account in this market would be made of. */
    TradingMode mode() {
        return Modes.of(
                account, instrument().map(InstrumentView::mode).orElse(TradingMode.SIMULATED));
    }

    /** Another backend, or the same after a change, may know other orders. */
    private void linked(Link link) {
        if (focus != null) {
            learn(focus.view().id());
        }
        changed.run();
    }

    private void learn(InstrumentId market) {
        if (isLinkUp()) {
            desk.orders().learn(market.venue());
            desk.margin().learn(market);
        }
    }

    /** Working orders count in a perpetual only. */
    private void marginChanged() {
        if (isPerpetual()) {
            changed.run();
        }
    }

    private void focusOn(Optional<InstrumentFocus> next) {
        if (next.isPresent() && next.get() == focus) {
            return;
        }
        ofFocus.close();
        focus = next.orElse(null);
        price = "";
        quantity = "";
        trigger = "";
        display = "";
        reduceOnly = false;
        exits.forgetPrices();
        priceUntouched = true;
        if (focus != null) {
            learn(focus.view().id());
        }
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
        return new TicketDraft(
                side,
                type,
                quantity,
                price,
                timeInForce,
                trigger,
                minutes,
                display,
                postOnly && offer.takes(OrderFeature.POST_ONLY),
                reduceOnly && offersReduceOnly());
    }

    /** What goes here, as far as is known. */
    TicketOffer offer() {
        return offer;
    }

    Quote quote() {
        return focus == null ? Quote.NONE : focus.quote().get();
    }

    Optional<TicketRules> rules() {
        return instrument()
                .map(i ->
                        new TicketRules(
                                i,
                                account.map(AccountView::id),
                                desk.trading()
                                        .portfolio()
                                        .get()
                                        .map(PortfolioView::balances)
                                        .orElse(List.of()),
                                desk.trading().fills().get(),
                                quote(),
                                desk.clock().instant(),
                                margin().orElse(null)));
    }

    /** Empty in a spot market, and in a perpetual until its terms are known. */
    Optional<TicketMargin> margin() {
        return instrument().flatMap(i -> TicketMargin.of(desk, i.id()));
    }

    boolean isPerpetual() {
        return instrument()
                .map(i -> desk.margin().perpetuals().get().containsKey(i.id()))
                .orElse(false);
    }

    boolean offersReduceOnly() {
        return isPerpetual() && offer.takes(OrderFeature.REDUCE_ONLY);
    }

    void setReduceOnly(boolean next) {
        reduceOnly = next;
        changed.run();
    }

    /** Asks for another leverage of the account in the perpetual in view. */
    void setLeverage(int wanted) {
        margin().filter(m -> m.leverage() != wanted)
                .ifPresent(m -> desk.margin().leverage(m.terms().instrument(), wanted));
    }

    /** False while a change is not answered. */
    boolean takesLeverage() {
        return isLinkUp()
                && instrument()
                        .map(i -> !desk.margin().changing().get().contains(i.id()))
                        .orElse(false);
    }

    Optional<TicketCheck> check() {
        return rules().map(r -> r.check(draft()));
    }

    /** Why nothing can be sent at all right now; empty when something can. */
    String blocked() {
        return switch (desk.link().get().phase()) {
            case CONNECTED -> notTradable();
            case STARTING -> "The backend is starting.";
            case CONNECTING, SIGN_IN, SET_UP -> "Not signed in yet.";
            case RECONNECTING -> "Connection lost. Place orders when it is back.";
            case FAILED -> "Not connected.";
        };
    }

    /** Why this account cannot trade this market; empty if it can. */
    private String notTradable() {
        return account.flatMap(a -> instrument().flatMap(i -> desk.accounts().refusal(a, i.id())))
                .orElse("");
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
        if (!offer.times(type).isEmpty() && !offer.times(type).contains(timeInForce)) {
            timeInForce = TimeInForce.GTC;
        }
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

    void typeTrigger(String text) {
        trigger = text;
        changed.run();
    }

    void typeMinutes(String text) {
        minutes = text;
        changed.run();
    }

    void typeDisplay(String text) {
        display = text;
        changed.run();
    }

    void setPostOnly(boolean next) {
        postOnly = next;
        changed.run();
    }

    void typeQuantity(String text) {
        quantity = text;
        changed.run();
    }

    /** Takes a price from the book or the chart. */
    void setPrice(BigDecimal picked) {
        if (!type.hasLimit()) {
            setType(OrderType.LIMIT);
        }
        typePrice(picked.toPlainString());
    }

    /** Fills in the quantity that a share of the free funds pays for. */
    void fillShare(int percent) {
        rules().flatMap(r -> r.share(draft(), percent))
                .ifPresent(q -> typeQuantity(q.toPlainString()));
    }

    boolean isArmed() {
        return arming.isArmed();
    }

    /** Armed, one click places the order; otherwise it is asked about first. */
    void setArmed(boolean next) {
        arming.set(next);
    }

    TicketExits exits() {
        return exits;
    }

    /**
     * Whether target and stop can go with the order: this backend attaches them to purchases, in a
     * perpetual to whatever may open.
     */
    boolean takesExits() {
        boolean opens = isPerpetual() ? !draft().reduceOnly() : side == Side.BUY;
        return opens && offer.takes(OrderFeature.BRACKET);
    }

    boolean hasExits() {
        return exits.isOn() && takesExits();
    }

    void setExits(boolean on) {
        exits.setOn(on);
        changed.run();
    }

    void typeTarget(String text) {
        exits.typeTarget(text);
        changed.run();
    }

    void typeStop(String text) {
        exits.typeStop(text);
        changed.run();
    }

    void setExitUnit(ExitUnit unit) {
        instrument().ifPresent(i -> exits.setUnit(unit, entryPrice(), exitPlan(), i.tickSize()));
        changed.run();
    }

    private @Nullable BigDecimal entryPrice() {
        return rules().map(r -> r.entryPrice(draft())).orElse(null);
    }

    ExitPlan exitPlan() {
        return instrument()
                .map(i -> exits.plan(i, side, entryPrice(), TicketRules.parse(quantity)))
                .orElseGet(() -> new ExitPlan(null, null, null, null, ""));
    }

    /** What a loss is as a share of the account's equity, in percent; absent if unknown. */
    @Nullable BigDecimal shareOfEquity(BigDecimal loss) {
        return desk.trading()
                .portfolio()
                .get()
                .map(PortfolioView::equity)
                .filter(e -> e.signum() > 0)
                .map(e -> loss.movePointRight(2).divide(e, 2, RoundingMode.HALF_UP))
                .orElse(null);
    }

    /** Whether all is there that the order and its exits need. */
    boolean isReady() {
        return check().flatMap(TicketCheck::order).isPresent()
                && (!hasExits() || exitPlan().isComplete());
    }

    /** Places what the ticket holds, if it can be placed. */
    void place() {
        Optional<PlaceOrder> order = check().flatMap(TicketCheck::order);
        if (order.isEmpty() || !blocked().isEmpty() || !isReady()) {
            return;
        }
        ExitPlan plan = exitPlan();
        Runnable deed = hasExits() ? () -> send(order.get(), plan) : () -> send(order.get());
        if (arming.placesAtOnce()) {
            deed.run();
        } else {
            questions.order(
                    order.get(),
                    entryPrice(),
                    hasExits() ? ExitWords.sentence(plan) : "",
                    () -> {
                        arming.agreed();
                        deed.run();
                    });
        }
    }

    private void send(PlaceOrder order) {
        desk.orders().place(order);
        sent();
    }

    private void send(PlaceOrder order, ExitPlan plan) {
        TicketExits.group(order, plan).ifPresent(desk.orders()::place);
        sent();
    }

    private void sent() {
        quantity = "";
        changed.run();
    }
}
