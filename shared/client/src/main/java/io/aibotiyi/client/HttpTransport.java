package io.aibotiyi.client;

import static io.aibotiyi.protocol.Sessions.DEVICE_NAME_HEADER;
import static io.aibotiyi.protocol.Sessions.PROOF_HEADER;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ServerInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sends one request and reads one answer; knows nothing of sessions. Safe from any thread. */
final class HttpTransport {

    /** An answer larger than this is refused: no page of ours comes near it. */
    private static final long MAXIMUM_BODY = 64L << 20;

    /** Never signed: it says the same to everybody. */
    private static final String PUBLIC = "/server";

    private static final String BEARER = "Bearer ";

    private final URI address;
    private final String root;
    private final String base;
    private final ClientOptions options;
    private final JsonMapper json = Json.mapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final @Nullable RequestSigner signer;
    private final @Nullable ProofMaker proofs;

    HttpTransport(URI address, ClientOptions options) {
        this(address, options, null);
    }

    /**
     * @param signer signs every request; null where none is to be signed
     */
    HttpTransport(URI address, ClientOptions options, @Nullable RequestSigner signer) {
        this.signer = signer;
        this.address = checked(address);
        this.options = options;
        this.proofs =
                options.deviceKey() == null
                        ? null
                        : new ProofMaker(options.deviceKey(), options.clock());
        String text = this.address.toString();
        this.root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.base = root + "/api/v1";
        SSLParameters tls = new SSLParameters();
        tls.setProtocols(new String[] {"TLSv1.3"});
        this.http =
                HttpClient.newBuilder()
                        .sslContext(tls(this.address, options.trust()))
                        .sslParameters(tls)
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(options.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .build();
    }

    /**
     * Reading what the system trusts takes a while; over plain HTTP it is hardly ever asked for.
     */
    private static SSLContext tls(URI address, ServerTrust trust) {
        return "https".equalsIgnoreCase(address.getScheme())
                ? trust.context()
                : TrustWhenAsked.context(trust);
    }

    private static URI checked(URI address) {
        String scheme = address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web
                || address.getHost() == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "'" + address + "' is not a backend's address: http://host:port expected");
        }
        return address;
    }

    URI address() {
        return address;
    }

    HttpClient webSockets() {
        return http;
    }

    /** Signs what it sends, if it does; then no token is needed. */
    @Nullable RequestSigner signer() {
        return signer;
    }

    ExecutorService threads() {
        return threads;
    }

    ServerInfo server() {
        return send("GET", PUBLIC, null, Map.of(), new TypeReference<>() {});
    }

    /**
     * @param body null for none
     * @param headers added to those every request has
     * @throws ApiException if the answer is a problem
     * @throws UnreachableException if there was none, or it could not be read
     */
    <T> T send(
            String method,
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            TypeReference<T> answer) {
        HttpResponse<byte[]> response = exchange(method, path, body, headers);
        if (response.statusCode() / 100 != 2) {
            throw new ApiException(problem(response));
        }
        return read(response, answer);
    }

    /** As {@link #send}, getting what is not JSON. */
    byte[] sendForBytes(String path, Map<String, String> headers) {
        HttpResponse<byte[]> response = exchange("GET", path, null, headers);
        if (response.statusCode() / 100 != 2) {
            throw new ApiException(problem(response));
        }
        return response.body();
    }

    /**
     * Writes the answer to the stream while it comes; its size is not limited, and only the wait
     * for its beginning is.
     *
     * @return bytes written
     */
    long download(String path, Map<String, String> headers, OutputStream to) {
        HttpRequest request = request("GET", path, null, headers);
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw new ApiException(problem(response, body.readNBytes(1 << 16)));
                }
                return body.transferTo(to);
            }
        } catch (IOException e) {
            throw new UnreachableException(request.uri(), reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(request.uri(), "interrupted while waiting", e);
        }
    }

    /** As {@link #send} for an answer without a body. */
    void sendForNothing(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpResponse<byte[]> response = exchange(method, path, body, headers);
        if (response.statusCode() / 100 != 2) {
            throw new ApiException(problem(response));
        }
    }

    /** The backend's address without a slash at its end. */
    String root() {
        return root;
    }

    ClientOptions options() {
        return options;
    }

    <T> T read(HttpResponse<byte[]> response, TypeReference<T> answer) {
        try {
            return json.readValue(response.body(), answer);
        } catch (JacksonException e) {
            throw new UnreachableException(
                    response.uri(), "its answer is not what was expected: " + e.getMessage(), e);
        }
    }

    private HttpRequest request(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(options.requestTimeout())
                        .header("Accept", "application/json, application/problem+json");
        proven(method, path, headers).forEach(request::header);
        byte[] bytes = body == null ? null : json.writeValueAsBytes(body);
        if (signer != null && !path.equals(PUBLIC)) {
            signer.headers(method, URI.create(base + path), bytes, headers.get("Idempotency-Key"))
                    .forEach(request::header);
        }
        if (bytes == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
        }
        return request.build();
    }

    /** A proof of the device's key that the backend's time refused is made once again with it. */
    private HttpResponse<byte[]> exchange(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpResponse<byte[]> response = exchange(request(method, path, body, headers));
        boolean otherTime =
                proofs != null && proofs.learn(response.headers().firstValue("Date").orElse(null));
        return otherTime
                        && response.statusCode() == 401
                        && problem(response).code() == ErrorCode.BAD_PROOF
                ? exchange(request(method, path, body, headers))
                : response;
    }

    /** With a proof of the device's key (RFC 9449) wherever a session is opened or used. */
    private Map<String, String> proven(String method, String path, Map<String, String> headers) {
        String authorization = headers.get("Authorization");
        if (proofs == null || (authorization == null && !method.equals("POST"))) {
            return headers;
        }
        Map<String, String> all = new TreeMap<>(headers);
        String token = null;
        if (authorization != null) {
            token = authorization.substring(BEARER.length());
            all.put("Authorization", "DPoP " + token);
        }
        if (options.deviceName() != null && method.equals("POST")) {
            all.put(DEVICE_NAME_HEADER, RestCalls.encoded(options.deviceName()));
        }
        all.put(PROOF_HEADER, proofs.proof(method, URI.create(base + path), token));
        return all;
    }

    /** Null where sessions are not bound to a device. */
    @Nullable ProofMaker proofs() {
        return proofs;
    }

    /** One answer, whatever it says. */
    HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAXIMUM_BODY));
        } catch (HttpTimeoutException e) {
            throw new UnreachableException(
                    request.uri(), "timed out after " + options.requestTimeout(), e);
        } catch (IOException e) {
            throw new UnreachableException(request.uri(), reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException(request.uri(), "interrupted while waiting", e);
        }
    }

    /** An exception of the network often has no message of its own. */
    static String reason(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t.getMessage() != null && !t.getMessage().isBlank()) {
                return t.getMessage();
            }
        }
        return e instanceof java.net.ConnectException
                ? "connection refused"
                : e.getClass().getSimpleName();
    }

    Problem problem(HttpResponse<byte[]> response) {
        return problem(response, response.body());
    }

    private Problem problem(HttpResponse<?> response, byte[] body) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) {
            try {
                return json.readValue(body, Problem.class);
            } catch (JacksonException e) {
                return foreign(response, body);
            }
        }
        return foreign(response, body);
    }

    /** Somebody else answered: a proxy, or no backend of ours. */
    private static Problem foreign(HttpResponse<?> response, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return new Problem(
                "about:blank",
                "HTTP " + response.statusCode() + " without problem details; is this a backend?",
                response.statusCode(),
                null,
                text.isEmpty() ? null : text.substring(0, Math.min(200, text.length())),
                null,
                null);
    }

    /** Cuts off what is under way. */
    void close() {
        http.shutdownNow();
        threads.shutdown();
    }
}
