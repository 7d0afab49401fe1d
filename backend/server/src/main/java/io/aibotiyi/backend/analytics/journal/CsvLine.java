package io.aibotiyi.backend.analytics.journal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One record of a CSV file as RFC 4180 has it: fields between commas, quoted where they need it,
 * ended by CR LF. Text that a spreadsheet would take for a formula gets an apostrophe in front of
 * it; numbers are written with a point and never in exponent form, whatever the locale.
 */
final class CsvLine {

    private static final String FORMULA = "=+-@\t\r\n|%";

    private final StringBuilder line = new StringBuilder(256);
    private boolean begun;

    CsvLine text(@Nullable Object value) {
        return value == null ? raw("") : raw(quoted(harmless(value.toString())));
    }

    CsvLine number(@Nullable BigDecimal value) {
        return raw(value == null ? "" : value.toPlainString());
    }

    CsvLine number(@Nullable Long value) {
        return raw(value == null ? "" : Long.toString(value));
    }

    private CsvLine raw(String field) {
        if (begun) {
            line.append(',');
        }
        begun = true;
        line.append(field);
        return this;
    }

    private static String harmless(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** The record with its end. */
    String ended() {
        return line.append("\r\n").toString();
    }
}
