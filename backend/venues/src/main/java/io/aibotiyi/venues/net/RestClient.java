package io.aibotiyi.venues.net;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * Sends one request once and tells apart what is certain: not sent, answered, or nobody knows.
 * Bodies above {@link #MAX_BODY} are refused. Safe from any thread; blocks the caller for at most
 * the request's timeout.
 */
public final class RestClient {

    /** More than the largest list of instruments. */
    public static final long MAX_BODY = 64L << 20;

    private final HttpClient http;

    public RestClient(HttpClient http) {
        this.http = http;
    }

    /**
     * @throws VenueException {@code UNAVAILABLE} if no connection could be made, {@code
     *     OUTCOME_UNKNOWN} if the request may have arrived but was not answered
     */
    public Answer send(HttpRequest request) throws VenueException {
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
            return new Answer(
                    what,
                    response.statusCode(),
                    response.headers(),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new VenueException(
                    VenueError.UNAVAILABLE, "", what + ": no connection, not sent", null, e);
        } catch (IOException e) {
            throw unknown(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(what, e);
        }
    }

    private static VenueException unknown(String what, Exception cause) {
        return new VenueException(
                VenueError.OUTCOME_UNKNOWN,
                "",
                what + " was sent and not answered: whether it was done is not known",
                null,
                cause);
    }
}
