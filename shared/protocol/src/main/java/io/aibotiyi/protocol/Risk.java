package io.aibotiyi.protocol;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Pre-trade risk limits, halts and fees of an account on the wire. Money is in its currency. */
public final class Risk {

    private Risk() {}

    /** Who set a limit or a halt. */
    public enum Level {
        /** The account's owner. */
        OWN,
        /** The risk desk; an owner can be stricter, never looser. */
        DESK
    }

    /**
     * What an account may do; an absent limit is none.
     *
     * @param maxOrderNotional largest worth of one order
     * @param maxPositionNotional largest worth of one instrument's position with its working buys
     * @param priceCollar how far a limit may lie on the costly side of the mark price, as a share
     * @param maxOrdersPerSecond orders placed; cancels are never limited
     * @param maxDailyLoss fall of equity since midnight UTC; once reached, only sells are taken
     */
    public record Limits(
            @Nullable BigDecimal maxOrderNotional,
            @Nullable BigDecimal maxPositionNotional,
            @Nullable BigDecimal priceCollar,
            @Nullable Integer maxOrdersPerSecond,
            @Nullable BigDecimal maxDailyLoss) {

        public static final Limits NONE = new Limits(null, null, null, null, null);
    }

    /**
     * @param own set by the owner
     * @param desk set by the risk desk, or the backend's defaults
     * @param effective the stricter of the two, limit by limit
     * @param version of the own limits, to be named when they are changed; 0 before the first
     * @param deskVersion of the desk's
     * @param halt absent while the account trades
     */
    public record RiskView(
            AccountId account,
            Limits own,
            Limits desk,
            Limits effective,
            long version,
            long deskVersion,
            RiskUse use,
            @Nullable HaltView halt) {}

    /**
     * How much of the limits is used now.
     *
     * @param dailyLoss positive is lost since midnight UTC, negative won; absent while a position
     *     has no mark price
     * @param largestPosition worth of the largest position with its working buys
     */
    public record RiskUse(
            @Nullable BigDecimal dayStartEquity,
            @Nullable BigDecimal dailyLoss,
            BigDecimal largestPosition) {}

    /**
     * The kill switch: no new order is taken, every working one is cancelled.
     *
     * @param flatten also sell every position at market
     * @param reason for the record, 1 to 300 characters
     */
    public record Halt(boolean flatten, String reason) {}

    /** How far closing the positions has come. */
    public enum Flattening {
        NOT_ASKED,
        /** Orders are being cancelled or positions sold. */
        WORKING,
        DONE
    }

    /**
     * @param note what closing waits for, or what was left and why; absent when there is nothing to
     *     say
     */
    public record HaltView(
            Level level,
            String reason,
            Flattening flattening,
            @Nullable String note,
            Instant since) {}

    /**
     * An account as the risk desk lists it.
     *
     * @param username the owner's; absent if there is no such person any more
     * @param halt absent while it trades
     */
    public record AccountSummary(
            AccountId account,
            UserId owner,
            @Nullable String username,
            String name,
            TradingMode mode,
            String currency,
            Instant opened,
            @Nullable HaltView halt) {}

    /**
     * @param tier 0 is where everybody begins
     * @param volume traded in the 30 full days (UTC) before today
     * @param nextVolume that the next tier needs; absent in the last
     */
    public record FeeView(
            int tier,
            BigDecimal makerRate,
            BigDecimal takerRate,
            BigDecimal volume,
            @Nullable BigDecimal nextVolume) {}
}
