package io.aibotiyi.protocol;

import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details, with our catalogue's code.
 *
 * @param type {@code urn:aibot:error:CODE}
 * @param title the code's sentence
 * @param status HTTP status
 * @param code from the catalogue; a code this client does not know reads as null
 * @param detail what happened, where, and what to do
 * @param field the offending field of the request, if one is to blame
 * @param traceId finds the event in the server's log
 */
public record Problem(
        String type,
        String title,
        int status,
        @Nullable ErrorCode code,
        @Nullable String detail,
        @Nullable String field,
        @Nullable String traceId) {

    public static Problem of(ErrorCode code, @Nullable String detail, @Nullable String field) {
        return new Problem(
                "urn:aibot:error:" + code, code.title(), code.status(), code, detail, field, null);
    }

    public Problem withTraceId(String id) {
        return new Problem(type, title, status, code, detail, field, id);
    }
}
