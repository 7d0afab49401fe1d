package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; it never changes.
 *
 * @param schedule of TWAP and VWAP
 * @param seed of what is left to chance
 */
record Terms(
        AccountId account,
        InstrumentId instrument,
        Side side,
        BigDecimal quantity,
        Algorithm algorithm,
        @Nullable BigDecimal limitPrice,
        Instant start,
        Instant end,
        Tuning tuning,
        @Nullable SliceSchedule schedule,
        long seed) {

    /** Parts of ten thousand in a whole. */
    static final BigDecimal WHOLE = BigDecimal.valueOf(SliceSchedule.WHOLE);

    Style style() {
        Style style = tuning.style();
        return style == null ? Style.PASSIVE : style;
    }

    int jitter() {
        return tenThousandths(tuning.jitter());
    }

    int participation() {
        return tenThousandths(tuning.participation());
    }

    static int tenThousandths(@Nullable BigDecimal share) {
        return share == null
                ? 0
                : share.multiply(WHOLE).setScale(0, RoundingMode.DOWN).intValueExact();
    }
}
