package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.depth.LadderClick;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What clicks, drags and keys on the ladder do: they place orders of the chosen size, with the
 * chosen exits, and move them. Without a size a click fills in the ticket. FX thread only.
 */
final class LadderOrders {

    private final Desk desk;
    private final PanelMarket market;
    private final Questions questions;
    private final Arming arming;
    private final Consumer<BigDecimal> toTicket;
    private String size = "";
    private @Nullable ExitTemplate exits;

    /**
     * @param toTicket given a price that was picked and is not to be traded at once
     */
    LadderOrders(
            Desk desk,
            PanelMarket market,
            Questions questions,
            Arming arming,
            Consumer<BigDecimal> toTicket) {
        this.desk = desk;
        this.market = market;
        this.questions = questions;
        this.arming = arming;
        this.toTicket = toTicket;
    }

    void setSize(String text) {
        size = text;
    }

    /**
     * @param template null for no exits
     */
    void setExits(@Nullable ExitTemplate template) {
        exits = template;
    }

    /** A click on the ladder: the bid column buys, the ask column sells, Shift makes it a stop. */
    void clicked(LadderClick click) {
        Optional<InstrumentFocus> focus = market.focus().get();
        if (focus.isEmpty()) {
            return;
        }
        pick(click.column(), focus.get().instrument().price(click.price()), click.shift());
    }

    /**
     * A price was picked, on the ladder or on a chart: trades the chosen size there.
     *
     * @param side null, as without a size, fills in the ticket
     */
    void pick(@Nullable Side side, BigDecimal price, boolean stop) {
        if (size.isBlank() || side == null) {
            toTicket.accept(price);
        } else {
            trade(side, price, stop);
        }
    }

    /** The size as chosen; blank for none. */
    String size() {
        return size;
    }

    /** Whether these are orders of what another panel looks at. */
    boolean looksAt(PanelMarket other) {
        return market.linked().equals(other.linked());
    }

    /** Whether an order waits for its trigger, which is the price that matters then. */
    static boolean waits(OrderView order) {
        return order.status() == OrderStatus.WAITING && order.triggerPrice() != null;
    }

    /** Buys or sells at the best price of the own side. */
    void atBest(Side side) {
        Quote quote = quote();
        BigDecimal best = side == Side.BUY ? quote.bid() : quote.ask();
        if (best == null) {
            say("There is no best price now.");
        } else {
            trade(side, best, false);
        }
    }

    /** Buys or sells at once. */
    void atMarket(Side side) {
        Quote quote = quote();
        BigDecimal against = side == Side.BUY ? quote.ask() : quote.bid();
        if (against == null) {
            say("There is nothing to trade against now.");
        } else {
            quantity(side, against)
                    .flatMap(q -> order(side, OrderType.MARKET, q, null, TimeInForce.IOC))
                    .ifPresent(order -> ask(order, against));
        }
    }

    /** Places at a price, limit or stop. */
    void trade(Side side, BigDecimal price, boolean stop) {
        if (stop && !waits(side, price)) {
            return;
        }
        Optional<BigDecimal> quantity = quantity(side, price);
        if (quantity.isEmpty()) {
            return;
        }
        Optional<PlaceOrder> order =
                stop
                        ? order(side, OrderType.MARKET, quantity.get(), null, TimeInForce.GTC)
                                .map(o -> o.triggeredAt(OrderType.STOP, price))
                        : order(side, OrderType.LIMIT, quantity.get(), price, TimeInForce.GTC);
        order.ifPresent(o -> ask(o, price));
    }

    /** Whether a stop at a price would not fire at once. */
    boolean couldWait(Side side, BigDecimal price) {
        Quote quote = quote();
        BigDecimal best = side == Side.BUY ? quote.ask() : quote.bid();
        int beyond = best == null ? 0 : price.compareTo(best);
        return side == Side.BUY ? beyond > 0 : beyond < 0;
    }

    private boolean waits(Side side, BigDecimal price) {
        if (couldWait(side, price)) {
            return true;
        }
        say(
                side == Side.BUY
                        ? "A stop to buy waits above the best ask."
                        : "A stop to sell waits below the best bid.");
        return false;
    }

    private void ask(PlaceOrder order, BigDecimal entry) {
        if (desk.link().get().phase() != Link.Phase.CONNECTED) {
            say("Not connected: nothing can be placed.");
            return;
        }
        ExitTemplate with = exits;
        boolean opens =
                order.side() == Side.BUY || TicketMargin.of(desk, order.instrument()).isPresent();
        boolean attached = with != null && opens;
        Runnable deed =
                () -> {
                    if (with != null && attached) {
                        groups(order, entry, with).forEach(desk.orders()::place);
                    } else {
                        desk.orders().place(order);
                    }
                };
        if (arming.placesAtOnce()) {
            deed.run();
        } else {
            questions.order(
                    order,
                    entry,
                    with != null && attached ? "Exits: " + with.words() + "." : "",
                    () -> {
                        arming.agreed();
                        deed.run();
                    });
        }
    }

