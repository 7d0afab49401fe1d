package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.identity.ClientDescription;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from. */
final class SignInOrigin {

    private SignInOrigin() {}

    static ClientDescription of(HttpServletRequest from) {
        String agent = from.getHeader("User-Agent");
        return new ClientDescription(from.getRemoteAddr(), agent == null ? "" : agent, null, null);
    }
}
