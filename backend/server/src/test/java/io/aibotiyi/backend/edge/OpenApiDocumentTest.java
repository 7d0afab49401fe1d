package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.edge.Description.Operation;
import io.aibotiyi.protocol.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The committed description is the one that is served. After a reviewed change:
 *
 * <pre>mvn -pl backend/server -am test -Dtest=OpenApiDocumentTest -Dopenapi.update</pre>
 */
class OpenApiDocumentTest {

    private static final Path COMMITTED = Path.of("docs", "openapi.json");

    @TempDir static Path home;

    private static EdgeServer edge;
    private static Description served;

    @BeforeAll
    static void start() throws Exception {
        edge = EdgeServer.embedded(home, Map.of());
        served = Description.of(edge);
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void theCommittedDocumentIsTheOneThatIsServed() throws Exception {
        JsonNode now = Description.sorted(served.root());
        if (System.getProperty("openapi.update") != null) {
            Files.writeString(
                    COMMITTED,
                    Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
        }
        JsonNode committed =
                Files.exists(COMMITTED)
                        ? Json.mapper().readTree(Files.readString(COMMITTED))
                        : Json.mapper().readTree("{}");
        assertThat(differences(committed, now))
                .as(
                        "REST changed. If it was meant to, say so:\n  mvn -pl backend/server -am"
                                + " test -Dtest=OpenApiDocumentTest -Dopenapi.update"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }

    private static List<String> differences(JsonNode before, JsonNode now) {
        List<String> found = new ArrayList<>();
        compare("operation", operations(before), operations(now), found);
        compare(
                "schema",
                parts(before.path("components").path("schemas")),
                parts(now.path("components").path("schemas")),
                found);
        if (found.isEmpty() && !before.equals(now)) {
            found.add("changed outside operations and schemas");
        }
        return found;
    }

    private static Map<String, JsonNode> operations(JsonNode document) {
        Map<String, JsonNode> all = new TreeMap<>();
        new Description(document).operations().forEach(o -> all.put(o.toString(), o.node()));
        return all;
    }

    private static Map<String, JsonNode> parts(JsonNode node) {
        Map<String, JsonNode> all = new TreeMap<>();
        node.properties().forEach(p -> all.put(p.getKey(), p.getValue()));
        return all;
    }

    private static void compare(
            String kind,
            Map<String, JsonNode> before,
            Map<String, JsonNode> now,
            List<String> found) {
        now.forEach((name, node) -> {
            JsonNode old = before.get(name);
            if (old == null) {
                found.add("new " + kind + " " + name);
            } else if (!old.equals(node)) {
                found.add("changed " + kind + " " + name + " at " + place("", old, node));
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> found.add("vanished " + kind + " " + name));
    }

    /** Where two documents first differ. */
    private static String place(String at, JsonNode before, JsonNode now) {
        if (before.isObject() && now.isObject()) {
            Map<String, JsonNode> fields = parts(now);
            parts(before).forEach(fields::putIfAbsent);
            for (String name : fields.keySet()) {
                JsonNode a = before.path(name);
                JsonNode b = now.path(name);
                if (!a.equals(b)) {
                    return place(at + "/" + name, a, b);
                }
            }
        }
        return at + ": " + shown(before) + " became " + shown(now);
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "nothing" : node.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }

    @Test
    void everyOperationIsToldInFull() {
        List<String> missing = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Operation operation : served.operations()) {
            JsonNode node = operation.node();
            if (node.path("summary").asString("").isBlank()) {
                missing.add(operation + " has no summary");
            }
            if (node.path("tags").isEmpty()) {
                missing.add(operation + " has no tag");
            }
            if (operation.id().matches(".*_\\d+")) {
                missing.add(operation + " shares the name of its method with another");
            }
            if (operation.hasBody() && operation.bodyExample().isMissingNode()) {
                missing.add(operation + " has no example of its body");
            }
            JsonNode answer = operation.answer();
            if (answer.has("schema") && !answer.has("example")) {
                missing.add(operation + " has no example of its answer");
            }
            for (String status : List.of("400", "401", "403", "429", "500", "503")) {
                if (!node.path("responses").has(status)) {
                    missing.add(operation + " does not tell of " + status);
                }
            }
            for (JsonNode parameter : node.path("parameters")) {
                if (!parameter.has("example") && !parameter.path("schema").has("example")) {
                    missing.add(operation + " has no example of " + parameter.path("name"));
                }
            }
            ids.add(operation.id());
        }
        assertThat(missing).isEmpty();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/orders",
                "/api/v1/order-groups",
                "/api/v1/parent-orders",
                "/api/v1/parent-orders/preview"
            })
    void ordersAreTakenAsTheirExamplesSay(String path) throws Exception {
        String token = edge.signIn().accessToken();
        String account =
                Json.mapper()
                        .readTree(edge.get("/api/v1/accounts", token).body())
                        .at("/0/id")
                        .asString();
        Operation operation = served.operation("POST", path).orElseThrow();
        String body =
                Json.mapper()
                        .writeValueAsString(operation.bodyExample())
                        .replace("0198c5a0-0000-7000-8000-000000000001", account);
        Map<String, String> headers = new TreeMap<>(Payloads.headers(operation, token));
        headers.replace("Idempotency-Key", UUID.randomUUID().toString());
        HttpResponse<String> answer = edge.send("POST", path, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> dangling = new ArrayList<>();
        walk(served.root(), dangling);
        assertThat(dangling).isEmpty();
    }

    private static void walk(JsonNode node, List<String> dangling) {
        if (node.path("$ref").isString()) {
            String ref = node.path("$ref").asString();
            if (served.root().at(ref.substring(1)).isMissingNode()) {
                dangling.add(ref);
            }
        }
        node.forEach(child -> walk(child, dangling));
    }
}
