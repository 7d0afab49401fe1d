package io.aibotiyi.venues.coinbase;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Answer;
import io.aibotiyi.venues.net.JsonFields;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Coinbase's statuses and reasons in the catalogue of all venues. */
final class CoinbaseErrors {

    private CoinbaseErrors() {}

    static VenueException of(Answer answer) {
        JsonNode body = answer.jsonIfAny();
        String word = JsonFields.text(body, "error");
        VenueError error =
                switch (answer.status()) {
                    case 400 -> VenueError.INVALID_REQUEST;
                    case 401 -> VenueError.AUTHENTICATION;
                    case 403 -> VenueError.PERMISSION;
                    case 404 -> VenueError.UNKNOWN_ORDER;
                    case 418 -> VenueError.BANNED;
                    case 429 -> VenueError.RATE_LIMITED;
                    default ->
                            answer.status() >= 500
                                    ? VenueError.OUTCOME_UNKNOWN
                                    : VenueError.REFUSED;
                };
        return new VenueException(
                error,
                word.isEmpty() ? Integer.toString(answer.status()) : word,
                "Coinbase refused "
                        + answer.request()
                        + " with "
                        + answer.status()
                        + " "
                        + word
                        + " "
                        + JsonFields.text(body, "message"),
                answer.retryAfter().orElse(null),
                null);
    }

    /** A request that was answered with {@code success: false}. */
    static VenueException of(String request, String reason) {
        return new VenueException(
                error(reason), reason, "Coinbase refused " + request + ": " + reason, null, null);
    }

    static VenueError error(String reason) {
        String word = reason.toUpperCase(Locale.ROOT);
        if (word.contains("INSUFFICIENT")) {
            return VenueError.INSUFFICIENT_FUNDS;
        }
        if (word.contains("POST_ONLY") && !word.contains("MODE")) {
            return VenueError.WOULD_TAKE;
        }
        if (word.contains("PRODUCT_ID") || word.contains("UNSUPPORTED_PRODUCT")) {
            return VenueError.UNKNOWN_INSTRUMENT;
        }
        if (word.contains("UNKNOWN_CANCEL_ORDER") || word.contains("ORDER_NOT_FOUND")) {
            return VenueError.UNKNOWN_ORDER;
        }
        if (word.contains("DUPLICATE_CLIENT")) {
            return VenueError.DUPLICATE_ID;
        }
        if (word.contains("MAINTENANCE") || word.contains("_MODE") || word.contains("HALTED")) {
            return VenueError.MARKET_CLOSED;
        }
        if (word.contains("TOO_MANY") || word.contains("EXCEEDED")) {
            return VenueError.TOO_MANY_ORDERS;
        }
        if (word.contains("PRECISION") || word.contains("SIZE") || word.contains("PRICE")) {
            return VenueError.FILTER;
        }
        return word.startsWith("INVALID") ? VenueError.INVALID_REQUEST : VenueError.REFUSED;
    }
}
