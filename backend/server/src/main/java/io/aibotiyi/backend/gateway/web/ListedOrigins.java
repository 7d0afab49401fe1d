package io.aibotiyi.backend.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Cross-origin answers for the origins that the configuration lists, and for no others. Cookies are
 * not used, so no credentials are allowed.
 */
final class ListedOrigins implements CorsConfigurationSource {

    private final List<String> origins;
    private final CorsConfiguration answer = new CorsConfiguration();

    ListedOrigins(List<String> origins) {
        this.origins = List.copyOf(origins);
        answer.setAllowedOrigins(this.origins);
        answer.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        answer.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "DPoP",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match"));
        answer.setExposedHeaders(
                List.of(
                        "ETag",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Retry-After",
                        "WWW-Authenticate",
                        TraceIds.HEADER));
        answer.setAllowCredentials(false);
        answer.setMaxAge(Duration.ofMinutes(10));
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && origins.contains(origin.toLowerCase(Locale.ROOT)) ? answer : null;
    }
}
