package io.aibotiyi.backend.gateway.browser;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Scheme, host and port that a request asked. */
final class AskedAddress {

    private AskedAddress() {}

    /**
     * @throws ProblemException INVALID_REQUEST
     */
    static URI of(HttpServletRequest request) {
        try {
            return URI.create(
                    (request.isSecure() ? "https://" : "http://") + request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_REQUEST, "The Host header names no host", "Host");
        }
    }
}
