package io.aibotiyi.workstation.trade;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.LineHand;
import io.aibotiyi.charts.PriceLine;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * Trading on a chart: own orders, exits and the position as lines. A dragged order is asked to move
 * and drawn as asked until the venue has answered; refused, it is back where it was, and a notice
 * says why. Dragged out of the position's line comes an exit for all of it. New orders take size
 * and exits from the ladder that looks at the same market, and go the ladder's way: armed at once,
 * else after a question, without a size to the ticket.
 *
 * <p>FX thread.
 */
final class ChartTrading implements LineHand {

    private final Desk desk;
    private final PanelMarket market;
    private final CandleChart chart;
    private final PositionDeeds deeds;
    private final Supplier<LadderOrders> orders;

    /**
     * @param orders those of the ladder that looks at the same market, else of no size
     */
    ChartTrading(
            Desk desk,
            PanelMarket market,
            CandleChart chart,
            PositionDeeds deeds,
            Supplier<LadderOrders> orders) {
        this.desk = desk;
        this.market = market;
        this.chart = chart;
        this.deeds = deeds;
        this.orders = orders;
    }

    /** Shows the lines of the market in view. */
    void show(InstrumentFocus focus) {
        ExitWorth worth = new ExitWorth(desk.trading().orders().get(), deeds.position());
        List<PriceLine> lines = new ArrayList<>();
        for (OrderView order : desk.trading().orders().get()) {
            if (order.status().isWorking() && order.instrument().equals(focus.view().id())) {
                line(focus.instrument(), order, worth).ifPresent(lines::add);
            }
        }
        deeds.position().ifPresent(p -> lines.add(position(focus.instrument(), p)));
        chart.setPriceLines(lines);
    }

    private Optional<PriceLine> line(Instrument in, OrderView order, ExitWorth worth) {
        AmendOrder asked = desk.orders().amending().get().get(order.id());
        boolean waits = LadderOrders.waits(order);
        BigDecimal now = waits ? order.triggerPrice() : order.price();
        BigDecimal wanted = asked == null ? null : waits ? asked.triggerPrice() : asked.price();
        BigDecimal shown = wanted == null ? now : wanted;
        if (shown == null) {
            return Optional.empty();
        }
        boolean ends = desk.orders().cancelling().get().contains(order.id());
        return TicketRules.units(shown, in.priceScale()).stream()
                .mapToObj(price ->
                        new PriceLine(
                                price,
                                label(order, worth, shown),
                                role(order, worth),
                                PriceLine.Tone.NEUTRAL,
                                order.id(),
                                !ends,
                                asked != null || ends))
                .findFirst();
    }

    private static String label(OrderView order, ExitWorth worth, BigDecimal price) {
        String quantity = Numbers.plain(order.quantity().subtract(order.filled()));
        return worth.of(order, price)
                .map(gain -> quantity + "  " + Numbers.signed(gain, 2))
                .orElse(quantity);
    }

    /** An exit that neither belongs to a bracket nor gains anything is an order like others. */
    private static PriceLine.Role role(OrderView order, ExitWorth worth) {
        if (worth.entry(order).isPresent()) {
            if (LadderOrders.waits(order)) {
                return PriceLine.Role.STOP;
            }
            BigDecimal at = order.price();
            boolean gains =
                    at != null && worth.of(order, at).filter(g -> g.signum() > 0).isPresent();
            if (gains || order.group() != null) {
                return PriceLine.Role.TARGET;
            }
        }
        return order.side() == Side.BUY ? PriceLine.Role.BUY_ORDER : PriceLine.Role.SELL_ORDER;
    }

