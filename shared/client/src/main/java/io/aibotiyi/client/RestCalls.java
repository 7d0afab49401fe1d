package io.aibotiyi.client;

import static io.aibotiyi.protocol.Sessions.ACTIVITY_HEADER;
import static io.aibotiyi.protocol.Sessions.BACKGROUND;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Calls with a session. A refused token means the backend did nothing, so the call is repeated once
 * with a renewed one; no other failure is repeated here.
 */
final class RestCalls {

    private final HttpTransport http;
    private final SessionKeeper sessions;

    RestCalls(HttpTransport http, SessionKeeper sessions) {
        this.http = http;
        this.sessions = sessions;
    }

    <T> T get(String path, TypeReference<T> type) {
        return call("GET", path, null, Map.of(), type);
    }

    <T> T post(
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            TypeReference<T> type) {
        return call("POST", path, body, headers, type);
    }

    void postForNothing(String path, @Nullable Object body) {
        withToken(token -> {
            http.sendForNothing("POST", path, body, authorised(Map.of(), token));
            return Boolean.TRUE;
        });
    }

    <T> T post(String path, TypeReference<T> type) {
        return call("POST", path, null, Map.of(), type);
    }

    void postForNothing(String path) {
        forNothing("POST", path);
    }

    <T> T put(String path, Object body, Map<String, String> headers, TypeReference<T> type) {
        return call("PUT", path, body, headers, type);
    }

    <T> T patch(String path, Object body, Map<String, String> headers, TypeReference<T> type) {
        return call("PATCH", path, body, headers, type);
    }

    <T> T delete(String path, TypeReference<T> type) {
        return call("DELETE", path, null, Map.of(), type);
    }

    /** Writes JSON lines out as they come, however many; returns how many bytes they had. */
    long download(String path, OutputStream to) {
        return download(path, "application/x-ndjson", to);
    }

    /** Writes what is answered out as it comes, however much; returns how many bytes it had. */
    long download(String path, String accept, OutputStream to) {
        Map<String, String> kinds = Map.of("Accept", accept);
        return withToken(token -> http.download(path, authorised(kinds, token), to));
    }

    /** What is answered as it is, such as a file. */
    byte[] bytes(String path) {
        return withToken(token -> http.sendForBytes(path, authorised(Map.of(), token)));
    }

    /** What is answered as it is, of one kind. */
    byte[] bytes(String path, String accept) {
        Map<String, String> kind = Map.of("Accept", accept);
        return withToken(token -> http.sendForBytes(path, authorised(kind, token)));
    }

    void deleteForNothing(String path) {
        forNothing("DELETE", path);
    }

    private void forNothing(String method, String path) {
        withToken(token -> {
            http.sendForNothing(method, path, null, authorised(Map.of(), token));
            return Boolean.TRUE;
        });
    }

    private <T> T call(
            String method,
            String path,
            @Nullable Object body,
            Map<String, String> headers,
            TypeReference<T> type) {
        return withToken(token -> http.send(method, path, body, authorised(headers, token), type));
    }

    private interface Call<T> {
        T with(String token);
    }

    private <T> T withToken(Call<T> call) {
        if (http.signer() != null) {
            return call.with("");
        }
        String token = sessions.accessToken();
        try {
            return call.with(token);
        } catch (ApiException e) {
            if (!tokenRefused(e.problem())) {
                throw e;
            }
        }
        return call.with(sessions.renew(token));
    }

    /** A 401 of another code, such as a wrong step-up, is not the token's fault. */
    private static boolean tokenRefused(Problem problem) {
        ErrorCode code = problem.code();
        return problem.status() == 401
                && (code == null
                        || code == ErrorCode.UNAUTHENTICATED
                        || code == ErrorCode.SESSION_EXPIRED);
    }

    private static Map<String, String> authorised(Map<String, String> headers, String token) {
        Map<String, String> all = new TreeMap<>(headers);
        if (!token.isEmpty()) {
            all.put("Authorization", "Bearer " + token);
        }
        if (Background.marked()) {
            all.put(ACTIVITY_HEADER, BACKGROUND);
        }
        return all;
    }

    /** A value as one segment of a path or of a query. */
    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
