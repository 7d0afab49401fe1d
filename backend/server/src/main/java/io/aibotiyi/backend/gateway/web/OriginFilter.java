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
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of a foreign site makes a browser send; see {@link OriginPolicy}. One address
 * is for such pages: a SAML provider's has the browser post its answer there, where nothing is done
 * with it but to ask for it once more from a page of ours.
 */
final class OriginFilter extends OncePerRequestFilter {

    private static final Pattern SAML_ANSWER =
            Pattern.compile("/sign-in/saml/[a-z][a-z0-9-]{0,30}");

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
                policy.refusal(
                        request.getHeader("Host"),
                        fromElsewhere(request) ? null : request.getHeader("Origin"));
        if (refusal.isPresent()) {
            problems.write(request, response, Problem.of(ErrorCode.FORBIDDEN, refusal.get(), null));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean fromElsewhere(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && SAML_ANSWER.matcher(request.getRequestURI()).matches();
    }
}