    private static PriceLine position(Instrument in, PositionView held) {
        BigDecimal gain = held.unrealisedPnl();
        int sign = gain == null ? 0 : gain.signum();
        PriceLine.Tone tone =
                sign > 0
                        ? PriceLine.Tone.GAIN
                        : sign < 0 ? PriceLine.Tone.LOSS : PriceLine.Tone.NEUTRAL;
        long price =
                held.averagePrice()
                        .setScale(in.priceScale(), RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact();
        return new PriceLine(
                price,
                gain == null ? "" : Numbers.signed(gain, 2),
                PriceLine.Role.POSITION,
                tone,
                "position",
                false,
                false);
    }

    @Override
    public long snapped(PriceLine line, long price) {
        long tick = market.focus().get().map(f -> f.instrument().tickSize()).orElse(1L);
        return Math.max(1, Math.round((double) price / tick)) * tick;
    }

    @Override
    public String preview(PriceLine line, long price) {
        Optional<InstrumentFocus> focus = market.focus().get();
        if (focus.isEmpty()) {
            return "";
        }
        BigDecimal at = focus.get().instrument().price(price);
        if (line.role() == PriceLine.Role.POSITION) {
            return price == line.price()
                    ? line.label()
                    : deeds.position()
                            .map(p ->
                                    Numbers.signed(
                                            at.subtract(p.averagePrice()).multiply(p.quantity()),
                                            2))
                            .orElse("");
        }
        ExitWorth worth = new ExitWorth(desk.trading().orders().get(), deeds.position());
        return order(line).map(o -> label(o, worth, at)).orElse(line.label());
    }

    @Override
    public void moved(PriceLine line, long price) {
        Optional<InstrumentFocus> focus = market.focus().get();
        if (focus.isEmpty()) {
            return;
        }
        BigDecimal to = focus.get().instrument().price(price);
        if (line.role() == PriceLine.Role.POSITION) {
            deeds.exitAt(to, quote());
            return;
        }
        Optional<OrderView> order = order(line).filter(o -> o.status().isWorking());
        if (order.isEmpty()) {
            say("That order does not work any more.");
            return;
        }
        AmendRules rules = new AmendRules(focus.get().view(), order.get());
        String typed = to.toPlainString();
        boolean waits = LadderOrders.waits(order.get());
        AmendRules.Outcome outcome = rules.check("", waits ? "" : typed, waits ? typed : "");
        if (!outcome.problem().isEmpty()) {
            say(outcome.problem());
        } else {
            orders.get().move(order.get(), to);
        }
    }

    @Override
    public void cancelled(PriceLine line) {
        order(line).ifPresent(o -> desk.orders().cancel(o.id()));
    }

    private Optional<OrderView> order(PriceLine line) {
        return line.key() instanceof OrderId id
                ? desk.trading().orders().get().stream().filter(o -> o.id().equals(id)).findFirst()
                : Optional.empty();
    }

    /** What can be placed at a price; by keyboard at the last one. */
    ContextMenu menu(long units) {
        ContextMenu menu = new ContextMenu();
        Optional<InstrumentFocus> focus = market.focus().get();
        if (focus.isEmpty()) {
            return menu;
        }
        Instrument in = focus.get().instrument();
        BigDecimal price =
                in.price(Math.max(1, Math.round((double) units / in.tickSize())) * in.tickSize());
        String at = " at " + Numbers.fixed(price, in.priceScale());
        LadderOrders using = orders.get();
        String size = using.size().isBlank() ? "" : " " + using.size();
        for (Side side : Side.values()) {
            String verb = side == Side.BUY ? "Buy" : "Sell";
            menu.getItems().add(item(verb + size + " limit" + at, () -> place(side, price, false)));
            if (using.couldWait(side, price)) {
                menu.getItems()
                        .add(item(verb + size + " stop" + at, () -> place(side, price, true)));
            }
        }
        if (deeds.position().isPresent()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item("Exit the position" + at, () -> deeds.exitAt(price, quote())));
        }
        return menu;
    }

    private void place(Side side, BigDecimal price, boolean stop) {
        orders.get().pick(side, price, stop);
    }

    private static MenuItem item(String title, Runnable deed) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(_ -> deed.run());
        return item;
    }

    private Quote quote() {
        return market.focus().get().map(f -> f.quote().get()).orElse(Quote.NONE);
    }

    private void say(String why) {
        desk.notices().show(Notice.Level.ATTENTION, "Nothing was moved", why);
    }
}
