package io.aibotiyi.workstation.table;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Comma-separated values after RFC 4180. */
final class Csv {

    private Csv() {}

    static <R> String of(List<String> headings, List<R> rows, List<Function<R, String>> texts) {
        StringBuilder out = new StringBuilder(line(headings));
        for (R row : rows) {
            out.append(line(texts.stream().map(t -> t.apply(row)).toList()));
        }
        return out.toString();
    }

    private static String line(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    /** Also quotes what a spreadsheet would take for a formula. */
    private static String quoted(String value) {
        String safe =
                !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
