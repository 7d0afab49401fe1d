package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parent orders on the wire: large orders that the backend works off in smaller ones. */
public final class Routing {

    private Routing() {}

    /** How a parent order is divided. */
    public enum Algorithm {
        /** Even parts over the duration: follows the market's time-weighted average price. */
        TWAP,
        /**
         * Parts as the market's volume was spread at this time of the days before: follows its
         * volume-weighted average price.
         */
        VWAP,
        /** A share of the market's volume as it is seen, never more. */
        POV,
        /** One part is shown at the limit price; the next one follows when it is filled. */
        ICEBERG,
        /** At once over all venues with the asset pair, by price net of the taker's fee. */
        BEST_PRICE
    }

    /** How a child of TWAP, VWAP and POV meets the market. */
    public enum Style {
        /**
         * Rests at the best price of its own side. What has not been filled when the part's time is
         * over is taken at the other side; POV moves after the market instead.
         */
        PASSIVE,
        /** A limit at the price at which the visible book has enough, done at once or cancelled. */
        AGGRESSIVE,
        /** A market order; with a limit price, a limit there, done at once or cancelled. */
        MARKET
    }

    /** Where a parent order is in its life. */
    public enum ParentStatus {
        /** Waits for its start, or places children. */
        WORKING,
        /** Places nothing more; ends when the last child has. */
        CANCELLING,
        /** Filled wholly. */
        COMPLETED,
        CANCELLED,
        /** Its time, or its tries, ended before it was filled; the reason says what is left. */
        EXPIRED,
        /** A child was refused for a reason that waiting does not mend. */
        FAILED;

        /** True while fills may still come. */
        public boolean isWorking() {
            return this == WORKING || this == CANCELLING;
        }
    }

    /**
     * How an algorithm goes about it; what an algorithm does not know is refused.
     *
     * @param slices TWAP, VWAP: parts, 1 to 500; one each 30 seconds, from 2 to 100, when absent.
     *     Parts that would be too small for the venue are joined
     * @param style TWAP, VWAP, POV: PASSIVE when absent
     * @param jitter TWAP, VWAP: how far a part is moved by chance, as a share of half the distance
     *     of two parts; ICEBERG: how much a part's size varies, as a share of it. 0 to 1, ICEBERG
     *     below 1; none when absent
     * @param participation POV: share of the market's volume, from 0.0001 to 1
     * @param displayQuantity ICEBERG: what is shown at a time
     */
    public record Tuning(
            @Nullable Integer slices,
            @Nullable Style style,
            @Nullable BigDecimal jitter,
            @Nullable BigDecimal participation,
            @Nullable BigDecimal displayQuantity) {

        /** As the algorithm does it by itself. */
        public static final Tuning STANDARD = new Tuning(null, null, null, null, null);
    }

    /**
     * @param instrument what to trade; BEST_PRICE takes every venue with the same two assets, spot
     *     and perpetuals apart
     * @param limitPrice the worst price of any child; required for ICEBERG
     * @param start at once when absent
     * @param durationSeconds required for TWAP, VWAP and POV; a day when absent for ICEBERG, a
     *     minute for BEST_PRICE. 10 seconds to a day
     * @param tuning {@link Tuning#STANDARD} when absent
     */
    public record StartParent(
            AccountId account,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            Algorithm algorithm,
            @Nullable BigDecimal limitPrice,
            @Nullable Instant start,
            @Nullable Long durationSeconds,
            @Nullable Tuning tuning) {}

    /**
     * Slippage is in basis points (hundredths of a percent) of the price compared with; positive is
     * worse than it, whichever the side. Fees are not in it.
     *
     * @param averagePrice of the fills; absent before the first
     * @param arrivalPrice mid of the book when it started; absent before, or if there was none
     * @param marketVwap average of the market's trades seen since the start, by volume, own ones
     *     included where the venue prints them; absent before the first
     * @param children placed so far
     * @param reason what it waits for, or why it ended
     * @param version increases with every change; of two views the higher is newer
     */
    public record ParentView(
            ParentOrderId id,
            AccountId account,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            Algorithm algorithm,
            @Nullable BigDecimal limitPrice,
            Instant start,
            Instant end,
            Tuning tuning,
            ParentStatus status,
            BigDecimal filled,
            @Nullable BigDecimal averagePrice,
            @Nullable BigDecimal arrivalPrice,
            @Nullable BigDecimal marketVwap,
            @Nullable BigDecimal arrivalSlippage,
            @Nullable BigDecimal vwapSlippage,
            int children,
            @Nullable String reason,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    /**
     * A child: an order, or one that was refused.
     *
     * @param number of the parent's children, from 1
     * @param order absent if it was refused or is being placed
     * @param status absent while it is being placed
     */
    public record ChildView(
            int number,
            @Nullable OrderId order,
            InstrumentId instrument,
            OrderType type,
            TimeInForce timeInForce,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable OrderStatus status,
            BigDecimal filled,
            @Nullable BigDecimal averagePrice,
            @Nullable String reason,
            Instant createdAt) {}

    /** A part as TWAP and VWAP would send it. */
    public record PlannedSlice(Instant time, BigDecimal quantity) {}

    /**
     * What BEST_PRICE would send to one venue.
     *
     * @param limitPrice the worst level meant
     * @param averagePrice over the levels meant, before fees
     * @param netPrice the same with the fee: what a unit costs, or brings
     */
    public record PlannedLeg(
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal limitPrice,
            BigDecimal averagePrice,
            BigDecimal fee,
            BigDecimal netPrice) {}

    /** A venue that would get nothing, and why. */
    public record LeftOut(InstrumentId instrument, String reason) {}

    /**
     * What would happen now; it binds nobody.
     *
     * @param slices of TWAP and VWAP
     * @param legs of BEST_PRICE, best first
     * @param unrouted of BEST_PRICE: what the visible books do not have within the limit
     * @param explanation in one or two sentences
     */
    public record Preview(
            Algorithm algorithm,
            Instant start,
            Instant end,
            List<PlannedSlice> slices,
            List<PlannedLeg> legs,
            List<LeftOut> leftOut,
            @Nullable BigDecimal unrouted,
            String explanation) {}
}
