package io.aibotiyi.workstation.risk;

import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.RiskView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account's risk and fees as the backend last told them. */
record Standing(RiskView risk, FeeView fees) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Per cent used of the limit that is nearest, rounded up; empty where nothing limits. */
    Optional<BigDecimal> nearest() {
        return Stream.of(
                        percent(risk.use().dailyLoss(), risk.effective().maxDailyLoss()),
                        percent(
                                risk.use().largestPosition(),
                                risk.effective().maxPositionNotional()))
                .flatMap(Optional::stream)
                .max(BigDecimal::compareTo);
    }

    /**
     * How much of a limit is used, in per cent rounded up, so that 100 is reached no later than the
     * limit is; a gain uses nothing. Empty where one of the two is not known.
     */
    static Optional<BigDecimal> percent(@Nullable BigDecimal used, @Nullable BigDecimal limit) {
        if (used == null || limit == null) {
            return Optional.empty();
        }
        return Optional.of(
                used.max(BigDecimal.ZERO).multiply(HUNDRED).divide(limit, 0, RoundingMode.CEILING));
    }
}
