package io.aibotiyi.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GraphQL over HTTP: one query, one answer. */
public final class GraphQl {

    private GraphQl() {}

    /**
     * @param operationName which of several operations of the text to run
     * @param variables as JSON
     */
    public record Query(
            String query,
            @Nullable String operationName,
            @Nullable Map<String, Object> variables) {}

    /**
     * @param data what could be answered; absent when nothing could
     * @param errors what could not, and why; absent when there is none
     */
    public record Answer(@Nullable Map<String, Object> data, @Nullable List<Failure> errors) {}

    /**
     * @param path to the field, names and positions
     * @param extensions {@code code} of the error catalogue and {@code traceId}, for failures of
     *     fields
     */
    public record Failure(
            String message,
            @Nullable List<Object> path,
            @Nullable Map<String, Object> extensions) {}
}
