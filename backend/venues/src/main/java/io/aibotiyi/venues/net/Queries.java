package io.aibotiyi.venues.net;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Parameters as requests carry them. */
public final class Queries {

    private Queries() {}

    /** {@code name=value} joined by {@code &}, in the given order, values percent-encoded. */
    public static String encode(Iterable<Map.Entry<String, String>> parameters) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, String> parameter : parameters) {
            out.append(out.isEmpty() ? "" : "&")
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
        }
        return out.toString();
    }

    /** A path with its query, without a question mark if there is none. */
    public static String path(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
