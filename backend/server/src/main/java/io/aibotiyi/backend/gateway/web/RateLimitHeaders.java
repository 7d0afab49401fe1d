package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.limits.RateLimits.Taken;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Tells callers their limits, as draft-ietf-httpapi-ratelimit-headers-10 names the fields: {@code
 * RateLimit-Policy: "identity";q=1200;w=60} and {@code RateLimit: "identity";r=1187;t=1}.
 */
final class RateLimitHeaders {

    private RateLimitHeaders() {}

    static void add(HttpServletResponse response, Taken taken) {
        String name = '"' + taken.scope() + '"';
        append(
                response,
                "RateLimit-Policy",
                name + ";q=" + taken.requests() + ";w=" + taken.windowSeconds());
        append(
                response,
                "RateLimit",
                name + ";r=" + taken.remaining() + ";t=" + taken.resetSeconds());
    }

    private static void append(HttpServletResponse response, String field, String item) {
        String before = response.getHeader(field);
        response.setHeader(field, before == null ? item : before + ", " + item);
    }

    static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            Taken taken,
            ProblemWriter problems)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(taken.retrySeconds()));
        problems.write(
                request,
                response,
                Problem.of(
                        ErrorCode.RATE_LIMITED,
                        "The limit '"
                                + taken.scope()
                                + "' is "
                                + taken.requests()
                                + " requests in "
                                + taken.windowSeconds()
                                + " s; repeat it in "
                                + taken.retrySeconds()
                                + " s.",
                        null));
    }
}
