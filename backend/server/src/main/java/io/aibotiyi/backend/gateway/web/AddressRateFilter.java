package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.gateway.AddressRange;
import io.aibotiyi.backend.gateway.limits.RateLimits;
import io.aibotiyi.backend.gateway.limits.RateLimits.Taken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts requests per network address, before anybody looks at a token. */
final class AddressRateFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final Predicate<HttpServletRequest> exempt;
    private final ProblemWriter problems;

    /**
     * @param exempt whom the limits do not touch
     */
    AddressRateFilter(
            RateLimits limits, Predicate<HttpServletRequest> exempt, ProblemWriter problems) {
        this.limits = limits;
        this.exempt = exempt;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return exempt.test(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRemoteAddr();
        @Nullable InetAddress literal = AddressRange.literal(address);
        Taken taken = limits.take(RateLimits.ADDRESS, RateLimits.network(literal, address));
        RateLimitHeaders.add(response, taken);
        if (taken.allowed()) {
            chain.doFilter(request, response);
        } else {
            RateLimitHeaders.refuse(request, response, taken, problems);
        }
    }
}
