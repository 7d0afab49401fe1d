package io.aibotiyi.backend;

/** The backend could not start; the message says in one sentence what, where and what to do. */
public final class BackendStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackendStartException(String message, Throwable cause) {
        super(message, cause);
    }

    public BackendStartException(String message) {
        super(message);
    }
}
