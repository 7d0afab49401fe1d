package io.aibotiyi.backend.gateway.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Values that the wire writes as text, in GraphQL as in REST. */
final class WireScalars {

    private WireScalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar(
                        "Decimal",
                        "An exact decimal as text",
                        BigDecimal::new,
                        v -> ((BigDecimal) v).toPlainString()),
                scalar("Instant", "RFC 3339 in UTC", Instant::parse, Object::toString),
                scalar("Long", "A 64-bit whole number as text", Long::valueOf, Object::toString));
    }

    private static <T> GraphQLScalarType scalar(
            String name, String what, Function<String, T> read, Function<Object, String> write) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(what)
                .coercing(new Text<>(name, read, write))
                .build();
    }

    private static final class Text<T> implements Coercing<T, String> {

        private static final int LONGEST = 64;

        private final String name;
        private final Function<String, T> read;
        private final Function<Object, String> write;

        Text(String name, Function<String, T> read, Function<Object, String> write) {
            this.name = name;
            this.read = read;
            this.write = write;
        }

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return write.apply(value);
        }

        @Override
        public T parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return parse(String.valueOf(input));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new CoercingParseValueException("This is no " + name + ".", e);
            }
        }

        @Override
        public T parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text && text.getValue() != null) {
                try {
                    return parse(text.getValue());
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new CoercingParseLiteralException("This is no " + name + ".", e);
                }
            }
            throw new CoercingParseLiteralException(name + " is written as text.");
        }

        private T parse(String text) {
            if (text.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            return read.apply(text);
        }
    }
}
