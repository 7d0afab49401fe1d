package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.protocol.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the bearer token, if there is one; a bad one is refused even where none is needed. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Identity identity;
    private final ProblemWriter problems;

    BearerFilter(Identity identity, ProblemWriter problems) {
        this.identity = identity;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        AuthenticatedUser user;
        try {
            user = identity.authenticate(token);
        } catch (ProblemException e) {
            problems.write(request, response, e.problem());
            return;
        }
        context.setAuthentication(new UserAuthentication(user));
        SecurityContextHolder.setContext(context);
        try {
            CallerFilter.run(
                    CallContext.current().by(user.actor(), user.session(), user.device()),
                    chain,
                    request,
                    response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
