package io.aibotiyi.venues.kraken;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.aibotiyi.venues.net.Signing;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Kraken's requests. Nonces must arrive in rising order, so signed requests of one key go one after
 * another; a refused nonce had no effect and is replaced once by a higher one. The account's
 * request counter is kept here too.
 */
final class KrakenRest {

    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(10);

    private final KrakenSettings settings;
    private final RestClient client;
    private final InstantSource clock;
    private final ClockSkew skew;
    private final RateBudget publicBudget;

    KrakenRest(KrakenSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.client = new RestClient(http);
        this.clock = clock;
        this.skew = new ClockSkew(clock);
        this.publicBudget =
                new RateBudget(
                        "Kraken's public request rate",
                        settings.counterLimit(),
                        1,
                        System::nanoTime);
    }

    ClockSkew skew() {
        return skew;
    }

    /** Asks for the time, which Kraken tells in whole seconds: good to half a second. */
    void measureTime() throws VenueException {
        long sent = EpochNanos.now(clock);
        JsonNode result = get("/0/public/Time", Map.of());
        long received = EpochNanos.now(clock);
        try {
            long server = JsonFields.needLong(result, "unixtime") * 1_000_000_000L + 500_000_000L;
            skew.sample(sent, server, received);
        } catch (MalformedMessageException e) {
            throw malformed("/0/public/Time", e);
        }
    }

    /** A public request; answers its {@code result}. */
    JsonNode get(String path, Map<String, String> parameters) throws VenueException {
        publicBudget.acquire(1, settings.trading().budgetPatience());
        String target = Queries.path(path, Queries.encode(parameters.entrySet()));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(settings.rest() + target))
                        .timeout(settings.trading().requestTimeout())
                        .header("User-Agent", "aibot-iyi")
                        .build();
        return result(client.send(request));
    }

    /** Requests signed with one key. */
    final class Account {

        private final Credentials credentials;
        private final ReentrantLock order = new ReentrantLock(true);
        private final RateBudget counter =
                new RateBudget(
                        "Kraken's request counter",
                        settings.counterLimit(),
                        settings.counterDecay(),
                        System::nanoTime);
        private long lastNonce;

        Account(Credentials credentials) {
            this.credentials = credentials;
        }

        /**
         * @param cost on the request counter: orders and cancels cost nothing there
         */
        JsonNode call(String path, Map<String, String> parameters, double cost)
                throws VenueException {
            counter.acquire(cost, settings.trading().budgetPatience());
            try {
                return once(path, parameters);
            } catch (VenueException e) {
                if (silences(e)) {
                    counter.shut(e.retryAfter().orElse(DEFAULT_SILENCE));
                }
                if (e.error() != VenueError.BAD_NONCE) {
                    throw e;
                }
                return once(path, parameters);
            }
        }

        /** A full order counter of one pair leaves the others alone. */
        private boolean silences(VenueException e) {
            return e.error() == VenueError.BANNED
                    || (e.error() == VenueError.RATE_LIMITED
                            && !e.venueCode().startsWith("EOrder"));
        }

        private JsonNode once(String path, Map<String, String> parameters) throws VenueException {
            order.lock();
            try {
                String nonce = Long.toString(nonce());
                String rest = Queries.encode(parameters.entrySet());
                String body = "nonce=" + nonce + (rest.isEmpty() ? "" : "&" + rest);
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(settings.rest() + path))
                                .timeout(settings.trading().requestTimeout())
                                .header("User-Agent", "aibot-iyi")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("API-Key", credentials.key())
                                .header("API-Sign", sign(credentials, path, nonce, body))
                                .POST(BodyPublishers.ofString(body))
                                .build();
                return result(client.send(request));
            } finally {
                order.unlock();
            }
        }

        /** Microseconds of our clock, always above the last one. */
        private long nonce() {
            lastNonce = Math.max(lastNonce + 1, EpochNanos.now(clock) / 1_000);
            return lastNonce;
        }
    }

    /** HMAC-SHA-512 of the path and the SHA-256 of nonce and body ("Spot REST authentication"). */
    static String sign(Credentials credentials, String path, String nonce, String body) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(UTF_8));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(path.getBytes(UTF_8));
            message.writeBytes(digest);
            return credentials.withSecret(secret -> {
                byte[] key = Base64.getDecoder().decode(secret);
                try {
                    return Base64.getEncoder()
                            .encodeToString(Signing.hmac("HmacSHA512", key, message.toByteArray()));
                } finally {
                    Arrays.fill(key, (byte) 0);
                }
            });
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static JsonNode result(Answer answer) throws VenueException {
        if (answer.status() == 429 || answer.status() == 418) {
            throw new VenueException(
                    answer.status() == 429 ? VenueError.RATE_LIMITED : VenueError.BANNED,
                    Integer.toString(answer.status()),
                    "Kraken refused " + answer.request() + " with " + answer.status(),
                    answer.retryAfter().orElse(null),
                    null);
        }
        if (answer.status() >= 500) {
            throw new VenueException(
                    VenueError.OUTCOME_UNKNOWN,
                    Integer.toString(answer.status()),
                    "Kraken answered "
                            + answer.request()
                            + " with "
                            + answer.status()
                            + ": whether it was done is not known",
                    null,
                    null);
        }
        JsonNode body = answer.json();
        for (JsonNode error : body.path("error")) {
            if (error.asString().startsWith("E")) {
                throw KrakenErrors.of(answer.request(), error.asString());
            }
        }
        if (!answer.ok() || !body.has("result")) {
            throw malformed(answer.request(), null);
        }
        return body.path("result");
    }

    static VenueException malformed(String request, @Nullable Exception cause) {
        return VenueException.malformed("Kraken", request, cause);
    }
}
