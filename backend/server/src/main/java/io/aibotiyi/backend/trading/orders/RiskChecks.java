package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.risk.PreTradeRisk;
import io.aibotiyi.domain.Instrument;
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
    private final MarketData markets;

    RiskChecks(PreTradeRisk risk, Positions positions, Orders orders, MarketData markets) {
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
     * @throws ProblemException what {@link PreTradeRisk#check} says
     */
    void check(
            PlaceOrder order,
            Instrument instrument,
            BigDecimal price,
            @Nullable BigDecimal trigger,
            boolean counted) {
        BigDecimal mark = mark(instrument);
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
                        positions.of(order.account(), instrument.id()).quantity(),
                        orders.open(order.account(), instrument.id(), Side.BUY)),
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
        BigDecimal mark = mark(instrument);
        BigDecimal others =
                orders.open(order.account(), instrument.id(), Side.BUY)
                        .subtract(before.side() == Side.BUY ? before.remaining() : BigDecimal.ZERO);
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
                        positions.of(order.account(), instrument.id()).quantity(),
                        others);
        if (fired) {
            risk.checkFired(candidate);
        } else {
            risk.check(candidate, true);
        }
    }

    private @Nullable BigDecimal mark(Instrument instrument) {
        OptionalLong mark = markets.markPrice(instrument.id());
        return mark.isPresent() ? instrument.price(mark.getAsLong()) : null;
    }
}
