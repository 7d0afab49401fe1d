package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to be placed.
 *
 * @param id our id and the idempotency key: sent to the venue as its client order id, never used
 *     for a second order
 * @param quantity in base units, more than zero; null if the order is by quote quantity
 * @param quoteQuantity in quote units, market orders only; null if by base quantity
 * @param limitPrice for LIMIT and STOP_LIMIT, null otherwise
 * @param stopPrice for STOP and STOP_LIMIT, null otherwise
 * @param postOnly LIMIT only
 * @param goodTill for GTD, null otherwise
 */
public record NewOrder(
        OrderId id,
        InstrumentId instrument,
        Side side,
        OrderKind kind,
        Validity validity,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal quoteQuantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        boolean postOnly,
        @Nullable Instant goodTill,
        SelfTradePrevention selfTrade) {

    /**
     * @throws IllegalArgumentException if the parts contradict each other
     */
    public NewOrder {
        require((quantity == null) != (quoteQuantity == null), "one of quantity, quoteQuantity");
        require(positive(quantity) && positive(quoteQuantity), "a quantity above zero");
        require(positive(limitPrice) && positive(stopPrice), "prices above zero");
        require(quoteQuantity == null || kind == OrderKind.MARKET, "MARKET for a quote quantity");
        boolean limited = kind == OrderKind.LIMIT || kind == OrderKind.STOP_LIMIT;
        require((limitPrice != null) == limited, "a limit price for limit orders only");
        boolean stopped = kind == OrderKind.STOP || kind == OrderKind.STOP_LIMIT;
        require((stopPrice != null) == stopped, "a stop price for stop orders only");
        require((goodTill != null) == (validity == Validity.GTD), "a time for GTD only");
        require(
                !postOnly
                        || (kind == OrderKind.LIMIT
                                && (validity == Validity.GTC || validity == Validity.GTD)),
                "a resting limit order for post-only");
    }

    /** A limit order, good till cancelled. */
    public static NewOrder limit(
            OrderId id, InstrumentId instrument, Side side, BigDecimal quantity, BigDecimal price) {
        return limit(id, instrument, side, quantity, price, Validity.GTC);
    }

    /** A limit order. */
    public static NewOrder limit(
            OrderId id,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            Validity validity) {
        return new NewOrder(
                id,
                instrument,
                side,
                OrderKind.LIMIT,
                validity,
                quantity,
                null,
                price,
                null,
                false,
                null,
                SelfTradePrevention.VENUE_DEFAULT);
    }

    /** A market order by base quantity. */
    public static NewOrder market(
            OrderId id, InstrumentId instrument, Side side, BigDecimal quantity) {
        return new NewOrder(
                id,
                instrument,
                side,
                OrderKind.MARKET,
                Validity.IOC,
                quantity,
                null,
                null,
                null,
                false,
                null,
                SelfTradePrevention.VENUE_DEFAULT);
    }

    /** This order, refused rather than taking. */
    public NewOrder asPostOnly() {
        return new NewOrder(
                id,
                instrument,
                side,
                kind,
                validity,
                quantity,
                quoteQuantity,
                limitPrice,
                stopPrice,
                true,
                goodTill,
                selfTrade);
    }

    private static boolean positive(@Nullable BigDecimal value) {
        return value == null || value.signum() > 0;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("an order needs " + what);
        }
    }
}
