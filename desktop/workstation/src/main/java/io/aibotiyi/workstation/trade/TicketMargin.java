package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.Margin.Tier;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.workstation.state.Desk;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an order in a perpetual would do to the account's margin: the backend's own formulas on what
 * it last told, so an estimate. The backend decides.
 *
 * @param terms of the perpetual
 * @param leverage of the account in it
 * @param figures of the account's margin; null if it never traded a perpetual
 * @param cash free in the account's currency
 * @param working the account's working orders in the perpetual
 */
record TicketMargin(
        PerpetualView terms,
        int leverage,
        @Nullable MarginView figures,
        BigDecimal cash,
        List<OrderView> working) {

    /** An order as margin sees it. */
    record Plan(
            Side side, BigDecimal quantity, BigDecimal price, boolean reduceOnly, BigDecimal fee) {}

    /**
     * @param margin that the order takes, its fee included
     * @param exposure of the position with the orders of the worse side
     * @param liquidation mark at which the account would be liquidated once it is filled; null if
     *     no price would, or it cannot be told
     */
    record After(BigDecimal margin, BigDecimal exposure, @Nullable BigDecimal liquidation) {}

    /** Empty if it is no perpetual, as far as is known. */
    static Optional<TicketMargin> of(Desk desk, InstrumentId market) {
        return Optional.ofNullable(desk.margin().perpetuals().get().get(market))
                .map(terms -> of(desk, terms));
    }

    private static TicketMargin of(Desk desk, PerpetualView terms) {
        LeverageView leverage = desk.margin().leverages().get().get(terms.instrument());
        Optional<PortfolioView> portfolio = desk.trading().portfolio().get();
        return new TicketMargin(
                terms,
                leverage == null ? terms.standardLeverage() : leverage.leverage(),
                portfolio.map(PortfolioView::margin).orElse(null),
                portfolio.stream()
                        .flatMap(p -> p.balances().stream())
                        .filter(b -> b.asset().equals(terms.currency()))
                        .map(b -> b.total().subtract(b.held()))
                        .findFirst()
                        .orElse(BigDecimal.ZERO),
                desk.trading().orders().get().stream()
                        .filter(o -> o.status().isWorking())
                        .filter(o -> o.instrument().equals(terms.instrument()))
                        .toList());
    }

    /** What new exposure may use. */
    BigDecimal free() {
        return figures == null ? cash.max(BigDecimal.ZERO) : figures.freeMargin();
    }

    /** Signed; zero without a position. */
    BigDecimal held() {
        return position().map(MarginPositionView::quantity).orElse(BigDecimal.ZERO);
    }

    /** The highest leverage of a position with its orders that is worth so much. */
    int most(BigDecimal exposure) {
        return terms.tiers().get(tier(exposure)).maxLeverage();
    }

    After after(Plan plan) {
        List<Plan> before = new ArrayList<>();
        for (OrderView order : working) {
            BigDecimal price = order.price() == null ? order.triggerPrice() : order.price();
            if (price != null) {
                before.add(
                        new Plan(
                                order.side(),
                                order.quantity().subtract(order.filled()),
                                price,
                                Boolean.TRUE.equals(order.reduceOnly()),
                                BigDecimal.ZERO));
            }
        }
        List<Plan> with = new ArrayList<>(before);
        with.add(plan);
        BigDecimal exposure = exposure(with);
        BigDecimal more =
                exposure.subtract(exposure(before))
                        .divide(BigDecimal.valueOf(leverage), 8, RoundingMode.UP);
        return new After(more.add(plan.fee()), exposure, liquidation(plan).orElse(null));
    }

    /** The position with the orders of the worse side; what closes counts for nothing. */
    private BigDecimal exposure(List<Plan> orders) {
        return side(orders, Side.BUY).max(side(orders, Side.SELL));
    }

    private BigDecimal side(List<Plan> orders, Side side) {
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal dearest = BigDecimal.ZERO;
        for (Plan order : orders) {
            if (order.side() == side && !order.reduceOnly()) {
                quantity = quantity.add(order.quantity());
                notional = notional.add(order.quantity().multiply(order.price()));
                dearest = dearest.max(order.price());
            }
        }
        BigDecimal cost = cost().abs();
        if (held().signum() * side.sign() >= 0) {
            return cost.add(notional);
        }
        BigDecimal opens = quantity.subtract(held().abs()).max(BigDecimal.ZERO);
        return cost.max(opens.multiply(dearest));
    }

    private Optional<BigDecimal> liquidation(Plan plan) {
        if (figures != null && !figures.complete()) {
            return Optional.empty();
        }
        BigDecimal held = held();
        boolean closes = held.signum() * plan.side().sign() < 0;
        BigDecimal closed = closes ? plan.quantity().min(held.abs()) : BigDecimal.ZERO;
        BigDecimal opened = plan.reduceOnly() ? BigDecimal.ZERO : plan.quantity().subtract(closed);
        BigDecimal direction = BigDecimal.valueOf(plan.side().sign());
        BigDecimal closedCost =
                closed.signum() == 0
                        ? BigDecimal.ZERO
                        : cost().multiply(closed).divide(held.abs(), 18, RoundingMode.HALF_EVEN);
        BigDecimal realised =
                closed.multiply(plan.price()).multiply(direction).negate().subtract(closedCost);
        BigDecimal quantity = held.add(closed.add(opened).multiply(direction));
        BigDecimal cost =
                cost().subtract(closedCost).add(opened.multiply(plan.price()).multiply(direction));
        return price(quantity, cost, others().add(realised).subtract(plan.fee()));
    }

    /** Equity without this perpetual's unrealised profit, less the others' maintenance. */
    private BigDecimal others() {
        if (figures == null) {
            return cash;
        }
        BigDecimal unrealised =
                position().map(MarginPositionView::unrealisedPnl).orElse(BigDecimal.ZERO);
        BigDecimal maintenance =
                position().map(MarginPositionView::maintenanceMargin).orElse(BigDecimal.ZERO);
        return figures.equity()
                .subtract(unrealised)
                .subtract(figures.maintenanceMargin().subtract(maintenance));
    }

    /** The mark at which equity meets maintenance, as the backend works it out. */
    private Optional<BigDecimal> price(BigDecimal quantity, BigDecimal cost, BigDecimal others) {
        if (quantity.signum() == 0) {
            return Optional.empty();
        }
        for (int tier = 0; tier < terms.tiers().size(); tier++) {
            Tier its = terms.tiers().get(tier);
            BigDecimal price =
                    cost.subtract(others)
                            .subtract(its.maintenanceAmount())
                            .divide(
                                    quantity.subtract(
                                            quantity.abs().multiply(its.maintenanceRate())),
                                    8,
                                    RoundingMode.HALF_EVEN);
            if (tier(quantity.abs().multiply(price)) == tier) {
                return price.signum() > 0 ? Optional.of(price) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private int tier(BigDecimal notional) {
        int tier = 0;
        while (tier < terms.tiers().size() - 1
                && notional.compareTo(terms.tiers().get(tier).upTo()) > 0) {
            tier++;
        }
        return tier;
    }

    private BigDecimal cost() {
        return position().map(p -> p.entryPrice().multiply(p.quantity())).orElse(BigDecimal.ZERO);
    }

    private Optional<MarginPositionView> position() {
        return figures == null
                ? Optional.empty()
                : figures.positions().stream()
                        .filter(p -> p.instrument().equals(terms.instrument()))
                        .findFirst();
    }

    /** What so much of the free margin opens at a price, fees left aside. */
    BigDecimal opens(BigDecimal amount, BigDecimal price) {
        return amount.multiply(BigDecimal.valueOf(leverage)).divide(price, 18, RoundingMode.DOWN);
    }

    /** Leverages to choose from: usual ones up to the highest, and the one that is chosen. */
    List<Integer> choices() {
        int most = terms.tiers().getFirst().maxLeverage();
        List<Integer> all = new ArrayList<>();
        for (int usual : new int[] {1, 2, 3, 5, 10, 20, 25, 50, 75, 100, 125}) {
            if (usual <= most) {
                all.add(usual);
            }
        }
        if (!all.contains(leverage)) {
            all.add(leverage);
        }
        if (!all.contains(most)) {
            all.add(most);
        }
        all.sort(null);
        return all;
    }

    /** What goes wrong with the margin; empty if nothing does. */
    String problem(Plan plan, After after) {
        if (plan.reduceOnly()) {
            return held().signum() * plan.side().sign() < 0
                    ? ""
                    : "Nothing to reduce: no "
                            + (plan.side() == Side.BUY ? "short" : "long")
                            + " position.";
        }
        if (after.margin().compareTo(plan.fee()) > 0 && leverage > most(after.exposure())) {
            return "A position of that value has a leverage of at most "
                    + most(after.exposure())
                    + "×.";
        }
        return "";
    }
}
