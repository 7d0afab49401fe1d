package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What each algorithm knows, needs and bounds of its tuning. */
final class TuningRules {

    private TuningRules() {}

    /**
     * @throws ProblemException naming the field that is missing, unknown or out of its bounds
     */
    static void check(Algorithm algorithm, Tuning tuning, Instrument instrument) {
        boolean schedule = algorithm == Algorithm.TWAP || algorithm == Algorithm.VWAP;
        boolean share = algorithm == Algorithm.POV;
        boolean iceberg = algorithm == Algorithm.ICEBERG;
        known(schedule, tuning.slices(), algorithm, "slices");
        known(schedule || share, tuning.style(), algorithm, "style");
        known(schedule || iceberg, tuning.jitter(), algorithm, "jitter");
        known(share, tuning.participation(), algorithm, "participation");
        known(iceberg, tuning.displayQuantity(), algorithm, "displayQuantity");
        needed(share, tuning.participation(), algorithm, "participation");
        needed(iceberg, tuning.displayQuantity(), algorithm, "displayQuantity");
        Integer slices = tuning.slices();
        if (slices != null && (slices < 1 || slices > SliceSchedule.MOST_SLICES)) {
            throw ParentRules.invalid(
                    "slices is 1 to " + SliceSchedule.MOST_SLICES + ", was " + slices,
                    "tuning.slices");
        }
        share(
                tuning.jitter(),
                0,
                iceberg ? SliceSchedule.WHOLE - 1 : SliceSchedule.WHOLE,
                "jitter");
        share(tuning.participation(), 1, SliceSchedule.WHOLE, "participation");
    }

    private static void known(
            boolean knows, @Nullable Object value, Algorithm algorithm, String field) {
        if (!knows && value != null) {
            throw ParentRules.invalid(
                    algorithm + " knows no " + field + "; leave it out", "tuning." + field);
        }
    }

    private static void needed(
            boolean needs, @Nullable Object value, Algorithm algorithm, String field) {
        if (needs && value == null) {
            throw ParentRules.invalid(algorithm + " needs " + field, "tuning." + field);
        }
    }

    private static void share(@Nullable BigDecimal value, int least, int most, String field) {
        if (value == null) {
            return;
        }
        BigDecimal from = BigDecimal.valueOf(least, 4);
        BigDecimal to = BigDecimal.valueOf(most, 4);
        if (value.compareTo(from) < 0
                || value.compareTo(to) > 0
                || value.stripTrailingZeros().scale() > 4) {
            throw ParentRules.invalid(
                    field
                            + " is a share from "
                            + Parent.plain(from).toPlainString()
                            + " to "
                            + Parent.plain(to).toPlainString()
                            + " with at most 4 decimals, was "
                            + Parent.plain(value).toPlainString(),
                    "tuning." + field);
        }
    }
}
