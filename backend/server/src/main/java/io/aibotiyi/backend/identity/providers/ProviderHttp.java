package io.aibotiyi.backend.identity.providers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks one provider: only safe addresses, no redirect followed, answers of at most {@link #LARGEST}
 * bytes within {@link #PATIENCE}. Safe from any thread; blocks.
 */
public final class ProviderHttp {

    public static final int LARGEST = 256 * 1024;
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    /** An answer, whatever its status. */
    public record Answer(int status, String contentType, String body) {
        @Override
        public String toString() {
            return "Answer[status=" + status + "]";
        }
    }

    private final URI issuer;
    private final String accepted;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(4))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /**
     * @param issuer the provider's own address, as an administrator gave it
     * @param accepted media type of its answers
     */
    public ProviderHttp(URI issuer, String accepted) {
        this.issuer = issuer;
        this.accepted = accepted;
    }

    public Answer get(URI address) throws IOException {
        return send(request(address).GET());
    }

    public Answer post(URI address, String form, @Nullable String authorization)
            throws IOException {
        HttpRequest.Builder request =
                request(address).header("Content-Type", "application/x-www-form-urlencoded");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request.POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(URI address) throws IOException {
        if (!ProviderAddresses.safe(address, issuer)) {
            throw new IOException("an address of the provider is not https, or on loopback");
        }
        return HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", accepted);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            request.build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(response.body(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
