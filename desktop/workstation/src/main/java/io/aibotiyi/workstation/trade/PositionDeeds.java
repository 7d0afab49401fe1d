package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Modes;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Ends, turns and secures the position in the market in view. */
final class PositionDeeds {

    private final Desk desk;
    private final PanelMarket market;
    private final Questions questions;
    private final Arming arming;

    PositionDeeds(Desk desk, PanelMarket market, Questions questions, Arming arming) {
        this.desk = desk;
        this.market = market;
        this.questions = questions;
        this.arming = arming;
    }

    Optional<InstrumentView> instrument() {
        return market.focus().get().map(InstrumentFocus::view);
    }

    /** What is held in the market in view; empty if nothing. */
    Optional<PositionView> position() {
        return instrument()
                .flatMap(i ->
                        desk.trading().portfolio().get().stream()
                                .flatMap(p -> p.positions().stream())
                                .filter(p -> p.instrument().equals(i.id()))
                                .filter(p -> p.quantity().signum() != 0)
                                .findFirst());
    }

    /** Cancels what works here, then closes the position at market. */
    void flatten() {
        position()
                .ifPresent(p ->
                        ask(
                                "Flatten " + words(p) + "?",
                                "Its working orders are cancelled first, then it is closed at"
                                        + " market.",
                                "Flatten",
                                () -> close(p, BigDecimal.ONE)));
    }

    /** Closes a share of the position at market; its other orders stay. */
    void close(int percent) {
        position()
                .ifPresent(p -> {
                    BigDecimal share = BigDecimal.valueOf(percent).movePointLeft(2);
                    BigDecimal part = onLot(p.quantity().abs().multiply(share));
                    if (part.signum() > 0) {
                        ask(
                                "Close " + percent + " % of " + words(p) + "?",
                                "At market: " + Numbers.plain(part) + ".",
                                "Close",
                                () -> market(p, part, true).ifPresent(desk.orders()::place));
                    }
                });
    }

    /** Cancels what works here, then trades twice the position at market. */
    void reverse() {
        position()
                .ifPresent(p ->
                        ask(
                                "Reverse " + words(p) + "?",
                                "Its working orders are cancelled first, then twice the position"
                                        + " is traded at market.",
                                "Reverse",
                                () -> close(p, BigDecimal.TWO)));
    }

    private void close(PositionView position, BigDecimal times) {
        List<io.aibotiyi.domain.OrderId> working =
                desk.trading().orders().get().stream()
                        .filter(o -> o.status().isWorking())
                        .filter(o -> o.instrument().equals(position.instrument()))
                        .map(OrderView::id)
                        .toList();
        BigDecimal quantity = onLot(position.quantity().abs().multiply(times));
        market(position, quantity, times.compareTo(BigDecimal.ONE) == 0)
                .ifPresent(order -> desk.orders().replace(working, order));
    }

    private Optional<PlaceOrder> market(
            PositionView position, BigDecimal quantity, boolean closes) {
        Optional<AccountId> account = desk.trading().inView().map(AccountView::id);
        boolean reduces = closes && takes(OrderFeature.REDUCE_ONLY, position);
        return account.filter(_ -> quantity.signum() > 0)
                .map(id ->
                        PlaceOrder.market(
                                        id,
                                        position.instrument(),
                                        position.quantity().signum() > 0 ? Side.SELL : Side.BUY,
                                        quantity)
                                .lasting(TimeInForce.IOC))
                .map(order -> reduces ? order.asReduceOnly() : order);
    }

