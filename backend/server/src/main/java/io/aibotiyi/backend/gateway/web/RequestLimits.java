package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.GatewayProperties;
import io.aibotiyi.backend.operations.CallDeadline;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds of every request: the length of its address, how many run at once, and how long one may
 * wait for the database.
 */
final class RequestLimits extends OncePerRequestFilter {

    private static final int LONGEST_PATH = 1024;
    private static final int LONGEST_QUERY = 4096;

    private final GatewayProperties properties;
    private final ProblemWriter problems;
    private final Semaphore running;

    RequestLimits(GatewayProperties properties, ProblemWriter problems) {
        this.properties = properties;
        this.problems = problems;
        this.running = new Semaphore(properties.maxConcurrentRequests());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (request.getRequestURI().length() > LONGEST_PATH
                || (query != null && query.length() > LONGEST_QUERY)) {
            refuse(
                    request,
                    response,
                    ErrorCode.ADDRESS_TOO_LONG,
                    "A path may have "
                            + LONGEST_PATH
                            + " and a query "
                            + LONGEST_QUERY
                            + " characters.");
            return;
        }
        if (!entered()) {
            response.setHeader("Retry-After", "1");
            refuse(
                    request,
                    response,
                    ErrorCode.OVERLOADED,
                    "Too many requests are under way; repeat it in a second.");
            return;
        }
        try {
            CallDeadline.call(
                    properties.requestTimeout(),
                    () -> {
                        chain.doFilter(request, response);
                        return true;
                    });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            running.release();
        }
    }

    /** Waits for a moment, so that a burst is smoothed rather than refused. */
    private boolean entered() throws ServletException {
        try {
            return running.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException("interrupted while waiting for a turn", e);
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, ErrorCode code, String text)
            throws IOException {
        response.setHeader("Connection", "close");
        problems.write(request, response, Problem.of(code, text, null));
    }
}
