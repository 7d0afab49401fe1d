package io.aibotiyi.workstation.state;

import java.time.Instant;

/** One line of the log; a toast as well when it should be noticed now. */
public record Notice(Instant time, Level level, String title, String detail, boolean toast) {

    /** How much it matters. */
    public enum Level {
        INFO,
        GOOD,
        ATTENTION,
        DANGER
    }
}
