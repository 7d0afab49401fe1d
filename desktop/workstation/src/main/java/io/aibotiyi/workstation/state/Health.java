package io.aibotiyi.workstation.state;

/**
 * How far what a panel shows can be trusted.
 *
 * @param reason for a person; empty when there is nothing to say
 */
public record Health(Phase phase, String reason) {

    /** The phases a stream goes through. */
    public enum Phase {
        /** Nothing received yet. */
        LOADING,
        LIVE,
        /** What is shown is the last that was known. */
        STALE,
        /** Nothing will come; the reason says why. */
        FAILED
    }

    public static final Health LOADING = new Health(Phase.LOADING, "");
    public static final Health LIVE = new Health(Phase.LIVE, "");

    public static Health stale(String reason) {
        return new Health(Phase.STALE, reason);
    }

    public static Health failed(String reason) {
        return new Health(Phase.FAILED, reason);
    }

    public boolean isLive() {
        return phase == Phase.LIVE;
    }
}
