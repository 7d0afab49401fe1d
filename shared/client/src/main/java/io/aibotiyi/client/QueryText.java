package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path with a query; parameters without a value are left out. */
final class QueryText {

    private final StringBuilder text;
    private char next = '?';

    private QueryText(String path) {
        text = new StringBuilder(path);
    }

    static QueryText of(String path) {
        return new QueryText(path);
    }

    /** The parameters alone, as a form sends them. */
    static String form(Map<String, String> parameters) {
        QueryText query = of("");
        parameters.forEach(query::and);
        return query.toString().substring(1);
    }

    QueryText and(String name, @Nullable Object value) {
        if (value != null) {
            text.append(next).append(name).append('=').append(encoded(value));
            next = '&';
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
