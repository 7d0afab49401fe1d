package io.aibotiyi.backend.vault;

/** A sealed value does not open; the message names its purpose, never the value. */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SealBrokenException(String message) {
        super(message);
    }
}
