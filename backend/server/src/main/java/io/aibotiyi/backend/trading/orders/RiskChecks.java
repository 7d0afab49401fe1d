package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.risk.PreTradeRisk;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Objects;
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
     * @param quoted what a market order would meet; null for a limit order
     * @throws ProblemException what {@link PreTradeRisk#check} says
     */
    void check(PlaceOrder order, Instrument instrument, @Nullable BigDecimal quoted) {
        OptionalLong mark = markets.markPrice(instrument.id());
        BigDecimal price =
                quoted == null
                        ? Objects.requireNonNull(order.price(), "a limit order's price")
                        : quoted;
        risk.check(
                new PreTradeRisk.Candidate(
                        order.account(),
                        instrument.id(),
                        order.side(),
                        order.quantity(),
                        order.price(),
                        price,
                        mark.isPresent() ? instrument.price(mark.getAsLong()) : null,
                        positions.of(order.account(), instrument.id()).quantity(),
                        orders.open(order.account(), instrument.id(), Side.BUY)));
    }
}
