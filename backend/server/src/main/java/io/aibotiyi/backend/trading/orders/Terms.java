package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.GroupRole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order has beside price and quantity.
 *
 * @param trigger price that it waits for or that fired it; a trailing stop's as it stands
 * @param distance of a trailing stop
 * @param triggered the trigger was reached
 * @param watched the trigger is watched here and the venue does not know of the order before
 * @param expiresAt when a GTD or DAY order ends
 * @param display what an iceberg shows
 * @param emulated part of what it asks for is done here instead of by the venue
 * @param pending an amendment that the venue has not answered
 * @param group orders of one command
 * @param marginPrice at which what it would open is margined; null if it is not of a perpetual
 */
record Terms(
        @Nullable BigDecimal trigger,
        @Nullable BigDecimal distance,
        boolean triggered,
        boolean watched,
        @Nullable Instant expiresAt,
        @Nullable BigDecimal display,
        boolean postOnly,
        boolean reduceOnly,
        boolean emulated,
        @Nullable AmendOrder pending,
        @Nullable UUID group,
        @Nullable GroupRole role,
        @Nullable BigDecimal marginPrice) {

    Terms fired() {
        return with(trigger, true, watched, pending, marginPrice);
    }

    Terms at(@Nullable BigDecimal nextTrigger) {
        return with(nextTrigger, triggered, watched, pending, marginPrice);
    }

    Terms watchedHere() {
        return with(trigger, triggered, true, pending, marginPrice);
    }

    Terms asking(@Nullable AmendOrder change) {
        return with(trigger, triggered, watched, change, marginPrice);
    }

    /**
     * Margined as its prices are now: a buy at the worst it may execute at, a sale no lower than
     * before, since it may execute above its limit.
     */
    Terms margined(Side side, @Nullable BigDecimal worst) {
        if (marginPrice == null) {
            return this;
        }
        BigDecimal stop = trigger == null ? marginPrice : trigger;
        BigDecimal limit = worst == null ? marginPrice : worst;
        return with(
                trigger,
                triggered,
                watched,
                pending,
                side == Side.BUY ? limit : marginPrice.max(limit).max(stop));
    }

    private Terms with(
            @Nullable BigDecimal nextTrigger,
            boolean nextTriggered,
            boolean nextWatched,
            @Nullable AmendOrder nextPending,
            @Nullable BigDecimal nextMarginPrice) {
        return new Terms(
                nextTrigger,
                distance,
                nextTriggered,
                nextWatched,
                expiresAt,
                display,
                postOnly,
                reduceOnly,
                emulated,
                nextPending,
                group,
                role,
                nextMarginPrice);
    }
}
