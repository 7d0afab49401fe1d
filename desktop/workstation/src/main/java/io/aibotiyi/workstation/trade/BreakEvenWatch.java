package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Moves stops to their entries once the mark price is as far beyond as their template said; each
 * stop once. It works only while this window is open and connected, as the template's words say.
 */
final class BreakEvenWatch {

    private final Desk desk;
    private final Set<OrderId> moved = new HashSet<>();

    BreakEvenWatch(Desk desk) {
        this.desk = desk;
    }

    void attach(Pins pins) {
        pins.add(desk.trading().portfolio().listen(p -> p.ifPresent(this::look)));
    }

    private void look(PortfolioView portfolio) {
        List<OrderView> orders = desk.trading().orders().get();
        moved.retainAll(orders.stream().map(OrderView::id).toList());
        for (OrderView stop : orders) {
            OptionalInt after = ExitGroups.breakEvenTicks(stop);
            if (after.isPresent() && PositionDeeds.isStop(stop) && !moved.contains(stop.id())) {
                portfolio.positions().stream()
                        .filter(p -> p.instrument().equals(stop.instrument()))
                        .findFirst()
                        .ifPresent(p -> secure(stop, after.getAsInt(), p, orders));
            }
        }
    }

    private void secure(OrderView stop, int ticks, PositionView position, List<OrderView> orders) {
        Optional<OrderView> entry =
                orders.stream()
                        .filter(o -> o.role() == GroupRole.ENTRY)
                        .filter(o -> o.group() != null && o.group().equals(stop.group()))
                        .filter(o -> !o.status().isWorking())
                        .findFirst();
        Optional<InstrumentView> market =
                desk.market().instruments().get().stream()
                        .filter(i -> i.id().equals(stop.instrument()))
                        .findFirst();
        BigDecimal paid = entry.map(OrderView::averagePrice).orElse(null);
        BigDecimal mark = position.markPrice();
        if (market.isEmpty() || paid == null || mark == null) {
            return;
        }
        BigDecimal tick = market.get().tickSize();
        boolean sells = stop.side() == Side.SELL;
        BigDecimal gained = sells ? mark.subtract(paid) : paid.subtract(mark);
        if (gained.compareTo(tick.multiply(BigDecimal.valueOf(ticks))) >= 0) {
            RoundingMode way = sells ? RoundingMode.CEILING : RoundingMode.FLOOR;
            BigDecimal trigger = paid.divide(tick, 0, way).multiply(tick);
            moved.add(stop.id());
            desk.orders().amend(stop, new AmendOrder(null, null, trigger));
        }
    }
}
