package io.aibotiyi.venues.coinbase;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Answer;
import io.aibotiyi.venues.net.ClockSkew;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.Queries;
import io.aibotiyi.venues.net.RateBudget;
import io.aibotiyi.venues.net.RestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Coinbase's requests, each with a token of its own. A refused token had no effect: if our clock
 * turns out to be off, the request is sent once more with the corrected time.
 */
final class CoinbaseRest {

    static final String BASE = "/api/v3/brokerage";

    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(2);
    private static final long NOTABLE_SKEW = 1_000_000_000L;

    private final CoinbaseSettings settings;
    private final RestClient client;
    private final InstantSource clock;
    private final ClockSkew skew;
    private final RateBudget budget;

    CoinbaseRest(CoinbaseSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.client = new RestClient(http);
        this.clock = clock;
        this.skew = new ClockSkew(clock);
        this.budget =
                new RateBudget(
                        "Coinbase's request rate",
                        settings.requestsPerSecond(),
                        settings.requestsPerSecond(),
                        System::nanoTime);
    }

    ClockSkew skew() {
        return skew;
    }

    CoinbaseTokens tokens(Credentials credentials) {
        return new CoinbaseTokens(credentials, skew, settings.tokenLife());
    }

    void measureTime() throws VenueException {
        long sent = EpochNanos.now(clock);
        JsonNode answer = send(null, "GET", "/time", List.of(), "");
        long received = EpochNanos.now(clock);
        try {
            skew.sample(sent, JsonFields.needLong(answer, "epochMillis") * 1_000_000L, received);
        } catch (MalformedMessageException e) {
            throw malformed("/time", e);
        }
    }

    /** A public request; the path follows {@link #BASE}. */
    JsonNode get(String path, List<Map.Entry<String, String>> query) throws VenueException {
        return send(null, "GET", path, query, "");
    }

    /** A signed request. */
    JsonNode signed(
            CoinbaseTokens tokens,
            String method,
            String path,
            List<Map.Entry<String, String>> query,
            String body)
            throws VenueException {
        try {
            return send(tokens, method, path, query, body);
        } catch (VenueException e) {
            if (e.error() != VenueError.AUTHENTICATION) {
                throw e;
            }
            long before = skew.offsetNanos();
            skew.reset();
            measureTime();
            if (Math.abs(skew.offsetNanos() - before) < NOTABLE_SKEW) {
                throw e;
            }
            return send(tokens, method, path, query, body);
        }
    }

    private JsonNode send(
            @Nullable CoinbaseTokens tokens,
            String method,
            String path,
            List<Map.Entry<String, String>> query,
            String body)
            throws VenueException {
        budget.acquire(1, settings.trading().budgetPatience());
        String target = BASE + Queries.path(path, Queries.encode(query));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.rest() + target))
                        .timeout(settings.trading().requestTimeout())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (tokens != null) {
            String uri = method + " " + settings.rest().getAuthority() + BASE + path;
            request.header("Authorization", "Bearer " + tokens.token(uri));
        }
        Answer answer = client.send(request.build());
        if (answer.ok()) {
            return answer.json();
        }
        VenueException refusal = CoinbaseErrors.of(answer);
        if (refusal.error() == VenueError.RATE_LIMITED || refusal.error() == VenueError.BANNED) {
            budget.shut(refusal.retryAfter().orElse(DEFAULT_SILENCE));
        }
        throw refusal;
    }

    static VenueException malformed(String request, @Nullable Exception cause) {
        return VenueException.malformed("Coinbase", request, cause);
    }
}
