package io.aibotiyi.workstation.state;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a replay and is not answered yet.
 *
 * @param playing null when not asked for; likewise speed and position
 * @param calls how many calls are unanswered; with the last answer nothing is wished any more
 */
public record ReplayWish(
        @Nullable Boolean playing,
        @Nullable BigDecimal speed,
        @Nullable Instant position,
        boolean close,
        int calls) {

    public static final ReplayWish NONE = new ReplayWish(null, null, null, false, 0);

    ReplayWish withPlaying(boolean wanted) {
        return new ReplayWish(wanted, speed, position, close, calls);
    }

    ReplayWish withSpeed(BigDecimal wanted) {
        return new ReplayWish(playing, wanted, position, close, calls);
    }

    ReplayWish withPosition(Instant wanted) {
        return new ReplayWish(playing, speed, wanted, close, calls);
    }

    /** Without a position that was reached; a newer one stays. */
    ReplayWish withoutPosition(Instant reached) {
        return reached.equals(position) ? new ReplayWish(playing, speed, null, close, calls) : this;
    }

    ReplayWish closing() {
        return new ReplayWish(playing, speed, position, true, calls);
    }

    ReplayWish waiting(int more) {
        int left = Math.max(0, calls + more);
        return left == 0 ? NONE : new ReplayWish(playing, speed, position, close, left);
    }
}
