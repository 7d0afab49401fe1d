package io.aibotiyi.backend.gateway.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Sentences about bad input: what was sent and what would do. */
final class ProblemTexts {

    private static final int LONGEST = 200;

    private ProblemTexts() {}

    static String refusedValue(
            @Nullable Object value, @Nullable Class<?> wanted, @Nullable String reason) {
        String what = "'" + shortened(String.valueOf(value)) + "'";
        if (wanted != null && wanted.isEnum()) {
            return what
                    + " is none of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        if (reason != null) {
            return shortened(reason);
        }
        return what + " is not a " + (wanted == null ? "value" : kind(wanted)) + ".";
    }

    private static String kind(Class<?> wanted) {
        if (wanted == int.class || wanted == Integer.class || wanted == long.class) {
            return "whole number";
        }
        if (wanted == java.time.Instant.class) {
            return "time such as 2026-01-31T12:00:00Z";
        }
        if (wanted == java.math.BigDecimal.class) {
            return "decimal";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        return wanted.getSimpleName();
    }

    /** Our own readers' reasons are kept, Jackson's words around them are not. */
    static String refusedFormat(InvalidFormatException refused) {
        Class<?> wanted = refused.getTargetType();
        if (wanted != null && wanted.isEnum()) {
            return refusedValue(refused.getValue(), wanted, null);
        }
        String text = refused.getOriginalMessage();
        int reason = text.startsWith("Cannot ") ? text.indexOf("\": ") : -1;
        if (reason < 0 || text.startsWith("Cannot coerce") || text.indexOf('`', reason) > 0) {
            return wrongShape(refused);
        }
        return refusedValue(refused.getValue(), wanted, text.substring(reason + 3));
    }

    /** What would do, without the names of our classes that Jackson's own text has. */
    static String wrongShape(DatabindException shape) {
        Class<?> wanted =
                shape instanceof MismatchedInputException mismatch
                        ? mismatch.getTargetType()
                        : null;
        if (wanted == null) {
            return "It does not have the shape that is described.";
        }
        String kind =
                wanted == String.class
                        ? "text"
                        : Collection.class.isAssignableFrom(wanted) || wanted.isArray()
                                ? "a list"
                                : wanted.isRecord() || Map.class.isAssignableFrom(wanted)
                                        ? "an object"
                                        : "a " + kind(wanted);
        return "It must be " + kind + ".";
    }

    static String place(StreamReadException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    static String shortened(@Nullable String text) {
        String all = text == null ? "" : text.lines().findFirst().orElse("");
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }
}
