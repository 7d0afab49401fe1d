package io.aibotiyi.workstation.state;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a sign-in with the system's browser stands.
 *
 * @param address what the browser was asked to show; null before {@link Stage#WAITING}
 * @param reason why it ended, or why no browser could be opened while the wait goes on; empty where
 *     there is nothing to say
 */
public record BrowserTurn(Stage stage, @Nullable URI address, String reason) {

    /** Nobody signs in with the browser. */
    public static final BrowserTurn NONE = new BrowserTurn(Stage.NONE, null, "");

    /** From nothing to an end; {@link #NONE} again once somebody is in. */
    public enum Stage {
        NONE,
        /** The backend is asked what it offers. */
        ASKING,
        /** The person has the turn, in the browser. */
        WAITING,
        /** The browser came back; the session is fetched. Nothing can be cancelled any more. */
        FINISHING,
        /** Cancelled at the workstation. */
        CANCELLED,
        /** Nobody signed in in time. */
        TIMED_OUT,
        /** The person or the backend said no. */
        REFUSED,
        /** It could not be done from here. */
        FAILED
    }

    /** Whether a visit is under way that can be cancelled. */
    public boolean isOpen() {
        return stage == Stage.ASKING || stage == Stage.WAITING;
    }

    /** Whether it led to nothing. */
    public boolean hasEnded() {
        return stage.compareTo(Stage.FINISHING) > 0;
    }
}