    /**
     * Places an exit for the whole position: a limit that takes the profit beyond the market, a
     * stop that ends the loss before it.
     */
    void exitAt(BigDecimal price, Quote quote) {
        Optional<PositionView> held = position();
        Optional<AccountId> account = desk.trading().inView().map(AccountView::id);
        if (held.isEmpty() || account.isEmpty()) {
            return;
        }
        PositionView p = held.get();
        Side out = p.quantity().signum() > 0 ? Side.SELL : Side.BUY;
        BigDecimal best = out == Side.SELL ? quote.bid() : quote.ask();
        if (best == null || price.compareTo(best) == 0) {
            desk.notices()
                    .show(
                            Notice.Level.ATTENTION,
                            "Nothing was placed",
                            "An exit lies beyond the market or before it.");
            return;
        }
        boolean target = price.compareTo(best) > 0 == (out == Side.SELL);
        BigDecimal quantity = onLot(p.quantity().abs());
        Boolean reduces = takes(OrderFeature.REDUCE_ONLY, p) ? true : null;
        PlaceOrder bare =
                new PlaceOrder(
                        account.get(),
                        p.instrument(),
                        out,
                        target ? OrderType.LIMIT : OrderType.MARKET,
                        quantity,
                        target ? price : null,
                        TimeInForce.GTC,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        reduces);
        PlaceOrder exit = target ? bare : bare.triggeredAt(OrderType.STOP, price);
        ask(
                (target ? "Take the profit of " : "Stop the loss of ") + words(p) + "?",
                (target ? "A limit order at " : "A stop at ") + Numbers.plain(price) + ".",
                "Place",
                () -> desk.orders().place(exit));
    }

    private boolean takes(OrderFeature feature, PositionView position) {
        OrderSupport support = desk.orders().support().get().get(position.instrument().venue());
        return support != null && support.of(feature).level() != SupportLevel.REFUSED;
    }

    /** Moves every stop of the position to its average price; says why where it cannot. */
    void breakEven() {
        Optional<PositionView> held = position();
        Optional<InstrumentView> market = instrument();
        if (held.isEmpty() || market.isEmpty()) {
            return;
        }
        BigDecimal entry = entry(held.get(), market.get());
        Side out = held.get().quantity().signum() > 0 ? Side.SELL : Side.BUY;
        BigDecimal mark = held.get().markPrice();
        int beyond = mark == null ? 0 : mark.compareTo(entry);
        if (out == Side.SELL ? beyond <= 0 : beyond >= 0) {
            say("The market is not beyond " + Numbers.plain(entry) + " yet.");
            return;
        }
        List<OrderView> stops =
                desk.trading().orders().get().stream()
                        .filter(o -> isStop(o) && o.side() == out)
                        .filter(o -> o.instrument().equals(held.get().instrument()))
                        .toList();
        if (stops.isEmpty()) {
            say("No stop protects this position. Shift with a click on the ladder places one.");
        }
        stops.stream()
                .filter(o -> entry.compareTo(trigger(o)) != 0)
                .forEach(o -> desk.orders().amend(o, new AmendOrder(null, null, entry)));
    }

    /** A stop whose trigger can be moved. */
    static boolean isStop(OrderView order) {
        return order.status() == OrderStatus.WAITING
                && (order.type() == OrderType.STOP || order.type() == OrderType.STOP_LIMIT)
                && order.triggerPrice() != null;
    }

    private static BigDecimal trigger(OrderView order) {
        BigDecimal trigger = order.triggerPrice();
        return trigger == null ? BigDecimal.ZERO : trigger;
    }

    /** The average price on the tick that loses nothing. */
    private static BigDecimal entry(PositionView position, InstrumentView instrument) {
        BigDecimal tick = instrument.tickSize();
        RoundingMode way =
                position.quantity().signum() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return position.averagePrice().divide(tick, 0, way).multiply(tick);
    }

    private BigDecimal onLot(BigDecimal quantity) {
        return instrument()
                .map(i -> quantity.divideToIntegralValue(i.lotSize()).multiply(i.lotSize()))
                .orElse(BigDecimal.ZERO);
    }

    private static String words(PositionView position) {
        return (position.quantity().signum() > 0 ? "long " : "short ")
                + Numbers.plain(position.quantity().abs())
                + " "
                + position.instrument().symbol();
    }

    private void say(String why) {
        desk.notices().show(Notice.Level.ATTENTION, "Break-even", why);
    }

    /** Of real money the account is named. */
    private String live() {
        return desk.trading()
                .inView()
                .filter(Modes::isLive)
                .map(a -> " Real money: LIVE account " + a.name() + ".")
                .orElse("");
    }

    private void ask(String title, String text, String verb, Runnable deed) {
        if (arming.placesAtOnce()) {
            deed.run();
        } else {
            questions.act(
                    title,
                    text + live(),
                    verb,
                    () -> {
                        arming.agreed();
                        deed.run();
                    });
        }
    }
}
