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

/**
 * Reads the access token, if there is one; a bad one is refused even where none is needed. A token
 * that is bound to a device comes with the scheme {@code DPoP} and a proof (RFC 9449 section 7.1);
 * as {@code Bearer} it is refused, because it has none.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String DPOP = "DPoP ";

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
        String bearer = token(request, BEARER);
        boolean bound = bearer == null;
        String token = bound ? token(request, DPOP) : bearer;
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        AuthenticatedUser user;
        try {
            user = identity.authenticate(ClientCalls.presented(request, token, bound));
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

    private static @Nullable String token(HttpServletRequest request, String scheme) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length())
                ? header.substring(scheme.length()).strip()
                : null;
    }
}
