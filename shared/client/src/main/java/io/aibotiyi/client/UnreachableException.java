package io.aibotiyi.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** No answer came: refused, timed out or cut off. Whether a command took effect is unknown. */
public final class UnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreachableException(URI address, String reason, @Nullable Throwable cause) {
        super("No answer from " + address + ": " + reason, cause);
    }
}
