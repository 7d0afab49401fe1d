package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** GraphQL: what it answers, what it refuses, and that nothing breaks it. */
class GraphQlAttackTest {

    @TempDir static Path home;

    private static EdgeServer edge;
    private static Session session;

    @BeforeAll
    static void start() throws Exception {
        edge =
                EdgeServer.embedded(
                        home,
                        Map.of(
                                "aibot.graphql.serve", "always",
                                "aibot.graphql.introspection", "never"));
        session = edge.signIn();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static HttpResponse<String> post(String body) throws Exception {
        return edge.send("POST", "/api/v1/graphql", body, EdgeServer.bearer(session.accessToken()));
    }

    private static JsonNode ask(String query) throws Exception {
        HttpResponse<String> answer =
                post(Json.mapper().writeValueAsString(Map.of("query", query)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private static void refused(String query) throws Exception {
        JsonNode answer = ask(query);
        assertThat(answer.path("errors").isEmpty()).as(query).isFalse();
        assertThat(answer.has("data")).as(answer.toString()).isFalse();
    }

    @Test
    void answersNestedQueriesOverTheSameRulesAsRest() throws Exception {
        JsonNode data =
                ask("{ me { id roles accounts { id currency portfolio { equity balances"
                                + " { asset total } } orders { id instrument { id } } } }"
                                + " instruments { id tickSize ticker { last }"
                                + " candles(first: 3) { openTime close } } }")
                        .path("data");
        assertThat(data.path("me").path("id").asString()).isEqualTo(session.user().id().toString());
        JsonNode account = data.path("me").path("accounts").path(0);
        assertThat(account.path("id").asString())
                .isEqualTo(session.accounts().getFirst().id().toString());
        assertThat(account.path("portfolio").path("equity").isString()).isTrue();
        assertThat(data.path("instruments").path(0).path("candles").size()).isEqualTo(3);
    }

    @Test
    void isAFederationSubgraph() throws Exception {
        String sdl =
                ask("{ _service { sdl } }").path("data").path("_service").path("sdl").asString();
        assertThat(sdl).contains("@key(fields : \"id\"", "type Account", "federation/v2.3");
        String account = session.accounts().getFirst().id().toString();
        JsonNode entities =
                ask("{ _entities(representations: [{__typename: \"Account\", id: \""
                                + account
                                + "\"}, {__typename: \"Instrument\", id: \"sim:BTC-USDT\"},"
                                + " {__typename: \"Account\", id: \"0198c5a0-0000-7000-8000-000000000001\"}])"
                                + " { ... on Account { id currency } ... on Instrument { id baseAsset } } }")
                        .path("data")
                        .path("_entities");
        assertThat(entities.path(0).path("currency").asString()).isEqualTo("USDT");
        assertThat(entities.path(1).path("baseAsset").asString()).isEqualTo("BTC");
        assertThat(entities.path(2).isNull()).isTrue();
    }

    @Test
    void namesTheCodeOfAFieldThatFails() throws Exception {
        JsonNode answer = ask("{ order(id: \"0198c5a0-0000-7000-8000-000000000001\") { id } }");
        assertThat(answer.path("errors").path(0).path("extensions").path("code").asString())
                .isEqualTo("ORDER_NOT_FOUND");
        assertThat(answer.path("errors").path(0).path("extensions").path("traceId").asString())
                .isNotBlank();
    }

    @Test
    @DisplayName("I2 a query of depth 30 is refused (4.3.1)")
    void refusesDepth(@TempDir Path other) throws Exception {
        try (EdgeServer open =
                EdgeServer.embedded(other, Map.of("aibot.graphql.serve", "always"))) {
            String token = open.signIn().accessToken();
            assertThat(typesOfTypes(open, token, 8)).contains("\"data\"").doesNotContain("depth");
            assertThat(typesOfTypes(open, token, 18))
                    .contains("maximum query depth exceeded")
                    .doesNotContain("\"data\"");
            assertThat(typesOfTypes(open, token, 30))
                    .contains("\"errors\"")
                    .doesNotContain("\"data\"");
        }
    }

    private static String typesOfTypes(EdgeServer at, String token, int depth) throws Exception {
        String query =
                "{ __type(name: \"Account\") { "
                        + "ofType { ".repeat(depth)
                        + "name"
                        + " }".repeat(depth)
                        + " } }";
        return at.send(
                        "POST",
                        "/api/v1/graphql",
                        Json.mapper().writeValueAsString(Map.of("query", query)),
                        EdgeServer.bearer(token))
                .body();
    }

    @Test
    @DisplayName("I2 a thousand aliases and a costly product of lists are refused (4.3.1)")
    void refusesAliasesAndCost() throws Exception {
        refused(
                IntStream.range(0, 1000)
                        .mapToObj(i -> "a" + i + ": me { id }")
                        .collect(Collectors.joining(" ", "{ ", " }")));
        refused("{ instruments { candles(first: 500) { openTime open high low close } } }");
        refused(
                "{ accounts { fills(first: 500) { id instrument { candles(first: 500)"
                        + " { close } } } } }");
    }

    @Test
    @DisplayName("I2 batches are refused")
    void refusesBatches() throws Exception {
        HttpResponse<String> answer = post("[{\"query\":\"{ me { id } }\"}]");
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(EdgeServer.problem(answer).code()).isNotNull();
    }

    @Test
    @DisplayName(
            "I2 introspection is off in production and on in a workstation's own backend (4.3.2)")
    void keepsItsSchema(@TempDir Path other) throws Exception {
        refused("{ __schema { types { name } } }");
        refused("{ __type(name: \"Account\") { name } }");
        try (EdgeServer open =
                EdgeServer.embedded(other, Map.of("aibot.graphql.serve", "always"))) {
            String body =
                    Json.mapper()
                            .writeValueAsString(Map.of("query", "{ __schema { types { name } } }"));
            assertThat(
                            open.send(
                                            "POST",
                                            "/api/v1/graphql",
                                            body,
                                            EdgeServer.bearer(open.signIn().accessToken()))
                                    .body())
                    .contains("Account");
        }
    }

    @Test
    void isNotServedByAWorkstationsOwnBackendUnlessAskedFor(@TempDir Path other) throws Exception {
        try (EdgeServer plain = EdgeServer.embedded(other, Map.of())) {
            HttpResponse<String> answer =
                    plain.send(
                            "POST",
                            "/api/v1/graphql",
                            "{\"query\":\"{ me { id } }\"}",
                            EdgeServer.bearer(plain.signIn().accessToken()));
            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void noQueryHoweverWrongBreaksIt() throws Exception {
        long seed = new Random().nextLong();
        RandomGenerator random = new Random(seed);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String query = query(random);
            String body =
                    Json.mapper()
                            .writeValueAsString(
                                    Map.of(
                                            "query",
                                            query,
                                            "variables",
                                            Map.of("id", Payloads.INJECTIONS.get(i % 14))));
            HttpResponse<String> answer = post(body);
            if (answer.statusCode() >= 500
                    || answer.body().contains("INTERNAL")
                    || answer.body().contains("Exception")
                    || answer.body().contains("io.aibotiyi")) {
                found.add(query + " -> " + answer.statusCode() + " " + answer.body());
            }
        }
        assertThat(found).as("seed %d", seed).isEmpty();
    }

    private static final List<String> FIELDS =
            List.of(
                    "me",
                    "accounts",
                    "account",
                    "order",
                    "instruments",
                    "instrument",
                    "id",
                    "portfolio",
                    "orders",
                    "fills",
                    "candles",
                    "ticker",
                    "balances",
                    "nothing",
                    "__typename",
                    "_entities",
                    "_service");

    /** Fields of the schema with arguments that are mostly wrong. */
    private static String query(RandomGenerator random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "query($id: ID!) " : "");
        selection(text, random, 0);
        if (random.nextInt(5) == 0) {
            text.setLength(text.length() - 1 - random.nextInt(3) % text.length());
        }
        return text.toString();
    }

    private static void selection(StringBuilder text, RandomGenerator random, int depth) {
        text.append("{ ");
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(FIELDS.get(random.nextInt(FIELDS.size())));
            switch (random.nextInt(6)) {
                case 0 -> text.append("(id: $id)");
                case 1 ->
                        text.append("(id: ")
                                .append(
                                        Json.mapper()
                                                .writeValueAsString(
                                                        Payloads.INJECTIONS.get(
                                                                random.nextInt(
                                                                        Payloads.INJECTIONS
                                                                                .size()))))
                                .append(")");
                case 2 -> text.append("(first: ").append(random.nextInt()).append(")");
                case 3 -> text.append("(representations: [{__typename: \"Order\", id: 7}])");
                default -> {
                    // no arguments
                }
            }
            if (depth < 4 && random.nextInt(3) > 0) {
                selection(text, random, depth + 1);
            }
            text.append(' ');
        }
        text.append('}');
    }
}
