package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be read; says why and what to do. */
public final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnusableFileException(String message) {
        this(message, null);
    }

    public UnusableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
