package io.aibotiyi.backend.identity.sessions;

import static io.aibotiyi.backend.identity.sessions.SessionDesk.NETWORK_A;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an access token is, and what is none. Forgeries are made with another library. */
class AccessTokenTest {

    @TempDir Path home;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private HikariDataSource database;
    private SessionDesk desk;
    private SessionNode node;
    private ECKey ours;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        // a key that the test knows, brought in as former releases left it
        ours = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Path file = home.resolve("secrets").resolve("access-token-key.json");
        java.nio.file.Files.createDirectories(file.getParent());
        java.nio.file.Files.writeString(file, ours.toJSONString());
        database = TestDatabase.h2();
        desk = new SessionDesk(database, home, clock);
        node = desk.node();
        session = node.sessions.open(desk.person("ann"), EnumSet.of(Factor.PASSWORD), NETWORK_A);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ObjectNode claims() {
        return (ObjectNode) SessionDesk.claims(session.accessToken()).deepCopy();
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(ours.getKeyID());
    }

    private String signed(JWSHeader header, String claims, ECKey key) {
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private String with(String claim, Object value) {
        ObjectNode claims = claims();
        claims.putPOJO(claim, value);
        return signed(header().build(), claims.toString(), ours);
    }

    private String without(String claim) {
        ObjectNode claims = claims();
        claims.remove(claim);
        return signed(header().build(), claims.toString(), ours);
    }

    private void assertRefused(String token) {
        desk.assertRefused(
                ErrorCode.UNAUTHENTICATED,
                () -> node.sessions.authenticate(PresentedToken.bearer(token)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTokenMadeElsewhereWithOurKeyAndClaimsIsTaken() {
        // so that what the refusals below change is what they are refused for
        node.sessions.authenticate(
                PresentedToken.bearer(signed(header().build(), claims().toString(), ours)));
    }

    @Test
    @DisplayName(
            "D1 alg none, HS256 with the public key, another algorithm or an unknown kid: refused")
    void refusesOtherAlgorithmsAndKeys() throws Exception {
        String[] parts = session.accessToken().split("\\.");
        assertRefused(encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        assertRefused(parts[0] + "." + parts[1] + ".");
        assertRefused(
                encoded("{\"alg\":\"nOnE\",\"typ\":\"at+jwt\",\"kid\":\"" + ours.getKeyID() + "\"}")
                        + "."
                        + parts[1]
                        + "."
                        + parts[2]);
        for (byte[] secret :
                List.of(
                        ours.toECPublicKey().getEncoded(),
                        ours.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            JWSObject hmac =
                    new JWSObject(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .type(new JOSEObjectType("at+jwt"))
                                    .keyID(ours.getKeyID())
                                    .build(),
                            new Payload(claims().toString()));
            hmac.sign(new MACSigner(secret));
            assertRefused(hmac.serialize());
        }
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();
        assertRefused(signed(header().build(), claims().toString(), other));
        assertRefused(signed(header().keyID("unknown").build(), claims().toString(), ours));
        assertRefused(signed(header().keyID(null).build(), claims().toString(), ours));
        assertRefused(
                signed(header().build(), claims().toString(), ours)
                        .replaceFirst(
                                "^[^.]+",
                                encoded(
                                        "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\""
                                                + ours.getKeyID()
                                                + "\"}")));
    }

    @Test
    @DisplayName("D1 a header that brings or points to a key is refused, and nothing is fetched")
    void fetchesNothing() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    fetched.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        try {
            ECKey thief = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            URI there = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/k");
            for (JWSHeader header :
                    List.of(
                            header().jwk(thief.toPublicJWK()).build(),
                            header().jwkURL(there).build(),
                            header().x509CertURL(there).build(),
                            header().customParam("x", "y").build())) {
                assertRefused(signed(header, claims().toString(), thief));
                assertRefused(signed(header, claims().toString(), ours));
            }
            assertThat(fetched).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("D1 a claim or header member given twice is refused")
    void refusesDuplicates() {
        String claims = claims().toString();
        String twice = claims.replaceFirst("\\{", "{\"sub\":\"" + new UUID(1, 1) + "\",");
        assertRefused(signed(header().build(), twice, ours));
        String[] parts = signed(header().build(), claims, ours).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertRefused(
                encoded(header.replaceFirst("\\{", "{\"alg\":\"none\","))
                        + "."
                        + parts[1]
                        + "."
                        + parts[2]);
        assertRefused(signed(header().build(), claims + "{}", ours));
    }

    @Test
    @DisplayName("D1 what is no token, too long, or encoded loosely is refused")
    void refusesWhatIsNoToken() {
        String good = signed(header().build(), claims().toString(), ours);
        List<String> bad =
                new ArrayList<>(
                        List.of(
                                "",
                                ".",
                                "..",
                                "a.b.c",
                                good + "=",
                                good + ".",
                                " " + good,
                                good.replace(".", ".."),
                                "x".repeat(10_000),
                                good + good));
        for (int i = 0; i < good.length(); i += 7) {
            char other = good.charAt(i) == 'A' ? 'B' : 'A';
            bad.add(good.substring(0, i) + other + good.substring(i + 1));
        }
        bad.forEach(this::assertRefused);
        assertRefused(with("padding", "x".repeat(5_000)));
    }

    @Test
    @DisplayName("D2 a token lives 900 s; nbf and exp hold with at most 60 s of skew")
    void livesFifteenMinutes() {
        JsonNode claims = SessionDesk.claims(session.accessToken());
        long issued = claims.get("iat").longValue();
        assertThat(claims.get("exp").longValue() - issued).isEqualTo(900);

        node.sessions.authenticate(PresentedToken.bearer(with("nbf", issued + 60)));
        assertRefused(with("nbf", issued + 61));
        assertRefused(with("iat", issued + 61));
        assertRefused(with("exp", issued + 901));
        clock.advance(Duration.ofSeconds(899));
        node.sessions.authenticate(PresentedToken.bearer(session.accessToken()));
        clock.advance(Duration.ofSeconds(1));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.authenticate(PresentedToken.bearer(session.accessToken())));
    }

    @Test
    @DisplayName("D3 an ID token, another audience, issuer or type, or a missing claim: refused")
    void refusesTokensForOthers() {
        for (String type : List.of("JWT", "id+jwt", "dpop+jwt", "AT+JWT")) {
            assertRefused(
                    signed(
                            header().type(new JOSEObjectType(type)).build(),
                            claims().toString(),
                            ours));
        }
        assertRefused(signed(header().type(null).build(), claims().toString(), ours));
        assertRefused(with("aud", "another-api"));
        assertRefused(with("aud", List.of("aibot-iyi-api", "another-api")));
        assertRefused(with("iss", "somebody"));
        assertRefused(with("sub", "not a uuid"));
        assertRefused(with("exp", "never"));
        assertRefused(with("cnf", Map.of("jkt", 1)));
        for (String claim : List.of("iss", "aud", "sub", "sid", "exp", "iat", "jti", "ver")) {
            assertRefused(without(claim));
        }
    }

    @Test
    @DisplayName("D3 RFC 9068 claims, and nothing personal")
    void holdsNothingPersonal() {
        JsonNode claims = SessionDesk.claims(session.accessToken());

        assertThat(claims.propertyNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "client_id",
                        "sub",
                        "sid",
                        "jti",
                        "iat",
                        "nbf",
                        "exp",
                        "auth_time",
                        "acr",
                        "amr",
                        "ver");
        assertThat(claims.toString()).doesNotContain("ann").doesNotContain("192.0.2.1");
        assertThat(SessionDesk.header(session.accessToken()).get("typ").stringValue())
                .isEqualTo("at+jwt");
    }

    @Test
    @DisplayName("D4 the key set has public parts of strong keys, each with its thumbprint as kid")
    void publishesPublicPartsOnly() throws Exception {
        JWKSet set = JWKSet.parse(node.keys.published());

        assertThat(set.getKeys()).isNotEmpty();
        for (JWK key : set.getKeys()) {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
        }
        assertThat(node.keys.published()).doesNotContain("\"d\"");
        assertThat(node.keys.cacheable()).isPositive();
        assertThat(Json.mapper().readTree(node.keys.published()).get("keys").isArray()).isTrue();
    }

    @Test
    void aTokenOfAnotherPersonsSessionIsRefused() {
        String token = with("sub", desk.person("bob").id().toString());

        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.authenticate(PresentedToken.bearer(token)));
    }
}
