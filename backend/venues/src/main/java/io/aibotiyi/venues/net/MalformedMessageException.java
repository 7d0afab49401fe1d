package io.aibotiyi.venues.net;

/** A message that is not JSON or lacks what its kind needs. */
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedMessageException(String message) {
        super(message);
    }
}
