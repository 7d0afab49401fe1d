package io.aibotiyi.venues.binance;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Answer;
import io.aibotiyi.venues.net.JsonFields;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Binance's error codes ("Error codes for Binance") in the catalogue of all venues. */
final class BinanceErrors {

    private BinanceErrors() {}

    /** What an answer that is not a success means. */
    static VenueException of(Answer answer) {
        JsonNode body = answer.jsonIfAny();
        String code = JsonFields.text(body, "code");
        String message = JsonFields.text(body, "msg");
        VenueError error = error(answer.status(), code, message);
        return new VenueException(
                error,
                code.isEmpty() ? Integer.toString(answer.status()) : code,
                "Binance refused "
                        + answer.request()
                        + " with "
                        + answer.status()
                        + " "
                        + code
                        + (message.isEmpty() ? "" : ": " + message),
                answer.retryAfter().orElse(null),
                null);
    }

    private static VenueError error(int status, String code, String message) {
        return switch (status) {
            case 429 -> VenueError.RATE_LIMITED;
            case 403, 418 -> VenueError.BANNED;
            default -> {
                VenueError known = error(code, message);
                yield status >= 500 && known != VenueError.UNAVAILABLE
                        ? VenueError.OUTCOME_UNKNOWN
                        : known;
            }
        };
    }

    static VenueError error(String code, String message) {
        return switch (code) {
            case "-1002", "-2014", "-1022" -> VenueError.AUTHENTICATION;
            case "-2015" -> VenueError.PERMISSION;
            case "-1003" -> VenueError.RATE_LIMITED;
            case "-1015" -> VenueError.TOO_MANY_ORDERS;
            case "-1001", "-1006", "-1007" -> VenueError.OUTCOME_UNKNOWN;
            case "-1008", "-1016" -> VenueError.UNAVAILABLE;
            case "-1013" -> VenueError.FILTER;
            case "-1014", "-1020", "-1115", "-1116" -> VenueError.UNSUPPORTED;
            case "-1021" -> VenueError.CLOCK_SKEW;
            case "-1111" -> VenueError.FILTER;
            case "-1121" -> VenueError.UNKNOWN_INSTRUMENT;
            case "-2011", "-2013", "-2026" -> VenueError.UNKNOWN_ORDER;
            case "-2010", "-2038" -> rejected(message);
            default -> code.startsWith("-11") ? VenueError.INVALID_REQUEST : VenueError.REFUSED;
        };
    }

    /** Codes for rejections by the matching engine tell their reason in the message only. */
    private static VenueError rejected(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("insufficient balance")) {
            return VenueError.INSUFFICIENT_FUNDS;
        }
        if (text.contains("immediately match")) {
            return VenueError.WOULD_TAKE;
        }
        if (text.contains("duplicate order")) {
            return VenueError.DUPLICATE_ID;
        }
        if (text.contains("market is closed")) {
            return VenueError.MARKET_CLOSED;
        }
        if (text.contains("unknown order")) {
            return VenueError.UNKNOWN_ORDER;
        }
        return VenueError.REFUSED;
    }
}
