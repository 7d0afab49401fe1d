package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers that ask too often; proxies in front are trusted so that there can be several. */
class RateLimitAttackTest {

    @TempDir static Path home;

    private static EdgeServer edge;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> properties = new TreeMap<>();
        properties.put("aibot.gateway.trusted-proxies", "127.0.0.1");
        properties.put("aibot.rate-limits.address.requests", "30");
        properties.put("aibot.rate-limits.address.window", "3600s");
        properties.put("aibot.rate-limits.identity.requests", "10");
        properties.put("aibot.rate-limits.identity.window", "3600s");
        edge = EdgeServer.server(home, properties);
        String setup =
                Json.mapper()
                        .writeValueAsString(
                                new Setup(
                                        edge.backend.setupSecret().orElseThrow(),
                                        "ann",
                                        "correct horse battery"));
        token =
                Json.mapper()
                        .readValue(
                                edge.send("POST", "/api/v1/setup", setup, from("198.51.100.1"))
                                        .body(),
                                Session.class)
                        .accessToken();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static Map<String, String> from(String address) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-Forwarded-For", address);
        return headers;
    }

    private static void limited(HttpResponse<String> answer, String scope) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(EdgeServer.problem(answer).code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                .contains("\"" + scope + "\";r=0;t=");
        assertThat(answer.headers().firstValue("RateLimit-Policy").orElseThrow())
                .contains("\"" + scope + "\";q=");
    }

    @Test
    @DisplayName("I5 an address beyond its limit gets 429 with Retry-After; others do not (2.4.1)")
    void limitsAddressesOneByOne() throws Exception {
        for (int i = 0; i < 30; i++) {
            HttpResponse<String> answer =
                    edge.send("GET", "/api/v1/server", null, from("203.0.113.7"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"address\";r=" + (29 - i) + ";t=");
        }
        limited(edge.send("GET", "/api/v1/server", null, from("203.0.113.7")), "address");
        assertThat(edge.send("GET", "/api/v1/server", null, from("203.0.113.8")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("I5 an IPv6 customer has one bucket for the whole /64 network (2.4.1)")
    void countsAnIpv6NetworkAsOne() throws Exception {
        for (int i = 0; i < 30; i++) {
            edge.send("GET", "/api/v1/server", null, from("2001:db8:1:2::" + (i + 1)));
        }
        limited(edge.send("GET", "/api/v1/server", null, from("2001:db8:1:2::ffff")), "address");
        assertThat(edge.send("GET", "/api/v1/server", null, from("2001:db8:1:3::1")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("I5 a person beyond their limit is refused from every address (2.4.1)")
    void limitsAPersonWhereverTheyCallFrom() throws Exception {
        HttpResponse<String> last = null;
        for (int i = 0; i < 11; i++) {
            Map<String, String> headers = from("192.0.2." + i);
            headers.putAll(EdgeServer.bearer(token));
            last = edge.send("GET", "/api/v1/accounts", null, headers);
        }
        limited(java.util.Objects.requireNonNull(last), "identity");
        assertThat(edge.send("GET", "/api/v1/server", null, from("192.0.2.99")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("I3 hops before the first untrusted one are believed, those behind it are not")
    void believesOnlyItsOwnProxies() throws Exception {
        for (int i = 0; i < 30; i++) {
            edge.send("GET", "/api/v1/server", null, from("10.9.9." + i + ", 203.0.113.50"));
        }
        limited(
                edge.send("GET", "/api/v1/server", null, from("10.1.1.1, 203.0.113.50")),
                "address");
    }

    @Test
    @DisplayName("I3 forged X-Forwarded-For and X-User-Id change nothing (4.1.3, 15.3.4)")
    void believesNobodyByDefault(@TempDir Path other) throws Exception {
        try (EdgeServer plain =
                EdgeServer.server(
                        other,
                        Map.of(
                                "aibot.rate-limits.address.requests", "5",
                                "aibot.rate-limits.address.window", "3600s"))) {
            HttpResponse<String> last = null;
            for (int i = 0; i < 6; i++) {
                Map<String, String> forged = from("203.0.113." + i);
                forged.put("X-Real-IP", "203.0.113." + i);
                forged.put("Forwarded", "for=203.0.113." + i);
                last = plain.send("GET", "/api/v1/server", null, forged);
            }
            limited(java.util.Objects.requireNonNull(last), "address");
        }
        Map<String, String> forged = from("192.0.2.200");
        for (String header :
                new String[] {"X-User-Id", "X-Forwarded-User", "X-Remote-User", "Remote-User"}) {
            forged.put(header, "ann");
        }
        assertThat(edge.send("GET", "/api/v1/accounts", null, forged).statusCode()).isEqualTo(401);
    }
}
