package io.aibotiyi.client;

/** Signing in with the browser led to nothing; its message is for people. */
public final class BrowserSignInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** {@link BrowserVisit#cancel}, or the thread was interrupted. */
        CANCELLED,
        TIMED_OUT,
        /** The person, or the backend's page, said no. */
        REFUSED,
        /** No browser could be opened. */
        NO_BROWSER,
        /** Nothing can listen on loopback. */
        NO_LISTENER,
        /** What answered is not the backend that was asked. */
        NOT_OURS
    }

    private final Reason reason;

    BrowserSignInException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    BrowserSignInException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
