package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.protocol.MarketAlerts.Test;
import org.jspecify.annotations.Nullable;

/**
 * When a followed number meets its test. Numbers are differences to the level: negative is below.
 * At the level counts as beyond it, for whichever side it came from; from the level itself nothing
 * is crossed.
 */
final class Edge {

    private Edge() {}

    /**
     * @param before the number before, null if none is known
     */
    static boolean met(Test test, @Nullable Double before, double now) {
        return switch (test) {
            case CROSSES_UP -> up(before, now);
            case CROSSES_DOWN -> down(before, now);
            case CROSSES -> up(before, now) || down(before, now);
            case AT_OR_ABOVE -> now >= 0 && (before == null || before < 0);
            case AT_OR_BELOW -> now <= 0 && (before == null || before > 0);
        };
    }

    /** True if the number went to another side, so that what follows must be compared with it. */
    static boolean moved(@Nullable Double before, double now) {
        return before == null || Math.signum(before) != Math.signum(now);
    }

    private static boolean up(@Nullable Double before, double now) {
        return before != null && before < 0 && now >= 0;
    }

    private static boolean down(@Nullable Double before, double now) {
        return before != null && before > 0 && now <= 0;
    }
}
