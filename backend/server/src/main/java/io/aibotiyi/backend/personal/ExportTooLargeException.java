package io.aibotiyi.backend.personal;

/** A person has more data than one export takes; the message says which and how much. */
public final class ExportTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExportTooLargeException(String message) {
        super(message);
    }
}
