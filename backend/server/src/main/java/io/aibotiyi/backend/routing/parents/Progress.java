package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.Routing.ParentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a parent order has come.
 *
 * @param ending what it will be once its last child has ended; null while it is WORKING
 * @param reason what it waits for, or why it ends
 * @param children placed or refused so far
 * @param rounds plans of BEST_PRICE that were sent
 * @param failures refusals since the last child that was taken
 * @param quietUntil no child is placed before
 * @param nextAt when it must be looked at again
 */
record Progress(
        ParentStatus status,
        @Nullable ParentStatus ending,
        @Nullable String reason,
        BigDecimal filled,
        BigDecimal notional,
        @Nullable BigDecimal arrivalPrice,
        Tape tape,
        int children,
        int rounds,
        int failures,
        Instant quietUntil,
        Instant nextAt) {

    static final int LONGEST_REASON = 300;

    static Progress begin(Tape tape, Instant start) {
        return new Progress(
                ParentStatus.WORKING,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                tape,
                0,
                0,
                0,
                start,
                start);
    }

    Progress because(@Nullable String why) {
        return new Progress(
                status,
                ending,
                why != null && why.length() > LONGEST_REASON
                        ? why.substring(0, LONGEST_REASON)
                        : why,
                filled,
                notional,
                arrivalPrice,
                tape,
                children,
                rounds,
                failures,
                quietUntil,
                nextAt);
    }

    Progress at(ParentStatus now, @Nullable ParentStatus then) {
        return new Progress(
                now,
                then,
                reason,
                filled,
                notional,
                arrivalPrice,
                tape,
                children,
                rounds,
                failures,
                quietUntil,
                nextAt);
    }

    Progress filledMore(BigDecimal quantity, BigDecimal worth) {
        return new Progress(
                status,
                ending,
                reason,
                filled.add(quantity),
                notional.add(worth),
                arrivalPrice,
                tape,
                children,
                rounds,
                failures,
                quietUntil,
                nextAt);
    }

    Progress seen(Tape newTape, @Nullable BigDecimal arrival) {
        return new Progress(
                status,
                ending,
                reason,
                filled,
                notional,
                arrivalPrice == null ? arrival : arrivalPrice,
                newTape,
                children,
                rounds,
                failures,
                quietUntil,
                nextAt);
    }

    Progress sent(int more, Instant quiet) {
        return new Progress(
                status,
                ending,
                null,
                filled,
                notional,
                arrivalPrice,
                tape,
                children + more,
                rounds + 1,
                failures,
                quiet,
                nextAt);
    }

    Progress failed(int count, Instant quiet) {
        return new Progress(
                status,
                ending,
                reason,
                filled,
                notional,
                arrivalPrice,
                tape,
                children,
                rounds,
                count,
                quiet,
                nextAt);
    }

    Progress next(Instant time) {
        return new Progress(
                status,
                ending,
                reason,
                filled,
                notional,
                arrivalPrice,
                tape,
                children,
                rounds,
                failures,
                quietUntil,
                time);
    }
}
