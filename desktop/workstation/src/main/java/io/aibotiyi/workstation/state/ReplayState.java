package io.aibotiyi.workstation.state;

import io.aibotiyi.protocol.Replays.ReplayView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * A replay as the backend told it.
 *
 * @param heard when, by this machine's clock
 */
public record ReplayState(ReplayView view, Instant heard) {

    /**
     * Where the replay is by now: what was told, carried on at its speed while it plays. Never past
     * the recording's end.
     *
     * @param now by the clock that {@code heard} was read from
     */
    public Instant position(Instant now) {
        if (!view.playing() || view.finished()) {
            return view.position();
        }
        Duration since = Duration.between(heard, now);
        if (since.isNegative()) {
            return view.position();
        }
        long millis =
                BigDecimal.valueOf(since.toMillis())
                        .multiply(view.speed())
                        .setScale(0, RoundingMode.DOWN)
                        .longValue();
        Instant at = view.position().plusMillis(millis);
        return at.isAfter(view.end()) ? view.end() : at;
    }

    /** How far into the recording a time lies: 0 at its start, 1 at its end. */
    public double share(Instant time) {
        double whole = Duration.between(view.start(), view.end()).toMillis();
        double gone = Duration.between(view.start(), time).toMillis();
        return whole <= 0 ? 0 : Math.clamp(gone / whole, 0, 1);
    }

    /** The time at a share of the recording. */
    public Instant at(double share) {
        long whole = Duration.between(view.start(), view.end()).toMillis();
        return view.start().plusMillis(Math.round(whole * Math.clamp(share, 0, 1)));
    }
}
