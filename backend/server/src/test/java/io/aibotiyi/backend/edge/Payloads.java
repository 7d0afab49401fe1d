package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.edge.Description.Operation;
import io.aibotiyi.protocol.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests made from the description: right ones, and every sort of wrong one. */
final class Payloads {

    /** What breaks those who paste text into languages. */
    static final List<String> INJECTIONS =
            List.of(
                    "' or '1'='1",
                    "1; drop table identity_user--",
                    "\" union select password_hash from identity_user --",
                    "*)(uid=*))(|(uid=*",
                    "a\r\nX-Injected: yes",
                    "%0d%0aX-Injected:%20yes",
                    "../../../etc/passwd",
                    "${jndi:ldap://127.0.0.1/a}",
                    "#{T(java.lang.Runtime).getRuntime()}",
                    "<script>alert(1)</script>",
                    "\u0000",
                    "\u202Eevil",
                    "\uD800",
                    "x".repeat(2000));

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final RandomGenerator random;

    Payloads(RandomGenerator random) {
        this.random = random;
    }

    /** The operation's address with every variable and parameter given. */
    static String address(Operation operation, Map<String, String> values) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            String name = parameter.path("name").asString();
            path = path.replace("{" + name + "}", encoded(value(parameter, values)));
        }
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asString();
            if (parameter.path("required").asBoolean(false) || values.containsKey(name)) {
                query.add(encoded(name) + "=" + encoded(value(parameter, values)));
            }
        }
        return path + query;
    }

    /** The headers that the operation needs. */
    static Map<String, String> headers(Operation operation, String token) {
        Map<String, String> headers = new TreeMap<>();
        if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
        }
        for (JsonNode parameter : operation.parameters("header")) {
            String name = parameter.path("name").asString();
            if (!name.equals("Authorization") && !name.equals("DPoP")) {
                headers.put(name, name.equals("If-Match") ? "\"1\"" : "key-of-the-test");
            }
        }
        return headers;
    }

    private static String value(JsonNode parameter, Map<String, String> values) {
        String given = values.get(parameter.path("name").asString());
        if (given != null) {
            return given;
        }
        JsonNode example = parameter.path("example");
        return (example.isMissingNode() ? parameter.path("schema").path("example") : example)
                .asString("x");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Bodies with one thing wrong, or everything. */
    List<String> wrongBodies(JsonNode example) {
        List<String> bodies =
                new ArrayList<>(
                        List.of(
                                "",
                                "null",
                                "[]",
                                "{}",
                                "\"text\"",
                                "17",
                                "{\"a\":",
                                "{\"a\":1}}",
                                "\uFEFF{}",
                                "{\"__proto__\":{\"admin\":true}}",
                                "[".repeat(500) + "]".repeat(500)));
        if (example.isObject()) {
            for (String field : example.propertyNames()) {
                for (JsonNode wrong : strange()) {
                    ObjectNode copy = ((ObjectNode) example).deepCopy();
                    copy.set(field, wrong);
                    bodies.add(Json.mapper().writeValueAsString(copy));
                }
                ObjectNode without = ((ObjectNode) example).deepCopy();
                without.remove(field);
                bodies.add(Json.mapper().writeValueAsString(without));
            }
        }
        for (int i = 0; i < 4; i++) {
            bodies.add(Json.mapper().writeValueAsString(noise(0)));
        }
        return bodies;
    }

    private List<JsonNode> strange() {
        ObjectNode object = NODES.objectNode();
        object.put("a", 1);
        ArrayNode array = NODES.arrayNode();
        array.add(noise(2));
        return List.of(
                NODES.nullNode(),
                NODES.booleanNode(random.nextBoolean()),
                NODES.numberNode(random.nextLong()),
                NODES.numberNode(-1),
                NODES.numberNode(1e308),
                object,
                array,
                NODES.stringNode(""),
                NODES.stringNode(INJECTIONS.get(random.nextInt(INJECTIONS.size()))),
                NODES.stringNode("1e999999999"));
    }

    private JsonNode noise(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.stringNode(INJECTIONS.get(random.nextInt(INJECTIONS.size())));
            case 4 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(noise(depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("f" + random.nextInt(9), noise(depth + 1));
                }
                yield object;
            }
        };
    }
}
