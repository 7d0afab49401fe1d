package io.aibotiyi.protocol;

import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recorded session played back as a venue. */
public final class Replays {

    private Replays() {}

    /**
     * @param file path of a capture on the backend's machine
     */
    public record OpenReplay(String file) {}

    public enum Action {
        PLAY,
        PAUSE,
        SPEED,
        SEEK
    }

    /**
     * @param speed for SPEED: recorded seconds per second, 0.1 to 1000
     * @param position for SEEK: a time within the recording
     */
    public record ReplayCommand(
            Action action, @Nullable BigDecimal speed, @Nullable Instant position) {}

    public record ReplayView(
            String id,
            String file,
            List<InstrumentId> instruments,
            Instant start,
            Instant end,
            Instant position,
            BigDecimal speed,
            boolean playing,
            boolean finished) {}
}
