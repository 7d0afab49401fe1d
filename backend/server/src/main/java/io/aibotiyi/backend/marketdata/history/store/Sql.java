package io.aibotiyi.backend.marketdata.history.store;

import java.util.List;
import java.util.stream.Collectors;

/** Literals for DuckDB, which takes file names as text only. */
public final class Sql {

    private Sql() {}

    /** A quoted string. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A list of quoted strings. */
    public static String list(List<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
