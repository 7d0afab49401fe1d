package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.gateway.web.PublicAddresses;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;

/** REST as anyone may meet it: what is open, what is closed, and how it says no. */
class GatewayRestTest {

    private static final String SECRET = "a-secret-of-the-embedding-process";

    @TempDir static Path home;

    private static Backend backend;
    private static HttpClient http;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        backend = Backend.start(BackendOptions.embedded(home, SECRET));
        http = HttpClient.newHttpClient();
        HttpResponse<String> answer =
                send(
                        "POST",
                        "/api/v1/sessions/embedded",
                        "{\"secret\":\"" + SECRET + "\"}",
                        Map.of());
        token = Json.mapper().readValue(answer.body(), Session.class).accessToken();
    }

    @AfterAll
    static void stop() {
        http.close();
        backend.close();
    }

    private static HttpResponse<String> send(
            String method, String path, @Nullable String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(backend.address().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> signedIn(
            String method, String path, @Nullable String body, String... headers) throws Exception {
        Map<String, String> all = new java.util.HashMap<>();
        all.put("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return send(method, path, body, all);
    }

    private static Problem problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        Problem problem = Json.mapper().readValue(answer.body(), Problem.class);
        assertThat(problem.status()).isEqualTo(answer.statusCode());
        assertThat(problem.traceId()).isNotBlank();
        assertThat(answer.headers().firstValue("X-Trace-Id"))
                .hasValue(String.valueOf(problem.traceId()));
        return problem;
    }

    private static void refused(
            HttpResponse<String> answer, ErrorCode code, @Nullable String field) {
        Problem problem = problem(answer);
        assertThat(problem.code()).as(answer.body()).isEqualTo(code);
        assertThat(problem.field()).as(answer.body()).isEqualTo(field);
    }

    @Test
    void everyAddressIsEitherListedAsPublicOrNeedsASession() throws Exception {
        RequestMappingHandlerMapping mappings =
                backend.context()
                        .getBean(
                                "requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        TreeSet<String> checked = new TreeSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    String path = pattern.replaceAll("\\{[^}]+}", "x");
                    boolean open = open(HttpMethod.valueOf(method.name()), path);
                    HttpResponse<String> answer =
                            send(
                                    method.name(),
                                    path,
                                    method.name().equals("POST") ? "{}" : null,
                                    Map.of());
                    if (!open) {
                        refused(answer, ErrorCode.UNAUTHENTICATED, null);
                    } else {
                        assertThat(problemCode(answer))
                                .as("%s %s", method, path)
                                .isNotEqualTo(ErrorCode.UNAUTHENTICATED);
                    }
                    checked.add(method + " " + pattern);
                }
            }
        }
        assertThat(checked).hasSizeGreaterThan(20);
    }

    /** Pages and OAuth answer in their own forms; none of them may ask for a session either. */
    private static @Nullable ErrorCode problemCode(HttpResponse<String> answer) {
        if (answer.headers()
                .firstValue("Content-Type")
                .orElse("")
                .startsWith("application/problem")) {
            return Json.mapper().readValue(answer.body(), Problem.class).code();
        }
        return answer.statusCode() == 401 ? ErrorCode.UNAUTHENTICATED : null;
    }

    private static boolean open(HttpMethod method, String path) {
        return PublicAddresses.ALL.stream()
                .anyMatch(a ->
                        a.method().equals(method)
                                && PathPatternParser.defaultInstance
                                        .parse(a.pattern())
                                        .matches(PathContainer.parsePath(path)));
    }

    @Test
    void saysPreciselyWhatIsWrong() throws Exception {
        String instrument = "/api/v1/instruments/sim:BTC-USDT";
        refused(signedIn("GET", "/api/v1/nowhere", null), ErrorCode.NOT_FOUND, null);
        refused(signedIn("PUT", "/api/v1/orders", "{}"), ErrorCode.METHOD_NOT_ALLOWED, null);
        refused(
                signedIn("GET", "/api/v1/instruments/x:NOPE/book", null),
                ErrorCode.UNKNOWN_INSTRUMENT,
                null);
        refused(
                signedIn("GET", "/api/v1/instruments/nonsense/book", null),
                ErrorCode.INVALID_FIELD,
                "id");
        refused(
                signedIn("GET", instrument + "/book?depth=0", null),
                ErrorCode.INVALID_FIELD,
                "depth");
        refused(
                signedIn("GET", instrument + "/book?depth=many", null),
                ErrorCode.INVALID_FIELD,
                "depth");
        refused(
                signedIn("GET", instrument + "/trades?limit=1001", null),
                ErrorCode.INVALID_FIELD,
                "limit");
        refused(
                signedIn("GET", instrument + "/candles?timeframe=7x", null),
                ErrorCode.INVALID_FIELD,
                "timeframe");
        refused(
                signedIn("GET", instrument + "/candles?from=yesterday", null),
                ErrorCode.INVALID_FIELD,
                "from");
        refused(
                signedIn(
                        "GET",
                        instrument + "/candles?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                        null),
                ErrorCode.INVALID_FIELD,
                "from");
        refused(signedIn("GET", "/api/v1/orders", null), ErrorCode.INVALID_FIELD, "account");
    }

    @Test
    void namesTheFieldOfABodyThatIsWrong() throws Exception {
        String order =
                "{\"account\":\"0198c5a0-0000-7000-8000-000000000001\","
                        + "\"instrument\":\"sim:BTC-USDT\",\"side\":\"BUY\",\"type\":\"LIMIT\","
                        + "\"quantity\":\"1\",\"price\":\"1\"}";
        refused(
                signedIn("POST", "/api/v1/orders", order),
                ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                "Idempotency-Key");
        String[] key = {"Idempotency-Key", "k"};
        refused(
                signedIn("POST", "/api/v1/orders", order.replace("BUY", "HOLD"), key),
                ErrorCode.INVALID_FIELD,
                "side");
        refused(
                signedIn("POST", "/api/v1/orders", order.replace("\"1\",", "\"one\","), key),
                ErrorCode.INVALID_FIELD,
                "quantity");
        refused(
                signedIn("POST", "/api/v1/orders", order.replace("\"side\":\"BUY\",", ""), key),
                ErrorCode.INVALID_FIELD,
                "side");
        refused(
                signedIn("POST", "/api/v1/orders", order.replace("sim:", "sim"), key),
                ErrorCode.INVALID_FIELD,
                "instrument");
        refused(
                signedIn("POST", "/api/v1/orders", "{\"account\":", key),
                ErrorCode.INVALID_REQUEST,
                null);
        refused(signedIn("POST", "/api/v1/orders", null, key), ErrorCode.INVALID_REQUEST, null);
        refused(signedIn("POST", "/api/v1/orders", order, key), ErrorCode.NOT_FOUND, "account");
    }

    @Test
    void refusesABodyBeyondTheLimit() throws Exception {
        String large = "{\"username\":\"" + "x".repeat(70_000) + "\"}";
        refused(send("POST", "/api/v1/sessions", large, Map.of()), ErrorCode.TOO_LARGE, null);
        HttpRequest chunked =
                HttpRequest.newBuilder(backend.address().resolve("/api/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofByteArrays(
                                        List.of(large.getBytes(StandardCharsets.UTF_8))))
                        .build();
        refused(http.send(chunked, BodyHandlers.ofString()), ErrorCode.TOO_LARGE, null);
    }

    @Test
    void refusesBadTokensForeignOriginsAndForeignHosts() throws Exception {
        refused(
                send("GET", "/api/v1/server", null, Map.of("Authorization", "Bearer not-a-token")),
                ErrorCode.UNAUTHENTICATED,
                null);
        refused(
                send("GET", "/api/v1/server", null, Map.of("Origin", "https://evil.example")),
                ErrorCode.FORBIDDEN,
                null);
        URI address = backend.address();
        try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /api/v1/server HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("FORBIDDEN");
        }
        HttpResponse<String> own =
                send("GET", "/api/v1/server", null, Map.of("Origin", address.toString()));
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(own.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void describesItselfWithDecimalsAsStrings() throws Exception {
        JsonNode api =
                Json.mapper().readTree(send("GET", "/api/v1/openapi.json", null, Map.of()).body());
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.path("paths").propertyNames())
                .contains("/api/v1/orders", "/api/v1/instruments/{id}/book");
        JsonNode level = api.path("components").path("schemas").path("Level").path("properties");
        assertThat(level.path("price").path("type").asString()).isEqualTo("string");
        JsonNode order =
                api.path("components").path("schemas").path("PlaceOrder").path("properties");
        assertThat(order.path("account").path("type").asString()).isEqualTo("string");
        assertThat(
                        api.path("components")
                                .path("schemas")
                                .path("PlaceOrder")
                                .path("required")
                                .valueStream()
                                .map(JsonNode::asString))
                .containsExactlyInAnyOrder("account", "instrument", "side", "type", "quantity");
        for (String page : List.of("/docs", "/docs/docs.js", "/docs/docs.css")) {
            assertThat(send("GET", page, null, Map.of()).statusCode()).as(page).isEqualTo(200);
        }
        refused(send("GET", "/docs/other", null, Map.of()), ErrorCode.NOT_FOUND, null);
    }
}
