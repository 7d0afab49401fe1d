package io.aibotiyi.backend.edge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A GraphQL schema as its server tells it by introspection. */
final class TypedSchema {

    /** One question about the schema. */
    @FunctionalInterface
    interface Asking {
        /**
         * @return the answer's data
         */
        JsonNode ask(String query) throws Exception;
    }

    /**
     * An argument.
     *
     * @param type as the schema's language writes it
     * @param named the type inside lists and marks
     */
    record Argument(String name, String type, String named, boolean required) {}

    /**
     * @param named the type inside lists and marks
     */
    record Field(String name, String named, List<Argument> arguments) {}

    /**
     * @param values of an enumeration
     * @param possible of a union
     */
    record Type(String kind, List<Field> fields, List<String> values, List<String> possible) {}

    /**
     * Where a field is.
     *
     * @param fields from a field of the query down to it
     * @param entity type of a federation router's question, whose fields they are; null if the
     *     query's
     */
    record Path(@Nullable String entity, List<Field> fields) {

        Field last() {
            return fields.getLast();
        }

        private Path then(Field field) {
            List<Field> all = new ArrayList<>(fields);
            all.add(field);
            return new Path(entity, all);
        }
    }

    private static final String REFERENCE =
            "{ kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    private final Map<String, Type> types = new TreeMap<>();

    private TypedSchema() {}

    static TypedSchema of(Asking server) throws Exception {
        TypedSchema schema = new TypedSchema();
        JsonNode names = server.ask("{ __schema { types { name } } }");
        for (JsonNode type : names.path("__schema").path("types")) {
            String name = type.path("name").asString();
            if (!name.startsWith("__")) {
                JsonNode told =
                        server.ask(
                                "{ __type(name: \""
                                        + name
                                        + "\") { kind fields { name type "
                                        + REFERENCE
                                        + " args { name defaultValue type "
                                        + REFERENCE
                                        + " } } enumValues { name } possibleTypes { name } } }");
                schema.types.put(name, type(told.path("__type")));
            }
        }
        return schema;
    }

    private static Type type(JsonNode told) {
        return new Type(
                told.path("kind").asString(),
                told.path("fields").valueStream().map(TypedSchema::field).toList(),
                told.path("enumValues").valueStream().map(v -> v.path("name").asString()).toList(),
                told.path("possibleTypes")
                        .valueStream()
                        .map(v -> v.path("name").asString())
                        .toList());
    }

    private static Field field(JsonNode told) {
        return new Field(
                told.path("name").asString(),
                named(told.path("type")),
                told.path("args")
                        .valueStream()
                        .map(a ->
                                new Argument(
                                        a.path("name").asString(),
                                        written(a.path("type")),
                                        named(a.path("type")),
                                        a.path("type").path("kind").asString().equals("NON_NULL")
                                                && a.path("defaultValue").isNull()))
                        .toList());
    }

    private static String named(JsonNode type) {
        return type.path("ofType").isObject()
                ? named(type.path("ofType"))
                : type.path("name").asString();
    }

    private static String written(JsonNode type) {
        return switch (type.path("kind").asString()) {
            case "NON_NULL" -> written(type.path("ofType")) + "!";
            case "LIST" -> "[" + written(type.path("ofType")) + "]";
            default -> type.path("name").asString();
        };
    }

    Type type(String name) {
        return java.util.Objects.requireNonNull(types.get(name), name);
    }

    boolean composite(String name) {
        return !type(name).fields().isEmpty() || !type(name).possible().isEmpty();
    }

    List<Field> roots() {
        return type("Query").fields();
    }

    List<String> entities() {
        return types.containsKey("_Entity") ? type("_Entity").possible() : List.of();
    }

    /** The shortest path to every {@code Type.field} that a query can reach. */
    Map<String, Path> paths() {
        Map<String, Path> found = new LinkedHashMap<>();
        Deque<Path> open = new ArrayDeque<>();
        for (Field root : roots()) {
            visit("Query", root, new Path(null, List.of()), found, open);
        }
        for (String entity : entities()) {
            for (Field field : type(entity).fields()) {
                Path path = new Path(entity, List.of(field));
                found.put("_entities " + entity + "." + field.name(), path);
                visit(entity, field, new Path(entity, List.of()), found, open);
            }
        }
        while (!open.isEmpty()) {
            Path at = open.remove();
            String type = at.last().named();
            type(type).fields().forEach(f -> visit(type, f, at, found, open));
        }
        return found;
    }

    private static void visit(
            String type, Field field, Path at, Map<String, Path> found, Deque<Path> open) {
        Path path = at.then(field);
        if (found.putIfAbsent(type + "." + field.name(), path) == null) {
            open.add(path);
        }
    }

    /** Every {@code Type.field} of an object, reachable or not. */
    List<String> fields() {
        List<String> all = new ArrayList<>();
        types.forEach((name, type) -> type.fields().forEach(f -> all.add(name + "." + f.name())));
        return all;
    }
}
