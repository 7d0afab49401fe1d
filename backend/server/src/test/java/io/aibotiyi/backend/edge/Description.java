package io.aibotiyi.backend.edge;

import io.aibotiyi.protocol.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI document, as tests need it. */
final class Description {

    /**
     * One operation.
     *
     * @param path with {@code {names}}
     */
    record Operation(String method, String path, JsonNode node) {

        String id() {
            return node.path("operationId").asString("");
        }

        boolean open() {
            return node.has("security") && node.path("security").isEmpty();
        }

        boolean hasBody() {
            return node.has("requestBody");
        }

        List<JsonNode> parameters(String in) {
            return node.path("parameters")
                    .valueStream()
                    .filter(p -> p.path("in").asString("").equals(in))
                    .toList();
        }

        /** Schema of the JSON body. */
        JsonNode body() {
            return media(node.path("requestBody").path("content")).path("schema");
        }

        JsonNode bodyExample() {
            return media(node.path("requestBody").path("content")).path("example");
        }

        /** The 2xx answer's content; missing where it has none. */
        JsonNode answer() {
            for (Map.Entry<String, JsonNode> response : node.path("responses").properties()) {
                if (response.getKey().startsWith("2")) {
                    return media(response.getValue().path("content"));
                }
            }
            return media(JsonNodeFactory.instance.objectNode());
        }

        private static JsonNode media(JsonNode content) {
            return content.isEmpty()
                    ? JsonNodeFactory.instance.objectNode()
                    : content.valueStream().findFirst().orElseThrow();
        }

        boolean matches(String askedMethod, String askedPath) {
            String regex =
                    Pattern.compile("\\{[^}]+}")
                            .splitAsStream(path + " ")
                            .map(String::strip)
                            .map(Pattern::quote)
                            .reduce((a, b) -> a + "[^/]+" + b)
                            .orElseThrow();
            return method.equals(askedMethod) && askedPath.matches(regex);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final JsonNode root;

    Description(JsonNode root) {
        this.root = root;
    }

    static Description of(EdgeServer edge) throws Exception {
        return new Description(
                Json.mapper().readTree(edge.get("/api/v1/openapi.json", null).body()));
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                all.add(
                        new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
            }
        }
        return all;
    }

    /** The operation of a request; of two that match, the one without a variable. */
    Optional<Operation> operation(String method, String path) {
        return operations().stream()
                .filter(o -> o.matches(method, path))
                .min(
                        java.util.Comparator.comparingLong(
                                o -> o.path().chars().filter(c -> c == '{').count()));
    }

    /** The schema itself, references followed. */
    JsonNode schema(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            String name = at.path("$ref").asString();
            at =
                    root.path("components")
                            .path("schemas")
                            .path(name.substring(name.lastIndexOf('/') + 1));
        }
        return at;
    }

    /** With all fields of objects in order of name, so that equal documents are equal text. */
    static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            Map<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(f -> fields.put(f.getKey(), sorted(f.getValue())));
            fields.forEach(copy::set);
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(sorted(item)));
            return copy;
        }
        return node;
    }
}
