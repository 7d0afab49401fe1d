package io.aibotiyi.backend.marketdata.capture;

/** A line that cannot be read; its message says why, for a person. Carries no stack trace. */
final class CaptureFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    CaptureFormatException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        String message = getMessage();
        return message == null ? "unreadable" : message;
    }
}
