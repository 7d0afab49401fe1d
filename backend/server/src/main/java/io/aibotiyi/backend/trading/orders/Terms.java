package io.aibotiyi.backend.trading.orders;

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
        @Nullable GroupRole role) {

    Terms fired() {
        return with(trigger, true, watched, pending);
    }

    Terms at(@Nullable BigDecimal nextTrigger) {
        return with(nextTrigger, triggered, watched, pending);
    }

    Terms watchedHere() {
        return with(trigger, triggered, true, pending);
    }

    Terms asking(@Nullable AmendOrder change) {
        return with(trigger, triggered, watched, change);
    }

    private Terms with(
            @Nullable BigDecimal nextTrigger,
            boolean nextTriggered,
            boolean nextWatched,
            @Nullable AmendOrder nextPending) {
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
                role);
    }
}
