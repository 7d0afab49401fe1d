package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Too large, too deep, too slow, too long, too often. */
class LimitsAttackTest {

    @TempDir static Path home;

    private static EdgeServer edge;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        edge = EdgeServer.embedded(home, Map.of("aibot.gateway.body-timeout", "1s"));
        token = edge.signIn().accessToken();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static void refused(HttpResponse<String> answer, ErrorCode code) {
        Problem problem = EdgeServer.problem(answer);
        assertThat(problem.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.statusCode()).isEqualTo(code.status());
        assertThat(problem.traceId()).isNotBlank();
    }

    @Test
    void refusesBodiesBeyondTheLimitWhetherDeclaredOrNot() throws Exception {
        String large = "{\"username\":\"" + "x".repeat(70_000) + "\"}";
        refused(edge.send("POST", "/api/v1/sessions", large, Map.of()), ErrorCode.TOO_LARGE);
        String chunked =
                edge.raw(
                        EdgeServer.head(
                                        "POST /api/v1/sessions HTTP/1.1",
                                        "Content-Type: application/json",
                                        "Transfer-Encoding: chunked")
                                + EdgeServer.lines(
                                        Integer.toHexString(large.length()), large, "0", "", ""));
        assertThat(chunked).startsWith("HTTP/1.1 413").contains("TOO_LARGE");
    }

    @Test
    void refusesABodyThatTricklesIn() throws Exception {
        try (Socket socket =
                new Socket(edge.backend.address().getHost(), edge.backend.address().getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    EdgeServer.head(
                                    "POST /api/v1/sessions HTTP/1.1",
                                    "Content-Type: application/json",
                                    "Content-Length: 60000")
                            .getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        if (socket.getInputStream().available() > 0) {
                            answer.append(
                                    new String(
                                            socket.getInputStream().readAllBytes(),
                                            StandardCharsets.UTF_8));
                            return true;
                        }
                        out.write(' ');
                        out.flush();
                        return false;
                    });
            assertThat(answer.toString()).startsWith("HTTP/1.1 408").contains("TOO_SLOW");
        }
    }

    @Test
    void refusesLongAddressesAndLargeHeaders() throws Exception {
        refused(edge.get("/api/v1/orders/" + "a".repeat(1100), token), ErrorCode.ADDRESS_TOO_LONG);
        refused(
                edge.get("/api/v1/orders?account=" + "a".repeat(4200), token),
                ErrorCode.ADDRESS_TOO_LONG);
        HttpResponse<String> headers =
                edge.send("GET", "/api/v1/server", null, Map.of("X-Large", "h".repeat(20_000)));
        assertThat(headers.statusCode()).isIn(400, 431);
        assertThat(headers.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(EdgeServer.problem(headers).traceId()).isNotBlank();
    }

    @Test
    void refusesDeepJsonAndMonstrousNumbers() throws Exception {
        String deep = "{\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        refused(edge.send("POST", "/api/v1/sessions", deep, Map.of()), ErrorCode.INVALID_REQUEST);
        for (String number :
                new String[] {
                    "1e999999999", "\"1e999999999\"", "\"1E-999999999\"", "9".repeat(500), "\"NaN\""
                }) {
            Map<String, String> headers = new TreeMap<>(EdgeServer.bearer(token));
            headers.put("Idempotency-Key", "k");
            HttpResponse<String> answer =
                    edge.send(
                            "POST",
                            "/api/v1/orders",
                            "{\"account\":\"0198c5a0-0000-7000-8000-000000000001\","
                                    + "\"instrument\":\"sim:BTC-USDT\",\"side\":\"BUY\","
                                    + "\"type\":\"MARKET\",\"quantity\":"
                                    + number
                                    + "}",
                            headers);
            assertThat(answer.statusCode()).as(number).isIn(400, 422);
            assertThat(EdgeServer.problem(answer).code()).as(number).isNotNull();
        }
    }

    @Test
    void answersBrokenHttpWithAProblemToo() throws Exception {
        for (String request :
                new String[] {
                    EdgeServer.lines("GARBAGE", "", ""),
                    EdgeServer.head("GET /api/v1/<script> HTTP/1.1"),
                    EdgeServer.head("GET /api/v1/%00 HTTP/1.1"),
                    EdgeServer.head("GET /api/v1/..;/server HTTP/1.1"),
                    EdgeServer.head("TRACE /api/v1/server HTTP/1.1")
                }) {
            String answer = edge.raw(request);
            assertThat(answer).as(request).startsWith("HTTP/1.1 4");
            assertThat(answer)
                    .as(request)
                    .contains("application/problem+json")
                    .doesNotContain("Tomcat", "apache", "<html", "\tat ", "Exception");
        }
    }

    @Test
    void aTagThatTheCallerHasIsNotSentAgain() throws Exception {
        HttpResponse<String> first = edge.get("/api/v1/instruments", token);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        Map<String, String> headers = new TreeMap<>(EdgeServer.bearer(token));
        headers.put("If-None-Match", tag);
        HttpResponse<String> again = edge.send("GET", "/api/v1/instruments", null, headers);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        headers.put("If-None-Match", "\"other\"");
        assertThat(edge.send("GET", "/api/v1/instruments", null, headers).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theEmbeddedWorkstationIsNotLimited() throws Exception {
        assertThat(edge.get("/api/v1/server", null).headers().firstValue("RateLimit")).isEmpty();
    }

    @Test
    @DisplayName("I7 a failure of ours answers 500 with a trace id and nothing else (16.5.1)")
    void tellsNothingOfAFailureOfOurs(@TempDir Path other) throws Exception {
        try (EdgeServer broken = EdgeServer.embedded(other, Map.of())) {
            String session = broken.signIn().accessToken();
            BrokenDatabase.dropEverything(broken.backend);
            HttpResponse<String> answer = broken.get("/api/v1/accounts", session);
            assertThat(answer.statusCode()).isIn(500, 503);
            Problem problem = EdgeServer.problem(answer);
            assertThat(problem.traceId()).isNotBlank();
            assertThat(problem.detail()).isNull();
            assertThat(answer.body())
                    .doesNotContainIgnoringCase("select")
                    .doesNotContainIgnoringCase("sql")
                    .doesNotContain("Exception", "trading_", "\tat ", "org.", "io.aibotiyi");
            assertThat(Json.mapper().readTree(answer.body()).propertyNames())
                    .containsExactlyInAnyOrder("type", "title", "status", "code", "traceId");
        }
    }
}
