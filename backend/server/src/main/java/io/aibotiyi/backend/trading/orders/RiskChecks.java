package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.margin.Liquidations;
import io.aibotiyi.backend.trading.margin.MarginChecks;
import io.aibotiyi.backend.trading.margin.MarginOrders;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.risk.PreTradeRisk;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows risk an order together with what the account has and has under way. */
@Component
final class RiskChecks {

    private final PreTradeRisk risk;
    private final Positions positions;
    private final Orders orders;
    private final MarginChecks margin;
    private final MarginOrders working;
    private final Liquidations liquidations;
    private final MarketData markets;

    RiskChecks(
            PreTradeRisk risk,
            Positions positions,
            Orders orders,
            MarginChecks margin,
            MarginOrders working,
            Liquidations liquidations,
            MarketData markets) {
        this.margin = margin;
        this.working = working;
        this.liquidations = liquidations;
        this.risk = risk;
        this.positions = positions;
        this.orders = orders;
        this.markets = markets;
    }

    /**
     * Under the account's lock.
     *
     * @param price what it would execute at, at worst
     * @param trigger that it waits for: its limit is measured from there; null if it does not wait
     * @param counted false for a part of a command that was counted already
     * @throws ProblemException what {@link PreTradeRisk#check} says; ACCOUNT_LIQUIDATING
     */
    void check(
            PlaceOrder order,
            Instrument instrument,
            BigDecimal price,
            @Nullable BigDecimal trigger,
            boolean counted) {
        liquidations.requireNone(order.account());
        BigDecimal mark = mark(instrument);
        Stake stake =
                stake(
                        order.account(),
                        instrument,
                        order.side(),
                        order.quantity(),
                        Boolean.TRUE.equals(order.reduceOnly()),
                        BigDecimal.ZERO);
        risk.check(
                new PreTradeRisk.Candidate(
                        order.account(),
                        instrument.id(),
                        order.side(),
                        order.quantity(),
                        order.price(),
                        price,
                        mark,
                        trigger == null ? mark : trigger,
                        stake.after(),
                        stake.increases()),
                counted);
    }

    /**
     * A working order as it is to be, or one whose trigger was reached; under the account's lock.
     *
     * @param worst price it may execute at; for a sale without a limit its trigger
     * @param fired what was asked at entry is not asked again but what may have changed since
     * @throws ProblemException what {@link PreTradeRisk#check} and {@link PreTradeRisk#checkFired}
     *     say
     */
    void checkAgain(
            Order before, Order order, Instrument instrument, BigDecimal worst, boolean fired) {
        liquidations.requireNone(order.account());
        BigDecimal mark = mark(instrument);
        Stake stake =
                stake(
                        order.account(),
                        instrument,
                        order.side(),
                        order.remaining(),
                        order.terms().reduceOnly(),
                        before.remaining());
        PreTradeRisk.Candidate candidate =
                new PreTradeRisk.Candidate(
                        order.account(),
                        instrument.id(),
                        order.side(),
                        order.remaining(),
                        order.price(),
                        worst,
                        mark,
                        order.waits() ? order.terms().trigger() : mark,
                        stake.after(),
                        stake.increases());
        if (fired) {
            risk.checkFired(candidate);
        } else {
            risk.check(candidate, true);
        }
    }

    /**
     * What the order makes of the position together with the others of its side.
     *
     * @param after the position then, of the order's side; negative if it still is of the other
     * @param increases it opens or increases
     */
    private record Stake(BigDecimal after, boolean increases) {}

    /**
     * @param already what of the order is counted among the working ones
     */
    private Stake stake(
            AccountId account,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            boolean reduceOnly,
            BigDecimal already) {
        InstrumentId id = instrument.id();
        BigDecimal owned = positions.of(account, id).quantity();
        if (!margin.isMargin(id)) {
            BigDecimal counted = side == Side.BUY ? already : BigDecimal.ZERO;
            BigDecimal buying = orders.open(account, id, Side.BUY).subtract(counted);
            return new Stake(owned.add(buying).add(quantity), side == Side.BUY);
        }
        BigDecimal counted = reduceOnly ? BigDecimal.ZERO : already;
        BigDecimal after =
                owned.multiply(BigDecimal.valueOf(side.sign()))
                        .add(working.open(account, id, side))
                        .subtract(counted)
                        .add(quantity);
        return new Stake(after, !reduceOnly && after.signum() > 0);
    }

    private @Nullable BigDecimal mark(Instrument instrument) {
        OptionalLong mark = markets.markPrice(instrument.id());
        return mark.isPresent() ? instrument.price(mark.getAsLong()) : null;
    }
}
