package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.edge.Description.Operation;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attacks on every route that the backend describes, so that a new one is under attack the day it
 * comes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutesAttackTest {

    private static final String PASSWORD = "correct horse battery";

    /** They end what the other attacks need, and are attacked by name elsewhere. */
    private static final List<String> ENDS_THE_SESSION =
            List.of("DELETE /api/v1/sessions/current", "DELETE /api/v1/sessions");

    @TempDir static Path home;

    private static EdgeServer edge;
    private static Description description;

    @SuppressWarnings("NullAway.Init") // before each attack
    private static Session owner;

    @SuppressWarnings("NullAway.Init") // before each attack
    private static Session other;

    @BeforeAll
    static void start() throws Exception {
        edge = EdgeServer.server(home, Map.of("aibot.rate-limits.enabled", "false"));
        description = Description.of(edge);
        Setup setup = new Setup(edge.backend.setupSecret().orElseThrow(), "ann", PASSWORD);
        edge.send("POST", "/api/v1/setup", Json.mapper().writeValueAsString(setup), Map.of());
        SecondPerson.add(edge, "ann");
    }

    /** Some attacks end the session that they come with. */
    @BeforeEach
    void signInAnew() throws Exception {
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    owner = edge.signIn("ann", PASSWORD);
                    other = edge.signIn(SecondPerson.NAME, PASSWORD);
                    return true;
                });
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static @Nullable String examples(Operation operation) {
        return operation.hasBody()
                ? Json.mapper().writeValueAsString(operation.bodyExample())
                : null;
    }

    private static HttpResponse<String> ask(Operation operation, Map<String, String> headers)
            throws Exception {
        return edge.send(
                operation.method(),
                Payloads.address(operation, Map.of()),
                examples(operation),
                headers);
    }

    private static void harmless(String what, HttpResponse<String> answer, List<String> found) {
        if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
            found.add(what + " -> " + answer.statusCode() + " " + answer.body());
        }
        if (answer.statusCode() >= 400) {
            if (!answer.headers()
                    .firstValue("Content-Type")
                    .orElse("")
                    .startsWith("application/problem+json")) {
                found.add(what + " -> no problem: " + answer.headers().map());
            }
            if (Disclosure.in(answer.body())) {
                found.add(what + " -> tells of our inside: " + answer.body());
            }
        }
        if (answer.headers().firstValue("X-Injected").isPresent()) {
            found.add(what + " -> a header was injected");
        }
        if (answer.headers().firstValue("Set-Cookie").isPresent()) {
            found.add(what + " -> sets a cookie");
        }
    }

    private static Map<String, String> badTokens() throws Exception {
        String good = owner.accessToken();
        String[] parts = good.split("\\.");
        SignedJWT parsed = SignedJWT.parse(good);
        JWTClaimsSet claims = parsed.getJWTClaimsSet();
        ECKey foreign = new ECKeyGenerator(Curve.P_256).generate();
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no token at all", "");
        tokens.put("not a token", "x");
        tokens.put("three empty parts", "..");
        tokens.put(
                "alg none", base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        tokens.put(
                "signature of nothing", parts[0] + "." + parts[1] + "." + base64("\0".repeat(64)));
        tokens.put("claims swapped", parts[0] + "." + forged(parts[1]) + "." + parts[2]);
        tokens.put("foreign key", signed(parsed.getHeader(), claims, foreign));
        tokens.put(
                "foreign issuer",
                signed(
                        parsed.getHeader(),
                        new JWTClaimsSet.Builder(claims).issuer("https://evil.example").build(),
                        foreign));
        tokens.put(
                "expired",
                signed(
                        parsed.getHeader(),
                        new JWTClaimsSet.Builder(claims)
                                .expirationTime(Date.from(Instant.parse("2020-01-01T00:00:00Z")))
                                .build(),
                        foreign));
        tokens.put("key in the header", withOwnKey(claims, foreign));
        tokens.put("HMAC with what is public", confused(parsed.getHeader(), claims));
        return tokens;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String forged(String claims) {
        ObjectNode all =
                (ObjectNode)
                        Json.mapper()
                                .readTree(
                                        new String(
                                                Base64.getUrlDecoder().decode(claims),
                                                StandardCharsets.UTF_8));
        all.put("sub", UUID.randomUUID().toString());
        return base64(Json.mapper().writeValueAsString(all));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, ECKey key)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .keyID(header.getKeyID())
                                .type(header.getType())
                                .build(),
                        claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String withOwnKey(JWTClaimsSet claims, ECKey key) throws JOSEException {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(new JOSEObjectType("at+jwt"))
                                .jwk(key.toPublicJWK())
                                .build(),
                        claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String confused(JWSHeader header, JWTClaimsSet claims) throws JOSEException {
        byte[] known = new byte[64];
        java.util.Arrays.fill(known, (byte) 'k');
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(header.getKeyID())
                                .type(header.getType())
                                .build(),
                        claims);
        token.sign(new MACSigner(known));
        return token.serialize();
    }

    @Test
    void noRouteThatNeedsASessionTakesAForgedToken() throws Exception {
        Map<String, String> tokens = badTokens();
        List<String> found = new ArrayList<>();
        for (Operation operation : description.operations()) {
            if (operation.open()) {
                continue;
            }
            for (Map.Entry<String, String> token : tokens.entrySet()) {
                HttpResponse<String> answer =
                        ask(operation, Payloads.headers(operation, token.getValue()));
                if (answer.statusCode() != 401) {
                    found.add(operation + " with " + token.getKey() + " -> " + answer.statusCode());
                }
                harmless(operation + " with " + token.getKey(), answer, found);
            }
        }
        assertThat(found).isEmpty();
        assertThat(edge.get("/api/v1/accounts", owner.accessToken()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void anotherPersonsThingsAreNotThere() throws Exception {
        String account = owner.accounts().getFirst().id().toString();
        List<String> found = new ArrayList<>();
        int asked = 0;
        Set<String> ownThings = new TreeSet<>();
        for (Operation operation : description.operations()) {
            boolean named =
                    !operation.parameters("path").isEmpty()
                            || operation.parameters("query").stream()
                                    .anyMatch(p -> p.path("name").asString("").equals("account"));
            if (operation.open()
                    || !named
                    || operation.path().contains("/instruments/")
                    || ENDS_THE_SESSION.contains(operation.toString())) {
                continue;
            }
            Map<String, String> values = new TreeMap<>();
            for (JsonNode parameter : operation.parameters("path")) {
                String name = parameter.path("name").asString();
                Optional<String> own = listedToTheOwner(operation, name);
                own.ifPresent(_ -> ownThings.add(operation.path()));
                values.put(name, own.orElse(account));
            }
            values.put("account", account);
            String address = Payloads.address(operation, values);
            HttpResponse<String> answer =
                    edge.send(
                            operation.method(),
                            address,
                            examples(operation),
                            Payloads.headers(operation, other.accessToken()));
            asked++;
            String person = owner.user().id().toString();
            if (answer.statusCode() < 400
                    || (!address.contains(person) && answer.body().contains(person))) {
                found.add(operation + " -> " + answer.statusCode() + " " + answer.body());
            }
            harmless(operation.toString(), answer, found);
        }
        assertThat(found).isEmpty();
        assertThat(asked).isGreaterThan(5);
        assertThat(ownThings)
                .as("addresses that were asked with the id of a thing of the owner's own")
                .contains(
                        "/api/v1/admin/people/{id}",
                        "/api/v1/admin/sessions/{id}",
                        "/api/v1/audit/entries/{seq}",
                        "/api/v1/sessions/{id}");
        assertThat(edge.get("/api/v1/accounts", other.accessToken()).statusCode()).isEqualTo(200);
        assertThat(
                        edge.get("/api/v1/accounts/" + account + "/portfolio", owner.accessToken())
                                .statusCode())
                .isEqualTo(200);
    }

    /** The first entry's id in the list that the owner gets at the address before the variable. */
    private static Optional<String> listedToTheOwner(Operation operation, String name)
            throws Exception {
        String list = operation.path().substring(0, operation.path().indexOf("/{" + name + "}"));
        if (list.contains("{") || description.operation("GET", list).isEmpty()) {
            return Optional.empty();
        }
        HttpResponse<String> answer = edge.get(list, owner.accessToken());
        if (answer.statusCode() != 200) {
            return Optional.empty();
        }
        JsonNode body = Json.mapper().readTree(answer.body());
        JsonNode entries =
                body.isArray() ? body : body.path(body.has("items") ? "items" : "entries");
        return Optional.ofNullable(entries.path(0).path(name).asString(null));
    }

    @Test
    @Order(2)
    void ownersReadsDoNotAnswerTheSecondPersonsToken() throws Exception {
        List<String> found = new ArrayList<>();
        for (Operation operation : description.operations()) {
            if (operation.open() || !operation.method().equals("GET")) {
                continue;
            }
            HttpResponse<String> answer =
                    ask(operation, Payloads.headers(operation, other.accessToken()));
            if (answer.statusCode() == 200
                    && answer.body().contains(owner.user().id().toString())) {
                found.add(operation + " -> shows the owner to a customer: " + answer.body());
            }
            harmless(operation.toString(), answer, found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void fieldsThatNobodyAskedForChangeNothing() throws Exception {
        List<String> found = new ArrayList<>();
        String before = edge.get("/api/v1/accounts", other.accessToken()).body();
        for (Operation operation : description.operations()) {
            if (!operation.hasBody() || !operation.bodyExample().isObject()) {
                continue;
            }
            ObjectNode body = ((ObjectNode) operation.bodyExample()).deepCopy();
            body.put("id", UUID.randomUUID().toString());
            body.put("owner", other.user().id().toString());
            body.put("userId", owner.user().id().toString());
            body.put("admin", true);
            body.put("version", 99);
            body.putArray("roles").add("ADMIN");
            body.putArray("permissions").add("config:manage");
            HttpResponse<String> answer =
                    edge.send(
                            operation.method(),
                            Payloads.address(operation, Map.of()),
                            Json.mapper().writeValueAsString(body),
                            Payloads.headers(
                                    operation, operation.open() ? "" : other.accessToken()));
            harmless(operation.toString(), answer, found);
        }
        assertThat(found).isEmpty();
        assertThat(edge.get("/api/v1/accounts", other.accessToken()).body()).isEqualTo(before);
        assertThat(edge.get("/api/v1/system/flags", other.accessToken()).statusCode())
                .isNotEqualTo(500);
    }

    @Test
    void aForeignPageMovesNothing() throws Exception {
        List<String> found = new ArrayList<>();
        for (Operation operation : description.operations()) {
            Map<String, String> headers = Payloads.headers(operation, owner.accessToken());
            headers.put("Origin", "https://evil.example");
            HttpResponse<String> foreign = ask(operation, headers);
            if (foreign.statusCode() != 403) {
                found.add(operation + " from a foreign origin -> " + foreign.statusCode());
            }
            if (foreign.headers().firstValue("Access-Control-Allow-Origin").isPresent()) {
                found.add(operation + " allows a foreign origin");
            }
            if (operation.hasBody()) {
                for (String type :
                        List.of(
                                "text/plain",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data; boundary=x")) {
                    Map<String, String> simple =
                            Payloads.headers(
                                    operation, operation.open() ? "" : owner.accessToken());
                    simple.put("Content-Type", type);
                    HttpResponse<String> answer = ask(operation, simple);
                    if (answer.statusCode() < 400) {
                        found.add(operation + " takes " + type);
                    }
                    harmless(operation + " as " + type, answer, found);
                }
            }
            Map<String, String> preflight = new TreeMap<>();
            preflight.put("Origin", "https://evil.example");
            preflight.put("Access-Control-Request-Method", operation.method());
            HttpResponse<String> answer =
                    edge.send("OPTIONS", Payloads.address(operation, Map.of()), null, preflight);
            if (answer.statusCode() < 400) {
                found.add(operation + " answers a foreign preflight");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void textThatIsCodeElsewhereIsTextHere() throws Exception {
        List<String> found = new ArrayList<>();
        for (Operation operation : description.operations()) {
            if (ENDS_THE_SESSION.contains(operation.toString())) {
                continue;
            }
            String token = operation.open() ? "" : other.accessToken();
            for (String injection : Payloads.INJECTIONS) {
                for (String in : List.of("path", "query")) {
                    for (JsonNode parameter : operation.parameters(in)) {
                        String at =
                                Payloads.address(
                                        operation,
                                        Map.of(parameter.path("name").asString(), injection));
                        harmless(
                                operation.method() + " " + at,
                                edge.send(
                                        operation.method(),
                                        at,
                                        examples(operation),
                                        Payloads.headers(operation, token)),
                                found);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(edge.get("/api/v1/accounts", owner.accessToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void noBodyHoweverWrongBreaksARoute() throws Exception {
        long seed = new Random().nextLong();
        Payloads payloads = new Payloads(new Random(seed));
        List<String> found = new ArrayList<>();
        for (Operation operation : description.operations()) {
            if (!operation.hasBody() || ENDS_THE_SESSION.contains(operation.toString())) {
                continue;
            }
            String token = operation.open() ? "" : other.accessToken();
            for (String body : payloads.wrongBodies(operation.bodyExample())) {
                HttpResponse<String> answer =
                        edge.send(
                                operation.method(),
                                Payloads.address(operation, Map.of()),
                                body,
                                Payloads.headers(operation, token));
                harmless(operation + " with " + shortened(body), answer, found);
                if (answer.statusCode() == 503) {
                    Problem problem = EdgeServer.problem(answer);
                    assertThat(problem.code()).as("503 is never a fault").isNotNull();
                }
            }
        }
        assertThat(found).as("seed %d", seed).isEmpty();
    }

    private static String shortened(String body) {
        return body.length() > 200 ? body.substring(0, 200) + "…" : body;
    }

    @Test
    @DisplayName(
            "I4 no actuator, no database console; the description only where configured (13.4.2, 13.4.5)")
    void offersNoConsoles() throws Exception {
        for (String path :
                List.of(
                        "/actuator",
                        "/actuator/health",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/h2-console",
                        "/h2-console/login.do",
                        "/swagger-ui.html",
                        "/swagger-ui/index.html",
                        "/v3/api-docs",
                        "/graphiql",
                        "/.git/config",
                        "/application.yaml",
                        "/META-INF/MANIFEST.MF",
                        "/WEB-INF/web.xml")) {
            assertThat(edge.get(path, null).statusCode()).as(path).isIn(401, 404);
            assertThat(edge.get(path, owner.accessToken()).statusCode()).as(path).isEqualTo(404);
        }
        for (String probe : List.of("/livez", "/readyz")) {
            HttpResponse<String> answer = edge.get(probe, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    @DisplayName("I4 off loopback the description needs a session (13.4.5)")
    void keepsItsDescriptionFromTheNetwork(@TempDir Path outside) throws Exception {
        try (EdgeServer open =
                new EdgeServer(
                        Backend.start(
                                new BackendOptions(
                                        outside,
                                        "0.0.0.0",
                                        0,
                                        0,
                                        EdgeServer.SECRET,
                                        Map.of("aibot.server.plaintext-off-loopback", "true"))))) {
            for (String path : List.of("/api/v1/openapi.json", "/docs", "/docs/docs.js")) {
                assertThat(open.get(path, null).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(open.get("/api/v1/openapi.json", open.signIn().accessToken()).statusCode())
                    .isEqualTo(200);
        }
    }
}
