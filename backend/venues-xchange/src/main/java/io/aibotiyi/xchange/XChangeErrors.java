package io.aibotiyi.xchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.exceptions.CurrencyPairNotValidException;
import org.knowm.xchange.exceptions.ExchangeException;
import org.knowm.xchange.exceptions.ExchangeSecurityException;
import org.knowm.xchange.exceptions.FrequencyLimitExceededException;
import org.knowm.xchange.exceptions.FundsExceededException;
import org.knowm.xchange.exceptions.InstrumentNotValidException;
import org.knowm.xchange.exceptions.MarketSuspendedException;
import org.knowm.xchange.exceptions.NonceException;
import org.knowm.xchange.exceptions.NotAvailableFromExchangeException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.exceptions.OrderAmountUnderMinimumException;
import org.knowm.xchange.exceptions.OrderNotValidException;
import org.knowm.xchange.exceptions.RateLimitExceededException;
import si.mazi.rescu.HttpResponseAware;
import si.mazi.rescu.HttpStatusException;

/**
 * What XChange throws, in the catalogue of all venues. XChange often keeps neither the status nor
 * the exchange's code, so what it does not tell apart is taken for {@code OUTCOME_UNKNOWN}, never
 * for a refusal. Causes are left out: they can hold the signed request.
 */
final class XChangeErrors {

    private static final int MOST_CAUSES = 8;
    private static final int MOST_TEXT = 200;

    private XChangeErrors() {}

    static VenueException of(String venue, String request, Throwable thrown) {
        if (thrown instanceof VenueException ours) {
            return ours;
        }
        List<Throwable> chain = chain(thrown);
        int status = status(chain);
        VenueError error = error(chain, status);
        String said = said(chain);
        return new VenueException(
                error,
                status == 0 ? "" : Integer.toString(status),
                venue
                        + (error == VenueError.MALFORMED_ANSWER
                                ? " answered with something else than documented: "
                                : error == VenueError.UNAVAILABLE
                                        ? " could not be reached, not sent: "
                                        : " did not do ")
                        + request
                        + (status == 0 ? "" : " (" + status + ")")
                        + (said.isEmpty() ? "" : ": " + said),
                retryAfter(chain),
                null);
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        Throwable next = thrown;
        while (next != null && chain.size() < MOST_CAUSES) {
            chain.add(next);
            next = next.getCause();
        }
        return chain;
    }

    private static int status(List<Throwable> chain) {
        for (Throwable each : chain) {
            if (each instanceof HttpStatusException told && told.getHttpStatusCode() >= 400) {
                return told.getHttpStatusCode();
            }
        }
        return 0;
    }

    private static VenueError error(List<Throwable> chain, int status) {
        for (Throwable each : chain) {
            Optional<VenueError> known = named(each);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (status != 0) {
            return byStatus(status);
        }
        for (Throwable each : chain) {
            Optional<VenueError> known = connection(each);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return chain.getFirst() instanceof ExchangeException
                ? byText(said(chain))
                : VenueError.MALFORMED_ANSWER;
    }

    private static Optional<VenueError> named(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case FundsExceededException _ -> VenueError.INSUFFICIENT_FUNDS;
                    case RateLimitExceededException _, FrequencyLimitExceededException _ ->
                            VenueError.RATE_LIMITED;
                    case NonceException _ -> VenueError.BAD_NONCE;
                    case ExchangeSecurityException _ -> VenueError.AUTHENTICATION;
                    case CurrencyPairNotValidException _, InstrumentNotValidException _ ->
                            VenueError.UNKNOWN_INSTRUMENT;
                    case MarketSuspendedException _ -> VenueError.MARKET_CLOSED;
                    case OrderAmountUnderMinimumException _, OrderNotValidException _ ->
                            VenueError.FILTER;
                    case NotAvailableFromExchangeException _,
                            NotYetImplementedForExchangeException _ ->
                            VenueError.UNSUPPORTED;
                    default -> null;
                });
    }

    private static VenueError byStatus(int status) {
        return switch (status) {
            case 400, 422 -> VenueError.INVALID_REQUEST;
            case 401 -> VenueError.AUTHENTICATION;
            case 403 -> VenueError.PERMISSION;
            case 404 -> VenueError.REFUSED;
            case 418 -> VenueError.BANNED;
            case 429 -> VenueError.RATE_LIMITED;
            default -> status >= 500 ? VenueError.OUTCOME_UNKNOWN : VenueError.REFUSED;
        };
    }

    private static Optional<VenueError> connection(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case JsonProcessingException _, MalformedMessageException _ ->
                            VenueError.MALFORMED_ANSWER;
                    case ConnectException _, UnknownHostException _, NoRouteToHostException _ ->
                            VenueError.UNAVAILABLE;
                    case SocketTimeoutException late when text(late).startsWith("connect") ->
                            VenueError.UNAVAILABLE;
                    case IOException _ -> VenueError.OUTCOME_UNKNOWN;
                    default -> null;
                });
    }

    /** Words that exchanges use when XChange keeps nothing else of their answer. */
    static VenueError byText(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("order") && text.contains("not found")) {
            return VenueError.UNKNOWN_ORDER;
        }
        if (text.contains("nonce")) {
            return VenueError.BAD_NONCE;
        }
        if (text.contains("rate limit") || text.contains("too many requests")) {
            return VenueError.RATE_LIMITED;
        }
        if (text.contains("signature") || text.contains("api key") || text.contains("apikey")) {
            return VenueError.AUTHENTICATION;
        }
        if (text.contains("permission") || text.contains("missingrole")) {
            return VenueError.PERMISSION;
        }
        if (text.contains("invalid quantity") || text.contains("invalid price")) {
            return VenueError.FILTER;
        }
        return text.contains("maintenance") || text.contains("market is closed")
                ? VenueError.MARKET_CLOSED
                : VenueError.OUTCOME_UNKNOWN;
    }

    /** The first message of the chain that says something, shortened. */
    private static String said(List<Throwable> chain) {
        for (Throwable each : chain.reversed()) {
            String message = each.getMessage();
            if (message != null && !message.isBlank() && !(each instanceof HttpStatusException)) {
                String line = message.strip().lines().findFirst().orElse("");
                return line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) + "…" : line;
            }
        }
        return "";
    }

    private static String text(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    }

    /** Seconds of a Retry-After header, where XChange keeps the headers. */
    private static @Nullable Duration retryAfter(List<Throwable> chain) {
        for (Throwable each : chain) {
            if (each instanceof HttpResponseAware aware) {
                Map<String, List<String>> headers = aware.getResponseHeaders();
                if (headers != null) {
                    return headers.entrySet().stream()
                            .filter(entry -> "Retry-After".equalsIgnoreCase(entry.getKey()))
                            .flatMap(entry -> entry.getValue().stream())
                            .filter(value -> value.matches("\\d{1,7}"))
                            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                            .findFirst()
                            .orElse(null);
                }
            }
        }
        return null;
    }
}
