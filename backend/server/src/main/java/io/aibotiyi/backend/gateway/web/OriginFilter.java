package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.OriginPolicy;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what a page of a foreign site makes a browser send; see {@link OriginPolicy}. */
final class OriginFilter extends OncePerRequestFilter {

    private final OriginPolicy policy;
    private final ProblemWriter problems;

    OriginFilter(OriginPolicy policy, ProblemWriter problems) {
        this.policy = policy;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> refusal =
                policy.refusal(request.getHeader("Host"), request.getHeader("Origin"));
        if (refusal.isPresent()) {
            problems.write(request, response, Problem.of(ErrorCode.FORBIDDEN, refusal.get(), null));
        } else {
            chain.doFilter(request, response);
        }
    }
}
