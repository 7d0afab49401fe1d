package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a problem, always in the same form and with the request's trace id. */
@Component
class ProblemWriter {

    private final TraceIds traceIds = new TraceIds();
    private final Duration stepUpWithin;

    ProblemWriter(AccessProperties access) {
        this.stepUpWithin = access.stepUpWithin();
    }

    String traceId(HttpServletRequest request) {
        return traceIds.of(request);
    }

    ResponseEntity<Object> entity(HttpServletRequest request, Problem problem) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status())
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .header(TraceIds.HEADER, traceId(request));
        if (problem.status() == 401) {
            answer.header("WWW-Authenticate", Challenges.of(problem, request, stepUpWithin));
        }
        return answer.body(problem.withTraceId(traceId(request)));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(TraceIds.HEADER, traceId(request));
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", Challenges.of(problem, request, stepUpWithin));
        }
        byte[] body = Json.mapper().writeValueAsBytes(problem.withTraceId(traceId(request)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
