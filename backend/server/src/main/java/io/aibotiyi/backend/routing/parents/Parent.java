package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A parent order as stored. */
record Parent(
        ParentOrderId id,
        UserId owner,
        Terms terms,
        Progress progress,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    private static final int PRICE_SCALE = 18;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    ParentStatus status() {
        return progress.status();
    }

    BigDecimal remaining() {
        return terms.quantity().subtract(progress.filled());
    }

    boolean complete() {
        return remaining().signum() == 0;
    }

    Parent with(Progress next, Instant now) {
        return new Parent(id, owner, terms, next, version + 1, createdAt, now);
    }

    /** Places no more children; ends as told once the last one has. */
    Parent ending(ParentStatus as, String why, Instant now) {
        return with(progress.at(ParentStatus.CANCELLING, as).because(why).next(now), now);
    }

    /** True if the two differ in what its owner should be told at once. */
    boolean tellsMoreThan(Parent before) {
        Progress then = before.progress;
        return status() != then.status()
                || progress.filled().compareTo(then.filled()) != 0
                || progress.children() != then.children()
                || !Objects.equals(progress.reason(), then.reason());
    }

    ParentView view() {
        BigDecimal average = average(progress.notional(), progress.filled());
        BigDecimal vwap = average(progress.tape().notional(), progress.tape().volume());
        BigDecimal arrival = progress.arrivalPrice();
        return new ParentView(
                id,
                terms.account(),
                terms.instrument(),
                terms.side(),
                plain(terms.quantity()),
                terms.algorithm(),
                plainOrNull(terms.limitPrice()),
                terms.start(),
                terms.end(),
                terms.tuning(),
                status(),
                plain(progress.filled()),
                average,
                plainOrNull(arrival),
                vwap,
                slippage(average, arrival),
                slippage(average, vwap),
                progress.children(),
                progress.reason(),
                version,
                createdAt,
                updatedAt);
    }

    private static @Nullable BigDecimal average(BigDecimal notional, BigDecimal quantity) {
        return quantity.signum() == 0
                ? null
                : plain(notional.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN));
    }

    private @Nullable BigDecimal slippage(
            @Nullable BigDecimal average, @Nullable BigDecimal against) {
        return average == null || against == null || against.signum() == 0
                ? null
                : plain(
                        average.subtract(against)
                                .multiply(BASIS_POINTS)
                                .multiply(BigDecimal.valueOf(terms.side().sign()))
                                .divide(against, 2, RoundingMode.HALF_EVEN));
    }

    /** Without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }
}
