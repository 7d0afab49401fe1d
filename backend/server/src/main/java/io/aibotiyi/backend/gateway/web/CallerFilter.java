package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds where a request comes from; {@link BearerFilter} then adds who it is. */
final class CallerFilter extends OncePerRequestFilter {

    private final ProblemWriter problems;

    CallerFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String agent = request.getHeader("User-Agent");
        CallContext caller =
                new CallContext(
                        Actor.ANONYMOUS,
                        null,
                        null,
                        request.getRemoteAddr(),
                        agent == null ? "" : agent,
                        problems.traceId(request));
        run(caller, chain, request, response);
    }

    /** The rest of the chain with the caller bound. */
    static void run(
            CallContext caller,
            FilterChain chain,
            HttpServletRequest request,
            HttpServletResponse response)
            throws ServletException, IOException {
        try {
            caller.call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
