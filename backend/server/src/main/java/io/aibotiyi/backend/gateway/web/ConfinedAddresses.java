package io.aibotiyi.backend.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * What a session may ask for while it is confined until a further proof: to see itself, to give
 * that proof, and to end.
 */
final class ConfinedAddresses {

    private static final Set<String> EXACT =
            Set.of("/api/v1/sessions/current", "/api/v1/session/step-up");
    private static final String BELOW = "/api/v1/session/step-up/";

    private ConfinedAddresses() {}

    static boolean include(HttpServletRequest request) {
        String path = request.getRequestURI();
        return EXACT.contains(path) || path.startsWith(BELOW);
    }
}
