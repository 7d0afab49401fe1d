package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.edge.TypedSchema.Argument;
import io.aibotiyi.backend.edge.TypedSchema.Field;
import io.aibotiyi.backend.edge.TypedSchema.Path;
import io.aibotiyi.protocol.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Queries made from the schema that the server tells: right ones to every field, and every sort of
 * wrong one. A field that is added is asked without a change here.
 */
final class SchemaQueries {

    /**
     * One request.
     *
     * @param text the query
     * @param variables as JSON
     */
    record Request(String text, Map<String, Object> variables) {

        static Request of(String text) {
            return new Request(text, Map.of());
        }

        String body() {
            return Json.mapper().writeValueAsString(Map.of("query", text, "variables", variables));
        }
    }

    private static final int DEEPEST = 4;

    /** Literals of which each is wrong for nearly every argument. */
    private static final List<String> WRONG =
            List.of(
                    "null",
                    "-1",
                    "2147483648",
                    "-1.5e308",
                    "true",
                    "NO_SUCH_NAME",
                    "[[1]]",
                    "{a: {b: \"c\"}}",
                    "\"\"",
                    "$undeclared",
                    "\"+1000000000-12-31T23:59:59.999999999Z\"",
                    "\"9223372036854775807\"",
                    "\"-1\"");

    private final TypedSchema schema;
    private final Map<String, List<String>> ids;
    private final List<String> anyIds;
    private final RandomGenerator random;

    /**
     * @param ids real ones by type; the empty name's belong to no type
     */
    SchemaQueries(TypedSchema schema, Map<String, List<String>> ids, RandomGenerator random) {
        this.schema = schema;
        this.ids = ids;
        this.anyIds = ids.getOrDefault("", List.of());
        this.random = random;
    }

    /** A right query whose only leaf is the path's field, or all plain fields of what it is. */
    Request right(Path path) {
        return Request.of(along(path, value -> ""));
    }

    /** Each argument of the path's last field wrong, as a literal and as a variable. */
    List<Request> wrong(Path path) {
        List<Request> all = new ArrayList<>();
        for (Argument argument : path.last().arguments()) {
            for (String literal : WRONG) {
                all.add(Request.of(along(path, a -> a.equals(argument) ? literal : "")));
            }
            all.add(Request.of(along(path, a -> a.equals(argument) ? hostile() : "")));
            for (Object value : wrongValues()) {
                Map<String, Object> variables = new LinkedHashMap<>();
                variables.put("v", value);
                all.add(
                        new Request(
                                "query($v: "
                                        + argument.type()
                                        + ") "
                                        + along(path, a -> a.equals(argument) ? "$v" : ""),
                                variables));
            }
        }
        all.add(Request.of(along(path, _ -> "").replaceFirst("\\{ (\\w+)", "{ $1(no: 1)")));
        return all;
    }

    private List<Object> wrongValues() {
        return List.of(
                -1,
                true,
                Long.MAX_VALUE,
                1e308,
                List.of(List.of(1)),
                Map.of("a", Map.of("b", "c")),
                Payloads.INJECTIONS.get(random.nextInt(Payloads.INJECTIONS.size())));
    }

    /** What is put in an argument's place; the empty text lets it be right. */
    private interface Given {
        String literal(Argument argument);
    }

    private String along(Path path, Given given) {
        StringBuilder text = new StringBuilder("{ ");
        int open = 1;
        if (path.entity() != null) {
            text.append("_entities(representations: [")
                    .append(representations(path.entity()))
                    .append("]) { ... on ")
                    .append(path.entity())
                    .append(" { ");
            open = 3;
        }
        for (Field field : path.fields()) {
            boolean last = field.equals(path.last());
            text.append(field.name()).append(arguments(field, last ? given : _ -> ""));
            if (!last) {
                text.append(" { ");
                open++;
            } else if (schema.composite(field.named())) {
                text.append(plain(field.named()));
            }
        }
        return text.append(" }".repeat(open)).toString();
    }

    private String representations(String type) {
        return ids.getOrDefault(type, List.of()).stream()
                .map(id -> "{__typename: \"" + type + "\", id: " + quoted(id) + "}")
                .collect(Collectors.joining(", "));
    }

    private String arguments(Field field, Given given) {
        List<String> written = new ArrayList<>();
        for (Argument argument : field.arguments()) {
            String literal = given.literal(argument);
            if (!literal.isEmpty()) {
                written.add(argument.name() + ": " + literal);
            } else if (argument.required()) {
                written.add(argument.name() + ": " + right(field, argument));
            }
        }
        return written.isEmpty() ? "" : "(" + String.join(", ", written) + ")";
    }

    /** All fields of the type that have nothing below and no argument that must be given. */
    private String plain(String type) {
        TypedSchema.Type known = schema.type(type);
        if (!known.possible().isEmpty()) {
            return known.possible().stream()
                    .map(p -> "... on " + p + plain(p))
                    .collect(Collectors.joining(" ", " { __typename ", " }"));
        }
        return known.fields().stream()
                .filter(f -> !schema.composite(f.named()))
                .filter(f -> f.arguments().stream().noneMatch(Argument::required))
                .map(Field::name)
                .collect(Collectors.joining(" ", " { __typename ", " }"));
    }

