package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.People.AcceptInvitation;
import io.aibotiyi.protocol.People.Invitation;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    void showsPeopleAndTheAuditLogToWhoeverMayReadThem() throws Exception {
        String olga = customer("olga").user().id().toString();
        JsonNode data =
                ask("{ people(text: \"olg\", first: 5) { items { id username state roles } next }"
                                + " peopleCount(text: \"olg\") member(id: \""
                                + olga
                                + "\") { username kind } auditEntries(first: 3) { size next"
                                + " entries { seq action details { name value } } }"
                                + " auditVerification { state } }")
                        .path("data");
        JsonNode member = data.path("people").path("items").path(0);
        assertThat(member.path("id").asString()).isEqualTo(olga);
        assertThat(member.path("roles").path(0).asString()).isEqualTo("CUSTOMER");
        assertThat(data.path("peopleCount").asString()).isEqualTo("1");
        assertThat(data.path("member").path("username").asString()).isEqualTo("olga");
        assertThat(data.path("auditEntries").path("entries").size()).isEqualTo(3);
        assertThat(data.path("auditEntries").path("next").asString("")).isNotBlank();
    }

    @Test
    void readingThePersonalFactsOfAnEntryIsItselfAudited() throws Exception {
        customer("petra");
        String subject = "action: \"identity.person.invited\", first: 1";
        JsonNode entry =
                ask("{ auditEntries(" + subject + ") { entries { seq subject } } }")
                        .path("data")
                        .path("auditEntries")
                        .path("entries")
                        .path(0);
        JsonNode proof =
                ask("{ auditEntry(seq: \""
                                + entry.path("seq").asString()
                                + "\") { personal { name value } proof checkpoint { size } } }")
                        .path("data")
                        .path("auditEntry");
        assertThat(proof.path("personal").path(0).path("value").asString()).isEqualTo("petra");
        JsonNode trace =
                ask("{ auditEntries(action: \"audit.personal.read\", first: 1) { entries {"
                                + " actor object subject } } }")
                        .path("data")
                        .path("auditEntries")
                        .path("entries")
                        .path(0);
        assertThat(trace.path("object").asString())
                .isEqualTo("audit-entry:" + entry.path("seq").asString());
        assertThat(trace.path("actor").asString()).isEqualTo(session.user().id().toString());
    }

    @Test
    @DisplayName("F2 people and the audit log are refused to a customer, by field and as entity")
    void hidesPeopleAndTheAuditLogFromWhoeverMayNot() throws Exception {
        Session other = customer("ben");
        for (String query :
                List.of(
                        "{ people { items { id } } }",
                        "{ peopleCount }",
                        "{ member(id: \"" + session.user().id() + "\") { id } }",
                        "{ auditEntries { entries { seq } } }",
                        "{ auditEntry(seq: \"0\") { canonical } }",
                        "{ _entities(representations: [{__typename: \"Member\", id: \""
                                + session.user().id()
                                + "\"}]) { ... on Member { username } } }")) {
            HttpResponse<String> answer =
                    edge.send(
                            "POST",
                            "/api/v1/graphql",
                            Json.mapper().writeValueAsString(Map.of("query", query)),
                            EdgeServer.bearer(other.accessToken()));
            assertThat(answer.body())
                    .as(query)
                    .contains("\"code\":\"FORBIDDEN\"")
                    .doesNotContain(session.user().username());
        }
    }

    @Test
    void anEntityThatIsRefusedTakesNoOtherWithIt() throws Exception {
        Session other = customer("cleo");
        HttpResponse<String> answer =
                edge.send(
                        "POST",
                        "/api/v1/graphql",
                        Json.mapper()
                                .writeValueAsString(
                                        Map.of(
                                                "query",
                                                "{ _entities(representations: [{__typename:"
                                                        + " \"Member\", id: \""
                                                        + session.user().id()
                                                        + "\"}, {__typename: \"Instrument\","
                                                        + " id: \"sim:BTC-USDT\"}, 7]) { ... on"
                                                        + " Member { username } ... on Instrument"
                                                        + " { baseAsset } } }")),
                        EdgeServer.bearer(other.accessToken()));
        JsonNode read = Json.mapper().readTree(answer.body());
        JsonNode entities = read.path("data").path("_entities");
        assertThat(entities.path(0).isNull()).isTrue();
        assertThat(entities.path(1).path("baseAsset").asString()).isEqualTo("BTC");
        assertThat(entities.path(2).isNull()).isTrue();
        assertThat(read.path("errors").valueStream())
                .extracting(
                        e -> e.path("path").path(1).asInt(-1),
                        e -> e.path("extensions").path("code").asString(""))
                .containsExactly(tuple(0, "FORBIDDEN"), tuple(2, "INVALID_FIELD"));
    }

    /** Somebody with no more than a customer's rights. */
    private static Session customer(String name) throws Exception {
        String password = "a quiet lake at dawn";
        Invitation invited =
                Json.mapper()
                        .readValue(
                                edge.send(
                                                "POST",
                                                "/api/v1/admin/people/invitations",
                                                "{\"username\":\"" + name + "\"}",
                                                EdgeServer.bearer(session.accessToken()))
                                        .body(),
                                Invitation.class);
        AcceptInvitation accept =
                new AcceptInvitation(Objects.requireNonNull(invited.token()), password);
        edge.send(
                "POST",
                "/api/v1/invitations/accept",
                Json.mapper().writeValueAsString(accept),
                Map.of());
        return edge.signIn(name, password);
    }
}
