package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, fills, positions and balances on the wire. */
public final class Trading {

    private Trading() {}

    /**
     * @param price required for LIMIT, refused for MARKET
     * @param timeInForce GTC when absent for LIMIT; MARKET is IOC
     * @param clientOrderId the caller's own name for it, at most 64 characters
     */
    public record PlaceOrder(
            AccountId account,
            InstrumentId instrument,
            Side side,
            OrderType type,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable TimeInForce timeInForce,
            @Nullable String clientOrderId) {}

    /**
     * @param version increases with every change of this order; of two views the higher is newer
     * @param reason why it was rejected or cancelled, for a person
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
            Instant updatedAt) {}

    /**
     * @param maker true when the order was resting
     * @param fee in feeAsset, positive is paid
     * @param realisedPnl profit this fill realised by average cost, in the quote asset, after its
     *     fee; absent when it opened
     * @param fifoPnl the same with the oldest lots sold first; also absent for fills booked before
     *     lots were kept
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
            Instant time) {

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
                    time);
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
     * @param averagePrice cost per unit by average cost, fees included
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
            @Nullable FifoView fifo) {

        /** By average cost only. */
        public PortfolioView(
                AccountId account,
                String currency,
                BigDecimal equity,
                BigDecimal realisedPnl,
                BigDecimal unrealisedPnl,
                BigDecimal fees,
                boolean complete,
                List<BalanceView> balances,
                List<PositionView> positions,
                Instant time) {
            this(
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
                    null);
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
