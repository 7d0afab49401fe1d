package io.aibotiyi.backend.marketdata.history.format;

/** One record is not what it should be; the rest may be. Cheap: without a stack trace. */
public final class BadRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    public BadRecordException(String reason) {
        super(reason, null, false, false);
    }

    /** The reason, with the offending text. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
