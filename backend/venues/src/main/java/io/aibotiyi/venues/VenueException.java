package io.aibotiyi.venues;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that a venue or its connector did not carry out, or whose outcome is not known. Its
 * message names the venue, the request and what to do; it never holds a key, signature or token.
 */
public final class VenueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final VenueError error;
    private final String venueCode;
    private final @Nullable Duration retryAfter;

    public VenueException(VenueError error, String message) {
        this(error, "", message, null, null);
    }

    /**
     * @param venueCode the venue's own code or word, empty if the refusal is ours
     * @param retryAfter how long the venue asks to wait, if it does
     */
    public VenueException(
            VenueError error,
            String venueCode,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
        this.venueCode = venueCode;
        this.retryAfter = retryAfter;
    }

    /** The venue answered a request with something else than it documents. */
    public static VenueException malformed(
            String venue, String request, @Nullable Exception cause) {
        return new VenueException(
                VenueError.MALFORMED_ANSWER,
                "",
                venue
                        + " answered "
                        + request
                        + " with something else than documented"
                        + (cause == null ? "" : ": " + cause.getMessage()),
                null,
                cause);
    }

    public VenueError error() {
        return error;
    }

    /** The venue's own code, for example {@code -2010}; empty if the refusal is ours. */
    public String venueCode() {
        return venueCode;
    }

    /** How long the venue asks to wait before the next request. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
