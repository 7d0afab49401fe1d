package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.gateway.AddressRange;
import io.aibotiyi.backend.gateway.limits.RateLimitProperties;
import io.aibotiyi.backend.gateway.limits.RateLimitProperties.Route;
import io.aibotiyi.backend.gateway.limits.RateLimits;
import io.aibotiyi.backend.gateway.limits.RateLimits.Taken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Counts requests per person or key, and per group of routes, once it is known who calls. */
final class IdentityRateFilter extends OncePerRequestFilter {

    private record Group(String name, List<String> methods, List<PathPattern> paths) {

        boolean matches(String method, PathContainer path) {
            return methods.contains(method) && paths.stream().anyMatch(p -> p.matches(path));
        }
    }

    private final RateLimits limits;
    private final List<Group> groups;
    private final Predicate<HttpServletRequest> exempt;
    private final ProblemWriter problems;

    IdentityRateFilter(
            RateLimits limits,
            RateLimitProperties properties,
            Predicate<HttpServletRequest> exempt,
            ProblemWriter problems) {
        this.limits = limits;
        this.groups = properties.routes().stream().map(IdentityRateFilter::group).toList();
        this.exempt = exempt;
        this.problems = problems;
    }

    private static Group group(Route route) {
        return new Group(
                route.name(),
                route.methods(),
                route.paths().stream().map(PathPatternParser.defaultInstance::parse).toList());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return exempt.test(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Taken taken : take(request)) {
            RateLimitHeaders.add(response, taken);
            if (!taken.allowed()) {
                RateLimitHeaders.refuse(request, response, taken, problems);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private List<Taken> take(HttpServletRequest request) {
        List<Taken> taken = new ArrayList<>(2);
        String subject;
        Actor actor = CallContext.current().actor();
        if (actor.kind() == Actor.Kind.ANONYMOUS) {
            String address = request.getRemoteAddr();
            subject = RateLimits.network(AddressRange.literal(address), address);
        } else {
            subject = actor.kind() + ":" + actor.id();
            taken.add(
                    limits.take(
                            actor.kind() == Actor.Kind.PERSON
                                    ? RateLimits.IDENTITY
                                    : RateLimits.KEY,
                            subject));
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        for (Group group : groups) {
            if (group.matches(request.getMethod(), path)) {
                taken.add(limits.take(group.name(), subject));
            }
        }
        return taken;
    }
}
