package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A whole backend and plain HTTP at it, without the client that would be polite. */
final class EdgeServer implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-embedding-process";

    final Backend backend;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    EdgeServer(Backend backend) {
        this.backend = backend;
    }

    /** As a workstation starts it. */
    static EdgeServer embedded(Path home, Map<String, String> properties) {
        return new EdgeServer(
                Backend.start(
                        new BackendOptions(
                                home, BackendOptions.LOOPBACK, 0, 0, SECRET, properties)));
    }

    /** As a server that nobody has set up. */
    static EdgeServer server(Path home, Map<String, String> properties) {
        return new EdgeServer(
                Backend.start(
                        new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, null, properties)));
    }

    /** Bearer token of the embedding person, an administrator. */
    Session signIn() throws IOException, InterruptedException {
        return Json.mapper()
                .readValue(
                        send(
                                        "POST",
                                        "/api/v1/sessions/embedded",
                                        Json.mapper().writeValueAsString(new EmbeddedLogin(SECRET)),
                                        Map.of())
                                .body(),
                        Session.class);
    }

    Session signIn(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/api/v1/sessions",
                        Json.mapper().writeValueAsString(new Login(name, password)),
                        Map.of());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(name + " cannot sign in: " + answer.body());
        }
        return Json.mapper().readValue(answer.body(), Session.class);
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        all.putAll(headers);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(backend.address() + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        all.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, @Nullable String token)
            throws IOException, InterruptedException {
        return send("GET", path, null, token == null ? Map.of() : bearer(token));
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** Sends bytes that no HTTP client would, and reads until the backend closes. */
    String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(backend.address().getHost(), backend.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String lines(String... lines) {
        return String.join("\r\n", lines);
    }

    /** A request up to its body, after which the backend is to close. */
    static String head(String requestLine, String... fields) {
        return lines(requestLine, "Host: 127.0.0.1", "Connection: close", "")
                + String.join("", java.util.stream.Stream.of(fields).map(f -> f + "\r\n").toList())
                + "\r\n";
    }

    static Problem problem(HttpResponse<String> answer) {
        return Json.mapper().readValue(answer.body(), Problem.class);
    }

    @Override
    public void close() {
        http.close();
        backend.close();
    }
}
