package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers for requests that the container itself refuses: a broken request line, header fields
 * beyond the limit. Tomcat makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {

    private final TraceIds traceIds = new TraceIds();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problem.of(FallbackErrors.codeOf(status), null, null);
        String trace = traceIds.of(request.getRequest());
        byte[] body = Json.mapper().writeValueAsBytes(problem.withTraceId(trace));
        try {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.setHeader(TraceIds.HEADER, trace);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The caller went away", e);
        }
    }
}
