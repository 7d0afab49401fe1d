package io.aibotiyi.backend.audit.log;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Canonicalization Scheme (RFC 8785) for what audit entries are made of: objects, arrays,
 * strings, whole numbers up to 2^53 − 1, booleans and null. Fractions are refused, so that no
 * number can be written in two ways.
 */
public final class CanonicalJson {

    private static final long MAX_SAFE = (1L << 53) - 1;

    private CanonicalJson() {}

    /**
     * @throws IllegalArgumentException for a type or number that is not covered
     */
    public static String of(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(out, text);
            case Boolean truth -> out.append(truth.booleanValue());
            case Integer number -> out.append(number.intValue());
            case Long number -> number(out, number);
            case Map<?, ?> map -> object(out, map);
            case List<?> list -> array(out, list);
            default ->
                    throw new IllegalArgumentException(
                            "Not part of an audit entry: " + value.getClass().getName());
        }
    }

    static void number(StringBuilder out, long number) {
        if (number > MAX_SAFE || number < -MAX_SAFE) {
            throw new IllegalArgumentException("Beyond what JSON numbers keep: " + number);
        }
        out.append(number);
    }

    private static void object(StringBuilder out, Map<?, ?> map) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> entry : sorted.entrySet()) {
            out.append(separator);
            string(out, entry.getKey());
            out.append(':');
            write(out, entry.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void array(StringBuilder out, List<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(out, element);
            separator = ",";
        }
        out.append(']');
    }

    /** Section 3.2.2.2: two-character escapes where JSON has them, else lower-case hexadecimal. */
    static void string(StringBuilder out, String text) {
        out.append('"');
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                out.append(c);
            } else {
                escaped(out, c);
            }
        }
        out.append('"');
    }

    private static void escaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default ->
                    out.append("\\u00")
                            .append(Character.forDigit(c >> 4, 16))
                            .append(Character.forDigit(c & 15, 16));
        }
    }
}
