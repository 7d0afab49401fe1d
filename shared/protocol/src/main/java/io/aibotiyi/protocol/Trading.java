package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders, fills, positions and balances on the wire. */
public final class Trading {

    private Trading() {}

    /**
     * What is asked for. The fields that a type has no use for are left out; a field that is there
     * and means nothing is refused, not ignored.
     *
     * @param price required for LIMIT, STOP_LIMIT and LIMIT_IF_TOUCHED, else left out
     * @param timeInForce GTC when absent where there is a price; the others are IOC once they fire
     * @param clientOrderId the caller's own name for it, at most 64 characters
     * @param triggerPrice required for STOP, STOP_LIMIT, MARKET_IF_TOUCHED and LIMIT_IF_TOUCHED,
     *     else left out
     * @param trailingDistance of a TRAILING_STOP, in price; how far its trigger stays behind
     * @param expiresAt of a GTD order; in the future
     * @param displayQuantity of an iceberg: what of it the book shows at a time
     * @param postOnly refused rather than traded at once; absent is false
     * @param reduceOnly never opens or increases a position; absent is false
     */
    public record PlaceOrder(
            AccountId account,
            InstrumentId instrument,
            Side side,
            OrderType type,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable TimeInForce timeInForce,
            @Nullable String clientOrderId,
            @Nullable BigDecimal triggerPrice,
            @Nullable BigDecimal trailingDistance,
            @Nullable Instant expiresAt,
            @Nullable BigDecimal displayQuantity,
            @Nullable Boolean postOnly,
            @Nullable Boolean reduceOnly) {

        /** Without a trigger or any of the traits. */
        public PlaceOrder(
                AccountId account,
                InstrumentId instrument,
                Side side,
                OrderType type,
                BigDecimal quantity,
                @Nullable BigDecimal price,
                @Nullable TimeInForce timeInForce,
                @Nullable String clientOrderId) {
            this(
                    account,
                    instrument,
                    side,
                    type,
                    quantity,
                    price,
                    timeInForce,
                    clientOrderId,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /** To buy or sell at a price or better, until it is filled or cancelled. */
        public static PlaceOrder limit(
                AccountId account,
                InstrumentId instrument,
                Side side,
                BigDecimal quantity,
                BigDecimal price) {
            return new PlaceOrder(
                    account, instrument, side, OrderType.LIMIT, quantity, price, null, null);
        }

        /** To buy or sell at what the market asks or bids. */
        public static PlaceOrder market(
                AccountId account, InstrumentId instrument, Side side, BigDecimal quantity) {
            return new PlaceOrder(
                    account, instrument, side, OrderType.MARKET, quantity, null, null, null);
        }

        /** The same of another type that waits for a price. */
        public PlaceOrder triggeredAt(OrderType conditional, BigDecimal trigger) {
            return with(
                    conditional, timeInForce, trigger, null, expiresAt, displayQuantity, postOnly);
        }

        /** The same as a stop that follows the market at a distance. */
        public PlaceOrder trailing(BigDecimal distance) {
            return with(OrderType.TRAILING_STOP, timeInForce, null, distance, null, null, null);
        }

        /** The same with another time in force that names no end. */
        public PlaceOrder lasting(TimeInForce time) {
            return with(
                    type, time, triggerPrice, trailingDistance, null, displayQuantity, postOnly);
        }

        /** The same, which stands until a time. */
        public PlaceOrder goodTill(Instant time) {
            return with(
                    type,
                    TimeInForce.GTD,
                    triggerPrice,
                    trailingDistance,
                    time,
                    displayQuantity,
                    postOnly);
        }

        /** The same, refused rather than traded at once. */
        public PlaceOrder asPostOnly() {
            return with(
                    type,
                    timeInForce,
                    triggerPrice,
                    trailingDistance,
                    expiresAt,
                    displayQuantity,
                    true);
        }

        /** The same, showing only part of itself. */
        public PlaceOrder showing(BigDecimal display) {
            return with(
                    type,
                    timeInForce,
                    triggerPrice,
                    trailingDistance,
                    expiresAt,
                    display,
                    postOnly);
        }

        /** The same, which never opens or increases a position. */
        public PlaceOrder asReduceOnly() {
            return with(quantity, clientOrderId, true);
        }

        /** The same of another quantity. */
        public PlaceOrder sized(BigDecimal amount) {
            return with(amount, clientOrderId, reduceOnly);
        }

        /** The same under the caller's own name for it. */
        public PlaceOrder named(String name) {
            return with(quantity, name, reduceOnly);
        }

        private PlaceOrder with(
                OrderType nextType,
                @Nullable TimeInForce nextForce,
                @Nullable BigDecimal trigger,
                @Nullable BigDecimal distance,
                @Nullable Instant expiry,
                @Nullable BigDecimal display,
                @Nullable Boolean nextPostOnly) {
            return new PlaceOrder(
                    account,
                    instrument,
                    side,
                    nextType,
                    quantity,
                    price,
                    nextForce,
                    clientOrderId,
                    trigger,
                    distance,
                    expiry,
                    display,
                    nextPostOnly,
                    reduceOnly);
        }

        private PlaceOrder with(
                BigDecimal nextQuantity,
                @Nullable String nextName,
                @Nullable Boolean nextReduceOnly) {
            return new PlaceOrder(
                    account,
                    instrument,
                    side,
                    type,
                    nextQuantity,
                    price,
                    timeInForce,
                    nextName,
                    triggerPrice,
                    trailingDistance,
                    expiresAt,
                    displayQuantity,
                    postOnly,
                    nextReduceOnly);
        }
    }

    /**
     * What of a working order is to be another; absent stays as it is, and one at least is there. A
     * smaller quantity alone keeps the order's place in the queue, everything else loses it.
     *
     * @param quantity new total, what was filled included
     * @param price new limit price
     * @param triggerPrice new trigger of an order that still waits for it
     */
    public record AmendOrder(
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal triggerPrice) {}

    /**
     * Orders of one command that belong together, exits of what is owned or is being bought: all
     * are taken or none is. Of the two exits one cancels the other.
     *
     * <p>In a perpetual they close a long or a short position. Both exits are reduce-only there,
     * asked for or not, are sent with no more than the position then, and end with it.
     *
     * @param entry buys first (in a perpetual either side), both exits wait until it ends with a
     *     fill and are then of what was filled (a bracket); absent if it is owned already (one
     *     cancels the other)
     * @param target a LIMIT order of the other side; in a spot market a sale
     * @param stop a STOP, STOP_LIMIT or TRAILING_STOP order of the target's side
     */
    public record PlaceGroup(@Nullable PlaceOrder entry, PlaceOrder target, PlaceOrder stop) {}

    /**
     * @param orders entry (if any), target, stop
     */
    public record GroupView(UUID id, List<OrderView> orders) {}

    /** What an order is within its group. */
    public enum GroupRole {
        ENTRY,
        TARGET,
        STOP
    }

    /** Who sees to it that an order behaves as it should. */
    public enum SupportLevel {
        /** The venue itself. */
        NATIVE,
        /** This backend, on its side of the venue; the order then says {@code emulated}. */
        EMULATED,
        /** Nobody: such an order is refused before anything is sent. */
        REFUSED
    }

    /** What an order may be besides its type and time in force. */
    public enum OrderFeature {
        POST_ONLY,
        ICEBERG,
        REDUCE_ONLY,
        AMEND,
        ONE_CANCELS_OTHER,
        BRACKET
    }

    /**
     * @param note why it is refused, or what an emulation cannot do; absent where nothing is to say
     */
    public record Support(SupportLevel level, @Nullable String note) {}

    public record TypeSupport(OrderType type, Support support) {}

    public record TimeSupport(TimeInForce timeInForce, Support support) {}

    public record FeatureSupport(OrderFeature feature, Support support) {}

    /** What a venue and this backend together make of orders; every constant is there once. */
    public record OrderSupport(
            VenueId venue,
            List<TypeSupport> types,
            List<TimeSupport> timesInForce,
            List<FeatureSupport> features) {

        /** Of a type; refused if the backend does not speak of it. */
        public Support of(OrderType type) {
            return first(types.stream().filter(t -> t.type() == type).map(TypeSupport::support));
        }

        /** Of a time in force; refused if the backend does not speak of it. */
        public Support of(TimeInForce time) {
            return first(
                    timesInForce.stream()
                            .filter(t -> t.timeInForce() == time)
                            .map(TimeSupport::support));
        }

        /** Of a feature; refused if the backend does not speak of it. */
        public Support of(OrderFeature feature) {
            return first(
                    features.stream()
                            .filter(f -> f.feature() == feature)
                            .map(FeatureSupport::support));
        }

        private static Support first(Stream<Support> found) {
            return found.findFirst().orElse(new Support(SupportLevel.REFUSED, null));
        }
    }

    /**
     * @param version increases with every change of this order; of two views the higher is newer
     * @param reason why it was rejected or cancelled, for a person
     * @param triggerPrice that it waits for or that fired it; of a trailing stop where it stands
     *     now
     * @param expiresAt when a GTD or DAY order ends
     * @param triggered its trigger was reached; absent if it has none
     * @param emulated part of what it asks for is done by this backend instead of the venue; absent
     *     is false
     * @param group that it belongs to, see {@link PlaceGroup}
     * @param amending what was asked of it and the venue has not answered yet
     * @param mode what it trades with: LIVE is real money at an exchange; absent from backends that
     *     know no live accounts
     */
    public record OrderView(
            OrderId id,
            AccountId account,
            InstrumentId instrument,
            Side side,
            OrderType type,
            TimeInForce timeInForce,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            OrderStatus status,
            BigDecimal filled,
            @Nullable BigDecimal averagePrice,
            @Nullable String clientOrderId,
            @Nullable String reason,
            long version,
            Instant createdAt,
            Instant updatedAt,
            @Nullable BigDecimal triggerPrice,
            @Nullable BigDecimal trailingDistance,
            @Nullable Instant expiresAt,
            @Nullable BigDecimal displayQuantity,
            @Nullable Boolean postOnly,
            @Nullable Boolean reduceOnly,
            @Nullable Boolean triggered,
            @Nullable Boolean emulated,
            @Nullable UUID group,
            @Nullable GroupRole role,
            @Nullable AmendOrder amending,
            @Nullable TradingMode mode) {

        /** Of a plain order. */
        public OrderView(
                OrderId id,
                AccountId account,
                InstrumentId instrument,
                Side side,
                OrderType type,
                TimeInForce timeInForce,
                BigDecimal quantity,
                @Nullable BigDecimal price,
                OrderStatus status,
                BigDecimal filled,
                @Nullable BigDecimal averagePrice,
                @Nullable String clientOrderId,
                @Nullable String reason,
                long version,
                Instant createdAt,
                Instant updatedAt) {
            this(
                    id,
                    account,
                    instrument,
                    side,
                    type,
                    timeInForce,
                    quantity,
                    price,
                    status,
                    filled,
                    averagePrice,
                    clientOrderId,
                    reason,
                    version,
                    createdAt,
                    updatedAt,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    /**
     * @param maker true when the order was resting
     * @param fee in feeAsset, positive is paid
     * @param realisedPnl profit this fill realised by average cost, in the quote asset, after its
     *     fee; absent when it opened
     * @param fifoPnl the same with the oldest lots sold first; also absent for fills booked before
     *     lots were kept
     * @param mode as of the order
     */
    public record FillView(
            FillId id,
            OrderId order,
            AccountId account,
            InstrumentId instrument,
            Side side,
            BigDecimal price,
            BigDecimal quantity,
            boolean maker,
            BigDecimal fee,
            String feeAsset,
            @Nullable BigDecimal realisedPnl,
            @Nullable BigDecimal fifoPnl,
            Instant time,
            @Nullable TradingMode mode) {

        /** Without {@code fifoPnl}. */
        public FillView(
                FillId id,
                OrderId order,
                AccountId account,
                InstrumentId instrument,
                Side side,
                BigDecimal price,
                BigDecimal quantity,
                boolean maker,
                BigDecimal fee,
                String feeAsset,
                @Nullable BigDecimal realisedPnl,
                Instant time) {
            this(
                    id,
                    order,
                    account,
                    instrument,
                    side,
                    price,
                    quantity,
                    maker,
                    fee,
                    feeAsset,
                    realisedPnl,
                    null,
                    time,
                    null);
        }
    }

    /**
     * Cost and profit with the oldest lots sold first (first in, first out), in the quote asset,
     * fees included. Realised and unrealised profit together are what they are by average cost.
     *
     * @param cost of what is left
     * @param unrealisedPnl absent without a mark price
     */
    public record FifoView(
            BigDecimal cost, BigDecimal realisedPnl, @Nullable BigDecimal unrealisedPnl) {}

    /**
     * @param quantity negative is short, in a perpetual
     * @param averagePrice cost per unit by average cost, fees included; in a perpetual without them
     * @param markPrice mid of the live book, or the last trade; absent while neither is known
     * @param unrealisedPnl by average cost, as is realisedPnl
     * @param fifo the same by first in, first out; absent from who does not keep lots
     */
    public record PositionView(
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal averagePrice,
            @Nullable BigDecimal markPrice,
            @Nullable BigDecimal unrealisedPnl,
            BigDecimal realisedPnl,
            BigDecimal fees,
            @Nullable FifoView fifo) {

        /** By average cost only. */
        public PositionView(
                InstrumentId instrument,
                BigDecimal quantity,
                BigDecimal averagePrice,
                @Nullable BigDecimal markPrice,
                @Nullable BigDecimal unrealisedPnl,
                BigDecimal realisedPnl,
                BigDecimal fees) {
            this(
                    instrument,
                    quantity,
                    averagePrice,
                    markPrice,
                    unrealisedPnl,
                    realisedPnl,
                    fees,
                    null);
        }
    }

    /**
     * @param total owned, free plus held
     * @param held set aside for working orders
     */
    public record BalanceView(String asset, BigDecimal total, BigDecimal held) {}

    /**
     * @param equity balances valued in the account's currency at mark prices
     * @param realisedPnl by average cost, as is unrealisedPnl
     * @param complete false when an asset has no mark price and is left out of equity
     * @param fifo by first in, first out; absent from who does not keep lots
     * @param margin of perpetuals, whose positions are among the positions, too; absent from an
     *     account that never traded any
     * @param mode what the account trades with, as of an order
     */
    public record PortfolioView(
            AccountId account,
            String currency,
            BigDecimal equity,
            BigDecimal realisedPnl,
            BigDecimal unrealisedPnl,
            BigDecimal fees,
            boolean complete,
            List<BalanceView> balances,
            List<PositionView> positions,
            Instant time,
            @Nullable FifoView fifo,
            Margin.@Nullable MarginView margin,
            @Nullable TradingMode mode) {

        /** The same, saying what the account trades with. */
        public PortfolioView of(TradingMode trades) {
            return new PortfolioView(
                    account,
                    currency,
                    equity,
                    realisedPnl,
                    unrealisedPnl,
                    fees,
                    complete,
                    balances,
                    positions,
                    time,
                    fifo,
                    margin,
                    trades);
        }
    }

    public record EquityPoint(Instant time, BigDecimal equity) {}

    /**
     * Proof that the double-entry ledger balances.
     *
     * @param sums per asset the sum of all postings; each must be zero
     */
    public record LedgerProof(
            boolean balanced, long transactions, long postings, List<AssetSum> sums) {}

    public record AssetSum(String asset, BigDecimal sum) {}
}
