package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.venues.InstrumentRules;
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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Requests within Binance's limits: weights are counted here and corrected by the headers that
 * Binance answers with, a 429 or 418 silences every request for the time it names, and signed
 * requests carry Binance's own time. A request refused for its time (-1021) had no effect and is
 * sent once more after measuring.
 */
final class BinanceRest {

    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(60);

    private final BinanceSettings settings;
    private final RestClient client;
    private final InstantSource clock;
    private final ClockSkew skew;
    private final RateBudget weight;
    private final RateBudget orders;

    BinanceRest(BinanceSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.client = new RestClient(http);
        this.clock = clock;
        this.skew = new ClockSkew(clock);
        int perMinute = settings.weightPerMinute();
        // half at once and half by draining: never above the limit in any window of a minute
        this.weight =
                new RateBudget(
                        "Binance's request weight",
                        perMinute / 2.0,
                        perMinute / 120.0,
                        System::nanoTime);
        this.orders = new RateBudget("Binance's order rate", 50, 5, System::nanoTime);
    }

    ClockSkew skew() {
        return skew;
    }

    /** Asks for the time and corrects ours. */
    void measureTime() throws VenueException {
        long sent = EpochNanos.now(clock);
        JsonNode answer = get("/api/v3/time", Map.of(), 1);
        long received = EpochNanos.now(clock);
        try {
            long server = JsonFields.needLong(answer, "serverTime") * 1_000_000L;
            skew.sample(sent, server, received);
        } catch (MalformedMessageException e) {
            throw malformed("/api/v3/time", e);
        }
    }

    /** A book's snapshot, not read yet. */
    String depth(InstrumentRules rules, int levels) throws VenueException {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("symbol", rules.tradeSymbol());
        parameters.put("limit", Integer.toString(levels));
        int cost = levels <= 100 ? 5 : levels <= 500 ? 25 : levels <= 1_000 ? 50 : 250;
        return request("/api/v3/depth", parameters, cost).body();
    }

    /** A public request. */
    JsonNode get(String path, Map<String, String> parameters, int cost) throws VenueException {
        return request(path, parameters, cost).json();
    }

    private Answer request(String path, Map<String, String> parameters, int cost)
            throws VenueException {
        weight.acquire(cost, settings.trading().budgetPatience());
        String query = Queries.encode(parameters.entrySet());
        HttpRequest request =
                HttpRequest.newBuilder(uri(path, query))
                        .timeout(settings.trading().requestTimeout())
                        .build();
        return checked(client.send(request));
    }

    /** A signed request; placing orders counts against the order rate too. */
    JsonNode signed(
            BinanceSigner signer,
            String method,
            String path,
            Map<String, String> parameters,
            int cost)
            throws VenueException {
        if (method.equals("POST")) {
            orders.acquire(1, settings.trading().budgetPatience());
        }
        if (method.equals("DELETE")) {
            weight.force(cost);
        } else {
            weight.acquire(cost, settings.trading().budgetPatience());
        }
        try {
            return send(signer, method, path, parameters);
        } catch (VenueException e) {
            if (e.error() != VenueError.CLOCK_SKEW) {
                throw e;
            }
            skew.reset();
            measureTime();
            return send(signer, method, path, parameters);
        }
    }

    private JsonNode send(
            BinanceSigner signer, String method, String path, Map<String, String> parameters)
            throws VenueException {
        String payload =
                (parameters.isEmpty() ? "" : Queries.encode(parameters.entrySet()) + "&")
                        + "recvWindow="
                        + settings.receiveWindow().toMillis()
                        + "&timestamp="
                        + skew.venueMillis();
        String query =
                payload
                        + "&signature="
                        + URLEncoder.encode(signer.sign(payload), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(uri(path, query))
                        .timeout(settings.trading().requestTimeout())
                        .header("X-MBX-APIKEY", signer.key())
                        .method(method, BodyPublishers.noBody())
                        .build();
        return checked(client.send(request)).json();
    }

    private Answer checked(Answer answer) throws VenueException {
        answer.headers()
                .firstValueAsLong("X-MBX-USED-WEIGHT-1M")
                .ifPresent(used -> weight.observe(used - settings.weightPerMinute() / 2.0));
        if (answer.ok()) {
            return answer;
        }
        VenueException refusal = BinanceErrors.of(answer);
        if (refusal.error() == VenueError.RATE_LIMITED || refusal.error() == VenueError.BANNED) {
            weight.shut(refusal.retryAfter().orElse(DEFAULT_SILENCE));
        }
        throw refusal;
    }

    private URI uri(String path, String query) {
        return URI.create(settings.rest() + Queries.path(path, query));
    }

    static VenueException malformed(String path, @Nullable Exception cause) {
        return VenueException.malformed("Binance", path, cause);
    }
}
