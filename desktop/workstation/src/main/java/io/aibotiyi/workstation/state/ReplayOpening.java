package io.aibotiyi.workstation.state;

/**
 * How opening a recording goes.
 *
 * @param reason why it failed, for a person; empty otherwise
 */
public record ReplayOpening(Phase phase, String file, String reason) {

    /** From asking to the outcome. */
    public enum Phase {
        NONE,
        OPENING,
        OPENED,
        FAILED
    }

    public static final ReplayOpening NONE = new ReplayOpening(Phase.NONE, "", "");

    static ReplayOpening opening(String file) {
        return new ReplayOpening(Phase.OPENING, file, "");
    }

    static ReplayOpening opened(String file) {
        return new ReplayOpening(Phase.OPENED, file, "");
    }

    static ReplayOpening failed(String file, String reason) {
        return new ReplayOpening(Phase.FAILED, file, reason);
    }
}
