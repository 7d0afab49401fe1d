package io.aibotiyi.venues.kraken;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.time.Duration;
import java.util.Locale;

/** Kraken's error texts ("Error messages") in the catalogue of all venues. */
final class KrakenErrors {

    private static final Duration RATE_SILENCE = Duration.ofSeconds(3);
    private static final Duration LOCKOUT = Duration.ofMinutes(15);

    private KrakenErrors() {}

    static VenueException of(String request, String text) {
        VenueError error = error(text);
        Duration after =
                switch (error) {
                    case RATE_LIMITED -> RATE_SILENCE;
                    case BANNED -> LOCKOUT;
                    default -> null;
                };
        return new VenueException(
                error, text, "Kraken refused " + request + ": " + text, after, null);
    }

    static VenueError error(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String what = lower.substring(lower.indexOf(':') + 1).strip();
        return switch (lower.substring(0, Math.max(0, lower.indexOf(':')))) {
            case "eapi" -> api(what);
            case "egeneral" -> general(what);
            case "eorder" -> order(what);
            case "eservice" -> service(what);
            case "equery" -> VenueError.UNKNOWN_INSTRUMENT;
            default -> VenueError.REFUSED;
        };
    }

    private static VenueError api(String what) {
        if (what.startsWith("invalid nonce")) {
            return VenueError.BAD_NONCE;
        }
        return what.startsWith("rate limit") ? VenueError.RATE_LIMITED : VenueError.AUTHENTICATION;
    }

    private static VenueError general(String what) {
        if (what.startsWith("permission denied")) {
            return VenueError.PERMISSION;
        }
        if (what.startsWith("temporary lockout")) {
            return VenueError.BANNED;
        }
        if (what.startsWith("internal error")) {
            return VenueError.OUTCOME_UNKNOWN;
        }
        if (what.startsWith("too many requests")) {
            return VenueError.RATE_LIMITED;
        }
        return what.contains("duplicate") ? VenueError.DUPLICATE_ID : VenueError.INVALID_REQUEST;
    }

    private static VenueError order(String what) {
        if (what.startsWith("insufficient")) {
            return VenueError.INSUFFICIENT_FUNDS;
        }
        if (what.startsWith("unknown order") || what.startsWith("invalid order")) {
            return VenueError.UNKNOWN_ORDER;
        }
        if (what.startsWith("rate limit") || what.startsWith("domain rate limit")) {
            return VenueError.RATE_LIMITED;
        }
        if (what.startsWith("orders limit") || what.startsWith("positions limit")) {
            return VenueError.TOO_MANY_ORDERS;
        }
        if (what.startsWith("post only")) {
            return VenueError.WOULD_TAKE;
        }
        if (what.contains("minimum") || what.contains("tick size") || what.contains("price")) {
            return VenueError.FILTER;
        }
        return what.contains("duplicate") ? VenueError.DUPLICATE_ID : VenueError.REFUSED;
    }

    private static VenueError service(String what) {
        if (what.startsWith("timeout")) {
            return VenueError.OUTCOME_UNKNOWN;
        }
        if (what.startsWith("throttled")) {
            return VenueError.RATE_LIMITED;
        }
        return what.startsWith("market in") ? VenueError.MARKET_CLOSED : VenueError.UNAVAILABLE;
    }
}