    private String right(Field field, Argument argument) {
        TypedSchema.Type type = schema.type(argument.named());
        if (!type.values().isEmpty()) {
            return pick(type.values());
        }
        return switch (argument.named()) {
            case "ID" -> quoted(pick(ids.getOrDefault(field.named(), anyIds)));
            case "Int" -> "3";
            case "Boolean" -> pick(List.of("true", "false"));
            case "Long" -> quoted("1");
            case "Instant" -> quoted("2026-01-01T00:00:00Z");
            case "_Any" ->
                    "["
                            + schema.entities().stream()
                                    .map(this::representations)
                                    .collect(Collectors.joining(", "))
                            + "]";
            default -> quoted("1m");
        };
    }

    /** A query of one root field, with some of what is below it and arguments mostly right. */
    Request mixed(Field root) {
        StringBuilder text = new StringBuilder("{ ");
        field(text, root, 0);
        return Request.of(text.append(" }").toString());
    }

    private void field(StringBuilder text, Field field, int depth) {
        text.append(field.name())
                .append(
                        arguments(
                                field,
                                a ->
                                        random.nextInt(8) == 0
                                                ? pick(WRONG)
                                                : random.nextInt(4) == 0 ? right(field, a) : ""));
        if (!schema.composite(field.named())) {
            return;
        }
        text.append(" { __typename ");
        List<Field> all = new ArrayList<>(schema.type(field.named()).fields());
        for (int i = 1 + random.nextInt(4); depth < DEEPEST && i > 0 && !all.isEmpty(); i--) {
            field(text, all.remove(random.nextInt(all.size())), depth + 1);
            text.append(' ');
        }
        text.append('}');
    }

    /** The text with some of its characters lost, doubled or changed. */
    Request garbled(Request request) {
        StringBuilder text = new StringBuilder(request.text());
        for (int i = 1 + random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                case 2 -> text.setCharAt(at, "{}()[]:!$@\"#\0\uFEFF\n".charAt(random.nextInt(15)));
                default -> text.setLength(at);
            }
        }
        return new Request(text.toString(), request.variables());
    }

    /** The field under many names, each with all plain fields below it. */
    Request aliased(Field root, int times) {
        String one = root.name() + arguments(root, _ -> "") + selection(root);
        return Request.of(
                IntStream.range(0, times)
                        .mapToObj(i -> "a" + i + ": " + one)
                        .collect(Collectors.joining(" ", "{ ", " }")));
    }

    /** Some of the largest pages of a field that has pages. */
    Request pages(Field root, int size, int times) {
        String one =
                root.name()
                        + arguments(root, a -> a.name().equals("first") ? "" + size : "")
                        + within(root.named());
        return Request.of(
                IntStream.range(0, times)
                        .mapToObj(i -> "a" + i + ": " + one)
                        .collect(Collectors.joining(" ", "{ ", " }")));
    }

    /** Plain fields of the type and of the lists right in it. */
    private String within(String type) {
        return schema.type(type).fields().stream()
                .filter(f -> f.arguments().isEmpty())
                .map(f -> f.name() + (schema.composite(f.named()) ? plain(f.named()) : ""))
                .collect(Collectors.joining(" ", " { ", " }"));
    }

    private String selection(Field root) {
        return schema.composite(root.named()) ? plain(root.named()) : "";
    }

    /** Fragments that contain each other, are missing, unused, double or of another type. */
    List<Request> fragments(Field root) {
        String at = root.name() + arguments(root, _ -> "");
        String type = root.named();
        if (!schema.composite(type)) {
            return List.of(Request.of("{ " + at + " { __typename } }"));
        }
        String first = "fragment A on " + type + " { __typename ...B } ";
        String second = "fragment B on " + type + " { __typename ...A } ";
        return List.of(
                Request.of(first + second + "{ " + at + " { ...A } }"),
                Request.of("fragment A on " + type + " { ...A } { " + at + " { ...A } }"),
                Request.of("{ " + at + " { ...Missing } }"),
                Request.of(first + "{ " + at + " { __typename } }"),
                Request.of(
                        "fragment A on "
                                + type
                                + " { __typename } fragment A on "
                                + type
                                + " { __typename } { "
                                + at
                                + " { ...A } }"),
                Request.of("fragment A on Candle { close } { " + at + " { ...A } }"),
                Request.of("fragment A on Missing { close } { " + at + " { ...A } }"),
                Request.of("{ " + at + " { ... on String { __typename } } }"),
                Request.of("{ " + at + " }"),
                Request.of("{ " + at + " { } }"),
                Request.of("{ " + at + " @skip(if: 7) { __typename } }"),
                Request.of("{ " + at + " @include { __typename } }"),
                Request.of("{ " + at + " @nothing(a: 1) { __typename } }"),
                Request.of("{ " + at + " @skip(if: true) @skip(if: false) { __typename } }"));
    }

    private String hostile() {
        return quoted(Payloads.INJECTIONS.get(random.nextInt(Payloads.INJECTIONS.size())));
    }

    private static String quoted(String text) {
        return Json.mapper().writeValueAsString(text);
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }
}
