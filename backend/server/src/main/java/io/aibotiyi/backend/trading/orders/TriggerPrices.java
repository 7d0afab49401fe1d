package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where triggers stand, and what a buy that fires without a limit price may cost at most. */
@Component
final class TriggerPrices {

    private final MarketData markets;
    private final TradingSettings settings;

    TriggerPrices(MarketData markets, TradingSettings settings) {
        this.markets = markets;
        this.settings = settings;
    }

    /**
     * Where a new order's trigger stands; null if it has none.
     *
     * @throws ProblemException TRIGGER_ALREADY_REACHED; BOOK_NOT_LIVE without a mark price;
     *     INVALID_FIELD if a trailing stop would begin at or below zero
     */
    @Nullable BigDecimal begin(PlaceOrder order, Instrument instrument) {
        if (!order.type().isConditional()) {
            return null;
        }
        BigDecimal mark = mark(instrument);
        if (order.type() == OrderType.TRAILING_STOP) {
            BigDecimal distance = Objects.requireNonNull(order.trailingDistance(), "checked");
            BigDecimal trigger =
                    order.side() == Side.BUY ? mark.add(distance) : mark.subtract(distance);
            if (trigger.signum() <= 0) {
                throw new ProblemException(
                        ErrorCode.INVALID_FIELD,
                        "The distance is more than the price of " + mark.toPlainString(),
                        "trailingDistance");
            }
            return onTick(trigger, instrument);
        }
        BigDecimal trigger = Objects.requireNonNull(order.triggerPrice(), "checked");
        requireAhead(order.type(), order.side(), trigger, instrument);
        return trigger;
    }

    /** Where a trailing stop's trigger stands that begins now; where it stood without a price. */
    BigDecimal trailed(Order order, Instrument instrument) {
        BigDecimal stood = Objects.requireNonNull(order.terms().trigger(), "a trailing stop");
        BigDecimal distance = Objects.requireNonNull(order.terms().distance(), "a trailing stop");
        OptionalLong mark = markets.markPrice(instrument.id());
        if (mark.isEmpty()) {
            return stood;
        }
        BigDecimal away = distance.multiply(BigDecimal.valueOf(order.side().sign()));
        return onTick(instrument.price(mark.getAsLong()).add(away), instrument);
    }

    /**
     * @throws ProblemException TRIGGER_ALREADY_REACHED; BOOK_NOT_LIVE without a mark price
     */
    void requireAhead(OrderType type, Side side, BigDecimal trigger, Instrument instrument) {
        BigDecimal mark = mark(instrument);
        long units = instrument.priceUnits(trigger.stripTrailingZeros());
        if (type.isReached(side, units, instrument.priceUnits(mark))) {
            throw new ProblemException(
                    ErrorCode.TRIGGER_ALREADY_REACHED,
                    "A "
                            + type
                            + " to "
                            + side
                            + " fires when the price "
                            + (type.risesToTrigger(side) ? "rises" : "falls")
                            + " to its trigger, and it is at "
                            + mark.toPlainString()
                            + " already",
                    "triggerPrice");
        }
    }

    private BigDecimal mark(Instrument instrument) {
        OptionalLong mark = markets.markPrice(instrument.id());
        if (mark.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE,
                    "Nothing prices "
                            + instrument.id()
                            + " now, so a trigger cannot be compared; try again");
        }
        return instrument.price(mark.getAsLong());
    }

    /**
     * The worst price of an order with a trigger: its limit; for a buy without one the trigger and
     * the market protection above it; none for a sale without one.
     */
    @Nullable BigDecimal worst(
            OrderType type,
            Side side,
            @Nullable BigDecimal limit,
            BigDecimal trigger,
            Instrument instrument) {
        if (type.hasLimit() || side == Side.SELL) {
            return limit;
        }
        return onTick(
                trigger.multiply(BigDecimal.ONE.add(settings.marketProtection())), instrument);
    }

    private static BigDecimal onTick(BigDecimal price, Instrument instrument) {
        BigDecimal tick = instrument.price(instrument.tickSize());
        return price.divideToIntegralValue(tick).max(BigDecimal.ONE).multiply(tick);
    }
}
