package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an order must satisfy by itself, before funds and markets are asked. */
@Component
final class OrderRules {

    private static final int LONGEST_CLIENT_ID = 64;

    private final TradingSettings settings;
    private final TermRules terms;

    OrderRules(TradingSettings settings, TermRules terms) {
        this.settings = settings;
        this.terms = terms;
    }

    /**
     * What reduces a perpetual may be less than the minimum, so that every position can be closed.
     *
     * @throws ProblemException naming the rule and the field
     */
    void check(PlaceOrder order, Instrument instrument, boolean perpetual) {
        if (!instrument.quoteAsset().equals(settings.currency())) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    instrument.id()
                            + " is quoted in "
                            + (instrument.quoteAsset().isEmpty()
                                    ? "an unknown asset"
                                    : instrument.quoteAsset())
                            + "; accounts here trade what is quoted in "
                            + settings.currency(),
                    "instrument");
        }
        quantity(order.quantity(), instrument, "quantity");
        terms.check(order, instrument, perpetual);
        BigDecimal worthAt = order.type().hasLimit() ? order.price() : order.triggerPrice();
        if (worthAt != null && !(perpetual && Boolean.TRUE.equals(order.reduceOnly()))) {
            minimum(order.quantity(), worthAt, instrument);
        }
        String clientId = order.clientOrderId();
        if (clientId != null && (clientId.isEmpty() || clientId.length() > LONGEST_CLIENT_ID)) {
            throw invalid(
                    "clientOrderId has 1 to " + LONGEST_CLIENT_ID + " characters", "clientOrderId");
        }
    }

    /**
     * @throws ProblemException BELOW_MINIMUM_NOTIONAL
     */
    void minimum(BigDecimal quantity, @Nullable BigDecimal price, Instrument instrument) {
        BigDecimal notional = price == null ? BigDecimal.ZERO : price.multiply(quantity);
        if (notional.compareTo(instrument.minNotional()) < 0) {
            throw new ProblemException(
                    ErrorCode.BELOW_MINIMUM_NOTIONAL,
                    "The order is worth "
                            + notional.stripTrailingZeros().toPlainString()
                            + " "
                            + instrument.quoteAsset()
                            + "; the minimum is "
                            + instrument.minNotional().toPlainString(),
                    "quantity");
        }
    }

    static void quantity(BigDecimal quantity, Instrument instrument, String field) {
        if (quantity.signum() <= 0) {
            throw invalid("The quantity must be positive", field);
        }
        if (!multiple(quantity, instrument.quantityScale(), instrument.lotSize(), field)) {
            throw new ProblemException(
                    ErrorCode.QUANTITY_NOT_ON_LOT,
                    "The quantity must be a multiple of "
                            + instrument.quantity(instrument.lotSize()).toPlainString(),
                    field);
        }
    }

    static void price(@Nullable BigDecimal price, Instrument instrument, String field) {
        if (price == null) {
            throw invalid("Such an order needs " + field, field);
        }
        if (price.signum() <= 0) {
            throw invalid("The price must be positive", field);
        }
        if (!multiple(price, instrument.priceScale(), instrument.tickSize(), field)) {
            throw new ProblemException(
                    ErrorCode.PRICE_NOT_ON_TICK,
                    "The price must be a multiple of "
                            + instrument.price(instrument.tickSize()).toPlainString(),
                    field);
        }
    }

    /** Refuses what does not fit the numbers of an instrument at all. */
    private static boolean multiple(BigDecimal value, int scale, long step, String field) {
        if (value.precision() - value.scale() > 18 - scale) {
            throw invalid(
                    value.precision() > 40
                            ? "The number is too large"
                            : value.toPlainString() + " is too large",
                    field);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= scale
                && stripped.setScale(scale).unscaledValue().longValueExact() % step == 0;
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
