package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.edge.SchemaQueries.Request;
import io.aibotiyi.backend.edge.TypedSchema.Field;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attacks on GraphQL made from the schema that the server tells, by an administrator and by a
 * customer who knows the ids of the administrator's things. A field that is added is under attack
 * the day it comes, and fails here until somebody says whether customers may have it.
 */
class GraphQlFuzzTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String UNKNOWN = "0198c5a0-0000-7000-8000-000000000001";
    private static final int ROUNDS = 25;

    /** Fields of the query that answer a customer; every other one must refuse them. */
    private static final Set<String> FOR_CUSTOMERS =
            Set.of(
                    "_entities",
                    "_service",
                    "account",
                    "accounts",
                    "instrument",
                    "instruments",
                    "me",
                    "order");

    @TempDir static java.nio.file.Path home;

    private static final long SEED = new Random().nextLong();

    private static EdgeServer edge;
    private static Session owner;
    private static Session customer;
    private static TypedSchema schema;
    private static SchemaQueries queries;

    /** The owner's, which no customer may see. */
    private static List<String> secrets;

    @BeforeAll
    static void start() throws Exception {
        edge =
                EdgeServer.server(
                        home,
                        Map.of(
                                "aibot.rate-limits.enabled", "false",
                                "aibot.graphql.introspection", "always"));
        String secret = edge.backend.setupSecret().orElseThrow();
        edge.send(
                "POST",
                "/api/v1/setup",
                Json.mapper().writeValueAsString(new Setup(secret, "ann.of.canaries", PASSWORD)),
                Map.of());
        SecondPerson.add(edge, "ann.of.canaries");
        owner = edge.signIn("ann.of.canaries", PASSWORD);
        customer = edge.signIn(SecondPerson.NAME, PASSWORD);
        schema = TypedSchema.of(q -> data(post(owner, Request.of(q))));
        String account = owner.accounts().getFirst().id().toString();
        String order = order(account);
        String member = invited();
        queries =
                new SchemaQueries(
                        schema,
                        Map.of(
                                "Account", List.of(account),
                                "Order", List.of(order),
                                "Member", List.of(member, owner.user().id().toString()),
                                "Instrument", List.of("sim:BTC-USDT"),
                                "", List.of(account, order, member, UNKNOWN)),
                        new Random(SEED));
        secrets =
                List.of(
                        account,
                        order,
                        member,
                        owner.user().id().toString(),
                        "ann.of.canaries",
                        "Canary Name",
                        "canary@example.org",
                        "canary-order");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    private static String order(String account) throws Exception {
        Description.Operation place =
                Description.of(edge).operation("POST", "/api/v1/orders").orElseThrow();
        ObjectNode body = ((ObjectNode) place.bodyExample()).deepCopy();
        body.retain("instrument", "side", "type", "timeInForce");
        body.put("account", account);
        body.put("clientOrderId", "canary-order");
        body.put("price", "10000");
        body.put("quantity", "0.01");
        HttpResponse<String> placed =
                edge.send(
                        "POST",
                        "/api/v1/orders",
                        Json.mapper().writeValueAsString(body),
                        Payloads.headers(place, owner.accessToken()));
        return Objects.requireNonNull(
                Json.mapper().readTree(placed.body()).path("id").asString(null), placed.body());
    }

    private static String invited() throws Exception {
        HttpResponse<String> answer =
                edge.send(
                        "POST",
                        "/api/v1/admin/people/invitations",
                        Json.mapper()
                                .writeValueAsString(
                                        new InvitePerson(
                                                "ann.of.canaries.2",
                                                "Canary Name",
                                                "canary@example.org")),
                        EdgeServer.bearer(owner.accessToken()));
        return Json.mapper().readValue(answer.body(), Invitation.class).person().id().toString();
    }

    private static HttpResponse<String> post(Session by, Request request) throws Exception {
        return send(by, request.body());
    }

    private static HttpResponse<String> send(Session by, String body) throws Exception {
        return edge.send("POST", "/api/v1/graphql", body, EdgeServer.bearer(by.accessToken()));
    }

    private static JsonNode data(HttpResponse<String> answer) {
        JsonNode data = Json.mapper().readTree(answer.body()).path("data");
        assertThat(data.isObject()).as(answer.body()).isTrue();
        return data;
    }

    /** Asks, and notes what no answer may be. */
    private static JsonNode harmless(Session by, Request request, List<String> found)
            throws Exception {
        return harmless(by, request.body(), found);
    }

    private static JsonNode harmless(Session by, String body, List<String> found) throws Exception {
        HttpResponse<String> answer = send(by, body);
        String what = shortened(body) + " -> " + answer.statusCode() + " ";
        if (answer.statusCode() >= 500) {
            found.add(what + answer.body());
        }
        JsonNode read = Json.mapper().readTree(answer.body());
        String errors = answer.statusCode() == 200 ? read.path("errors").toString() : answer.body();
        if (errors.contains("\"INTERNAL\"") || Disclosure.in(errors)) {
            found.add(what + "tells of our inside: " + errors);
        }
        if (by.equals(customer)) {
            for (String secret : secrets) {
                if (read.path("data").toString().contains(secret)
                        || (errors.contains(secret) && !body.contains(secret))) {
                    found.add(what + "shows " + secret + " to a customer: " + answer.body());
                }
            }
        }
        return read;
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private static List<Session> everybody() {
        return List.of(owner, customer);
    }

    @Test
    void aRightQueryReachesEveryFieldOfTheSchema() throws Exception {
        List<String> found = new ArrayList<>();
        Set<String> answered = new TreeSet<>();
        var paths = schema.paths();
        for (var path : paths.entrySet()) {
            Request request = queries.right(path.getValue());
            JsonNode answer = harmless(owner, request, found);
            if (!answer.has("data")
                    || answer.path("errors")
                            .valueStream()
                            .anyMatch(e -> !e.path("extensions").has("code"))) {
                found.add(request.text() + " is no right query: " + answer);
            }
            if (answer.path("errors").isEmpty()) {
                answered.add(path.getKey());
            }
            harmless(customer, request, found);
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
        assertThat(paths.keySet()).containsAll(schema.fields());
        assertThat(answered)
                .as("fields that were answered to the administrator, seed %d", SEED)
                .containsAll(paths.keySet());
    }

    @Test
    void aCustomerIsAnsweredOnlyWhatIsListedForCustomers() throws Exception {
        Set<String> answered = new TreeSet<>();
        List<String> found = new ArrayList<>();
        for (Field root : schema.roots()) {
            Request request = queries.aliased(root, 1);
            JsonNode answer = harmless(customer, request, found);
            String code =
                    answer.path("errors").path(0).path("extensions").path("code").asString("");
            if (!code.equals("FORBIDDEN")) {
                answered.add(root.name());
            } else if (answer.path("data").path("a0").isObject()) {
                found.add(request.text() + " answers what it refuses: " + answer);
            }
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
        assertThat(answered).isEqualTo(FOR_CUSTOMERS);
    }

    @Test
    void anotherPersonsEntitiesAreNotThereForARouterEither() throws Exception {
        List<String> found = new ArrayList<>();
        for (String type : schema.entities()) {
            for (var path : schema.paths().entrySet()) {
                if (!path.getKey().startsWith("_entities " + type + ".")
                        || !type.equals(path.getValue().entity())) {
                    continue;
                }
                JsonNode answer = harmless(customer, queries.right(path.getValue()), found);
                boolean shown =
                        answer.path("data")
                                .path("_entities")
                                .valueStream()
                                .anyMatch(JsonNode::isObject);
                if (shown != type.equals("Instrument")) {
                    found.add(path.getKey() + " answers a customer " + answer);
                }
            }
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
    }

    @Test
    void noArgumentHoweverWrongBreaksAField() throws Exception {
        List<String> found = new ArrayList<>();
        for (var path : schema.paths().values()) {
            for (Request request : queries.wrong(path)) {
                for (Session by : everybody()) {
                    harmless(by, request, found);
                }
            }
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
    }

    @Test
    void noMixtureOfFieldsAndNoGarbledTextBreaksIt() throws Exception {
        List<String> found = new ArrayList<>();
        for (Field root : schema.roots()) {
            for (int i = 0; i < ROUNDS; i++) {
                Request request = queries.mixed(root);
                for (Session by : everybody()) {
                    harmless(by, request, found);
                    harmless(by, queries.garbled(request), found);
                }
            }
            for (Request request : queries.fragments(root)) {
                harmless(owner, request, found);
                harmless(customer, request, found);
            }
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
    }

    @Test
    void everyFieldOfTheQueryIsRefusedWhenItIsAskedTooOftenTooWideOrTooDeep() throws Exception {
        List<String> found = new ArrayList<>();
        for (Field root : schema.roots()) {
            refused(queries.aliased(root, 501), found);
            if (root.arguments().stream().anyMatch(a -> a.name().equals("first"))) {
                refused(queries.pages(root, 500, 10), found);
            }
            refused(
                    Request.of(
                            "{ "
                                    + "... on Query { ".repeat(120)
                                    + queries.aliased(root, 1).text().replace("{ a0: ", " a0: ")
                                    + "}".repeat(120)),
                    found);
        }
        refused(Request.of("{" + " ".repeat(70_000) + " me { id } }"), found);
        refused(Request.of("{ me { " + "id ".repeat(2_001) + " } }"), found);
        assertThat(found).as("seed %d", SEED).isEmpty();
    }

    private static void refused(Request request, List<String> found) throws Exception {
        JsonNode answer = harmless(owner, request, found);
        if (answer.has("data") || !(answer.has("errors") || answer.has("code"))) {
            found.add(shortened(request.text()) + " is not refused: " + answer);
        }
    }

    @Test
    void noBodyThatIsNoQueryBreaksIt() throws Exception {
        List<String> found = new ArrayList<>();
        String right = "\"query\":\"{ me { id } }\"";
        List<String> bodies =
                Stream.concat(
                                new Payloads(new Random(SEED))
                                                .wrongBodies(
                                                        Json.mapper()
                                                                .readTree(
                                                                        "{\"query\":\"{ me { id } }\","
                                                                                + "\"operationName\":\"A\","
                                                                                + "\"variables\":{}}"))
                                                .stream(),
                                Stream.of(
                                        "[{" + right + "}]",
                                        "[{" + right + "},{" + right + "}]",
                                        "{\"query\":\"\"}",
                                        "{\"query\":\" \"}",
                                        "{\"query\":\"query A { me { id } } query B { me { id } }\"}",
                                        "{\"query\":\"query A { me { id } } { me { id } }\"}",
                                        "{" + right + ",\"operationName\":\"Missing\"}",
                                        "{\"query\":\"mutation { me { id } }\"}",
                                        "{\"query\":\"subscription { me { id } }\"}",
                                        "{\"query\":\"type Query { a: Int }\"}",
                                        "{\"query\":\"query($a: Missing) { me { id } }\"}",
                                        "{\"query\":\"query($a: Int = \\\"x\\\") { me { id } }\"}",
                                        "{\"query\":\"query($a: Int!) { accounts { orders(first:"
                                                + " $a) { id } } }\",\"variables\":{\"a\":null}}",
                                        "{"
                                                + right
                                                + ",\"variables\":"
                                                + "{\"a\":".repeat(40)
                                                + "1"
                                                + "}".repeat(40)
                                                + "}"))
                        .toList();
        for (String body : bodies) {
            for (Session by : everybody()) {
                harmless(by, body, found);
            }
        }
        for (String batch : bodies.stream().filter(b -> b.startsWith("[{")).toList()) {
            if (send(owner, batch).statusCode() < 400) {
                found.add(batch + " is answered");
            }
        }
        assertThat(found).as("seed %d", SEED).isEmpty();
    }
}
