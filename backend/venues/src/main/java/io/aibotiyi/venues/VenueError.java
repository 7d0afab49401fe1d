package io.aibotiyi.venues;

/**
 * Why a venue or its connector did not do what was asked: one catalogue for all venues, stable
 * names. {@link VenueException#venueCode()} keeps the venue's own word.
 */
public enum VenueError {
    /** Refused here before sending: the venue has no such order, change or feature. */
    UNSUPPORTED(true),
    /** Refused here or there: a value is missing, malformed or contradicts another. */
    INVALID_REQUEST(true),
    /** Price off the tick, quantity off the lot, outside limits or below the smallest value. */
    FILTER(true),
    UNKNOWN_INSTRUMENT(true),
    MARKET_CLOSED(true),
    INSUFFICIENT_FUNDS(true),
    /** A post-only order would have traded at once. */
    WOULD_TAKE(true),
    /** The id was used before: the earlier order stands, this one was not placed. */
    DUPLICATE_ID(true),
    UNKNOWN_ORDER(true),
    /** The account has too many open orders. */
    TOO_MANY_ORDERS(true),
    /** Too many requests; see {@link VenueException#retryAfter()}. */
    RATE_LIMITED(true),
    /** The address or key is shut out for a time; see {@link VenueException#retryAfter()}. */
    BANNED(true),
    /** Our request's time is outside the venue's window. */
    CLOCK_SKEW(true),
    /** The nonce was not above the last one the venue saw. */
    BAD_NONCE(true),
    /** Key or signature refused. */
    AUTHENTICATION(true),
    /** The key may not do this. */
    PERMISSION(true),
    /** The venue is down, in maintenance or overloaded, and says that nothing was done. */
    UNAVAILABLE(true),
    /** The venue refused for a reason that is none of these. */
    REFUSED(true),
    /** Not sent, or not answered: nobody knows whether it was done until it is asked for. */
    OUTCOME_UNKNOWN(false),
    /** The answer is not what the venue documents. */
    MALFORMED_ANSWER(false);

    private final boolean definite;

    VenueError(boolean definite) {
        this.definite = definite;
    }

    /** True if it is certain that the request had no effect. */
    public boolean definite() {
        return definite;
    }
}
