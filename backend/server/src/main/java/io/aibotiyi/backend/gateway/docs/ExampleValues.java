package io.aibotiyi.backend.gateway.docs;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes an example of each schema that fits it, the same at every start. */
@SuppressWarnings("rawtypes") // the model's own maps are of raw schemas
final class ExampleValues {

    private static final int DEEPEST = 6;

    /** By the name of the field, where its type alone would say little. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("username", "ann"),
                    Map.entry("password", "correct horse battery"),
                    Map.entry("email", "ann@example.org"),
                    Map.entry("asset", "BTC"),
                    Map.entry("currency", "USDT"),
                    Map.entry("feeAsset", "USDT"),
                    Map.entry("baseAsset", "BTC"),
                    Map.entry("quoteAsset", "USDT"),
                    Map.entry("timeframe", "1m"),
                    Map.entry("Idempotency-Key", "0198c5a0-1d2e-7000-8000-0000000000aa"),
                    Map.entry("If-Match", "\"3\""),
                    Map.entry("version", "0.1.0"));

    private final Map<String, Schema> schemas;

    ExampleValues(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void illustrate(MediaType media) {
        if (media.getSchema() != null && media.getExample() == null) {
            media.setExample(of("", media.getSchema(), 0));
        }
    }

    void illustrate(Parameter parameter) {
        if (parameter.getSchema() != null && parameter.getExample() == null) {
            parameter.setExample(of(parameter.getName(), parameter.getSchema(), 0));
        }
    }

    private @Nullable Object of(String name, Schema<?> schema, int depth) {
        if (schema.get$ref() != null) {
            String target = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Object worked = WorkedExamples.of(target);
            if (worked != null) {
                return worked;
            }
            Schema<?> known = schemas.get(target);
            return known == null || depth > DEEPEST ? null : of(name, known, depth + 1);
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        if (schema.getDefault() != null) {
            return schema.getDefault();
        }
        if (schema.getOneOf() != null && !schema.getOneOf().isEmpty()) {
            return of(name, schema.getOneOf().getFirst(), depth + 1);
        }
        if (schema.getAnyOf() != null && !schema.getAnyOf().isEmpty()) {
            return of(name, schema.getAnyOf().getFirst(), depth + 1);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> {
                Object item =
                        schema.getItems() == null ? null : of(name, schema.getItems(), depth + 1);
                yield item == null ? List.of() : new ArrayList<>(List.of(item));
            }
            case "integer" -> 1;
            case "number" -> 1.5;
            case "boolean" -> true;
            case "string" -> text(name, schema);
            default -> null;
        };
    }

    private Map<String, Object> object(Schema<?> schema, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties()
                    .forEach((name, property) -> {
                        Object value = of(name, property, depth + 1);
                        if (value != null) {
                            values.put(name, value);
                        }
                    });
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> value && values.isEmpty()) {
            Object example = of("", value, depth + 1);
            if (example != null) {
                values.put("name", example);
            }
        }
        return values;
    }

    private static String text(String name, Schema<?> schema) {
        String word = WORDS.get(name);
        if (word != null) {
            return word;
        }
        return switch (schema.getFormat() == null ? "" : schema.getFormat()) {
            case "date-time" -> "2026-01-31T12:00:00Z";
            case "date" -> "2026-01-31";
            case "uuid" -> "0198c5a0-0000-7000-8000-00000000000a";
            case "uri" -> "https://trade.example.org";
            default -> "text";
        };
    }

    private static String type(Schema<?> schema) {
        Set<String> types = schema.getTypes();
        if (types != null && !types.isEmpty()) {
            return types.stream().filter(t -> !t.equals("null")).sorted().findFirst().orElse("");
        }
        if (schema.getType() != null) {
            return schema.getType();
        }
        return schema.getProperties() == null ? "" : "object";
    }
}