    /** One bracket for each target. */
    private List<PlaceGroup> groups(PlaceOrder order, BigDecimal entry, ExitTemplate with) {
        InstrumentView instrument = market.focus().get().orElseThrow().view();
        List<BigDecimal> parts = with.parts(order.quantity(), instrument.lotSize());
        List<PlaceGroup> groups = new java.util.ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).signum() > 0) {
                groups.add(
                        ExitGroups.of(
                                order,
                                parts.get(i),
                                entry,
                                instrument.tickSize(),
                                with,
                                with.targets().get(i)));
            }
        }
        return groups;
    }

    /** The chosen size in this market; empty, with a notice, if it cannot be told. */
    private Optional<BigDecimal> quantity(Side side, BigDecimal price) {
        Optional<InstrumentFocus> focus = market.focus().get();
        Optional<SizeRule> rule = SizeRule.parse(size);
        if (focus.isEmpty()) {
            return Optional.empty();
        }
        if (rule.isEmpty()) {
            say("Size is a quantity, a share (10 %) or a risk (risk 0.5 %).");
            return Optional.empty();
        }
        InstrumentView instrument = focus.get().view();
        Optional<BigDecimal> quantity =
                switch (rule.get()) {
                    case SizeRule.Quantity q -> Optional.of(q.amount());
                    case SizeRule.Balance b -> share(instrument, side, price, b.percent());
                    case SizeRule.Risk r -> risk(instrument, r.percent());
                };
        Optional<BigDecimal> onLot =
                quantity.map(q ->
                                q.divideToIntegralValue(instrument.lotSize())
                                        .multiply(instrument.lotSize()))
                        .filter(q -> q.signum() > 0);
        if (quantity.isPresent() && onLot.isEmpty()) {
            say("That is less than one lot of " + Numbers.plain(instrument.lotSize()) + ".");
        }
        return onLot;
    }

    private Optional<BigDecimal> share(
            InstrumentView market, Side side, BigDecimal price, BigDecimal percent) {
        Optional<TicketMargin> margin = TicketMargin.of(desk, market.id());
        if (margin.isPresent()) {
            return margin.map(m -> m.opens(m.free().multiply(percent).movePointLeft(2), price));
        }
        String asset = side == Side.BUY ? market.quoteAsset() : market.baseAsset();
        Optional<BigDecimal> free =
                desk.trading().portfolio().get().stream()
                        .flatMap(p -> p.balances().stream())
                        .filter(b -> b.asset().equals(asset))
                        .map(b -> b.total().subtract(b.held()))
                        .findFirst();
        if (free.isEmpty()) {
            say("No " + asset + " is free.");
        }
        return free.map(f -> f.multiply(percent).movePointLeft(2))
                .map(f -> side == Side.BUY ? f.divide(price, 18, RoundingMode.DOWN) : f);
    }

    private Optional<BigDecimal> risk(InstrumentView market, BigDecimal percent) {
        ExitTemplate with = exits;
        Optional<BigDecimal> equity = desk.trading().portfolio().get().map(PortfolioView::equity);
        if (with == null || equity.isEmpty()) {
            say("A size by risk needs exits: their stop says what is risked.");
            return Optional.empty();
        }
        BigDecimal distance = market.tickSize().multiply(BigDecimal.valueOf(with.stopTicks()));
        return equity.map(
                e -> e.multiply(percent).movePointLeft(2).divide(distance, 18, RoundingMode.DOWN));
    }

    private Optional<PlaceOrder> order(
            Side side,
            OrderType type,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            TimeInForce time) {
        Optional<AccountId> account = desk.trading().inView().map(AccountView::id);
        return account.flatMap(id ->
                market.focus()
                        .get()
                        .map(f ->
                                new PlaceOrder(
                                        id,
                                        f.view().id(),
                                        side,
                                        type,
                                        quantity,
                                        price,
                                        time,
                                        null)));
    }

    /** An order was dragged to another price: its limit, or its trigger while it waits. */
    void moved(OrderId id, long price) {
        Optional<InstrumentFocus> focus = market.focus().get();
        Optional<OrderView> order =
                desk.trading().orders().get().stream().filter(o -> o.id().equals(id)).findFirst();
        if (focus.isPresent() && order.isPresent() && order.get().status().isWorking()) {
            move(order.get(), focus.get().instrument().price(price));
        }
    }

    /** Moves an order's limit, or its trigger while it waits. */
    void move(OrderView order, BigDecimal to) {
        boolean waits = waits(order);
        if (waits && order.type() == OrderType.TRAILING_STOP) {
            say("A trailing stop moves by itself.");
            return;
        }
        AmendOrder change = waits ? new AmendOrder(null, null, to) : new AmendOrder(null, to, null);
        desk.orders().amend(order, change);
    }

    private Quote quote() {
        return market.focus().get().map(f -> f.quote().get()).orElse(Quote.NONE);
    }

    private void say(String why) {
        desk.notices().show(Notice.Level.ATTENTION, "Nothing was placed", why);
    }
}
