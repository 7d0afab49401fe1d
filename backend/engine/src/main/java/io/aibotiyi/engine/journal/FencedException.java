package io.aibotiyi.engine.journal;

import java.nio.file.Path;

/**
 * A primary was told that another has taken over: nothing of what it held back may be acknowledged,
 * and it must not go on. Its folder can be opened as the new primary's standby.
 */
public final class FencedException extends JournalException {

    private static final long serialVersionUID = 1;

    private final long epoch;

    FencedException(Path file, long epoch, long claimed) {
        super(
                file,
                0,
                "a standby took over in epoch "
                        + epoch
                        + "; a primary of epoch "
                        + claimed
                        + " acknowledges nothing any more; stop it and open its folder as a"
                        + " standby");
        this.epoch = epoch;
    }

    /** The newer epoch. */
    public long epoch() {
        return epoch;
    }
}
