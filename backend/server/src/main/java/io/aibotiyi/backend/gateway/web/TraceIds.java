package io.aibotiyi.backend.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Gives each request the id that its answer and the log share. */
final class TraceIds {

    static final String HEADER = "X-Trace-Id";

    private static final String ATTRIBUTE = TraceIds.class.getName();

    private final RandomGenerator random = new SecureRandom();

    /** The request's id, made at the first call. */
    String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String id) {
            return id;
        }
        String id = HexFormat.of().toHexDigits(random.nextLong());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
