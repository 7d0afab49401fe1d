package io.aibotiyi.venues.net;

import io.aibotiyi.domain.EpochNanos;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads answers and private messages, which are few: whole, as trees, with exact decimals. Fields
 * that a venue adds are ignored. Public books and trades are read without trees by each venue's
 * decoder.
 */
public final class JsonFields {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /** No price or quantity comes near; more would be an attack on memory. */
    private static final int MAX_DIGITS = 64;

    private JsonFields() {}

    /** The shared, immutable, thread-safe mapper. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static JsonNode parse(String text) throws MalformedMessageException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedMessageException("text that is not JSON: " + shown(text));
        }
    }

    /** The field's text, empty if it is absent, null or a structure. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }

    /** The field's text, which must not be empty. */
    public static String needText(JsonNode node, String field) throws MalformedMessageException {
        String text = text(node, field);
        if (text.isEmpty()) {
            throw new MalformedMessageException("'" + field + "' is missing");
        }
        return text;
    }

    public static long needLong(JsonNode node, String field) throws MalformedMessageException {
        String text = needText(node, field);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException(
                    "'" + field + "' is no whole number: " + shown(text));
        }
    }

    /** An exact decimal, written as a string or a number. */
    public static BigDecimal needDecimal(JsonNode node, String field)
            throws MalformedMessageException {
        needText(node, field);
        return decimal(node, field, BigDecimal.ZERO);
    }

    /** An exact decimal, {@code absent} if the field is absent, null or empty. */
    public static BigDecimal decimal(JsonNode node, String field, BigDecimal absent)
            throws MalformedMessageException {
        JsonNode value = node.path(field);
        try {
            BigDecimal decimal;
            if (value.isNumber()) {
                decimal = value.decimalValue();
            } else if (value.isString() && !value.stringValue().isEmpty()) {
                String text = value.stringValue();
                if (text.length() > MAX_DIGITS) {
                    throw new NumberFormatException();
                }
                decimal = new BigDecimal(text);
            } else {
                return absent;
            }
            if (Math.abs((long) decimal.scale()) > MAX_DIGITS || decimal.precision() > MAX_DIGITS) {
                throw new NumberFormatException();
            }
            return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        } catch (NumberFormatException e) {
            throw new MalformedMessageException(
                    "'" + field + "' is no usable decimal: " + shown(value.asString()));
        }
    }

    /** An RFC 3339 time. */
    public static Instant needInstant(JsonNode node, String field)
            throws MalformedMessageException {
        String text = needText(node, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedMessageException("'" + field + "' is no time: " + shown(text));
        }
    }

    /** An RFC 3339 time in nanoseconds since the epoch. */
    public static long nanos(String text) throws MalformedMessageException {
        try {
            return EpochNanos.of(Instant.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedMessageException("no time: " + shown(text));
        }
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
