package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import java.time.Duration;

/** Which refusals of a child pass by themselves, and how long to wait before the next one. */
final class Refusals {

    /** In a row by the venue itself, after which more would be no use. */
    static final int MOST_REJECTIONS = 5;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Refusals() {}

    static boolean pass(Problem problem) {
        ErrorCode code = problem.code();
        if (code == null) {
            return false;
        }
        return switch (code) {
            case VENUE_BUSY,
                    OVERLOADED,
                    BOOK_NOT_LIVE,
                    FEED_UNAVAILABLE,
                    UNKNOWN_INSTRUMENT,
                    TOO_MANY_OPEN_ORDERS,
                    ORDER_RATE_EXCEEDED,
                    PRICE_OUTSIDE_COLLAR,
                    BELOW_MINIMUM_NOTIONAL ->
                    true;
            default -> false;
        };
    }

    /** Twice as long after each: 1, 2, 4 … seconds, at most half a minute. */
    static Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.clamp(failures - 1, 0, 5));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
