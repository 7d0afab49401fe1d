package io.aibotiyi.backend.marketdata;

import org.jspecify.annotations.Nullable;

/** The history store could not do it; the message names what, where and what to do. */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
