package io.aibotiyi.backend.gateway.web;

import static io.aibotiyi.protocol.Sessions.PROOF_HEADER;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * The {@code WWW-Authenticate} of a refused caller: RFC 6750 section 3, RFC 9449 section 7.1, and
 * RFC 9470 section 3 where the person has to prove again who they are.
 */
final class Challenges {

    private static final String DPOP = "DPoP";

    /** The token's claim that does not do, where a proof of the same kind would not help. */
    private static final String STRONGER = "acr";

    private Challenges() {}

    /**
     * @param stepUpWithin how old a proof may be that a sensitive operation takes
     */
    static String of(Problem problem, HttpServletRequest request, Duration stepUpWithin) {
        ErrorCode code = problem.code() == null ? ErrorCode.UNAUTHENTICATED : problem.code();
        String authorization = request.getHeader("Authorization");
        boolean bound =
                code == ErrorCode.BAD_PROOF
                        || request.getHeader(PROOF_HEADER) != null
                        || (authorization != null
                                && authorization.regionMatches(true, 0, "DPoP ", 0, 5));
        String error =
                switch (code) {
                    case STEP_UP_REQUIRED -> "insufficient_user_authentication";
                    case BAD_PROOF -> "invalid_dpop_proof";
                    default -> authorization == null ? "" : "invalid_token";
                };
        StringBuilder challenge = new StringBuilder(bound ? DPOP : "Bearer");
        String separator = " ";
        if (bound) {
            challenge.append(separator).append("algs=\"ES256\"");
            separator = ", ";
        }
        if (!error.isEmpty()) {
            challenge.append(separator).append("error=\"").append(error).append('"');
            challenge.append(", error_description=\"").append(code.title()).append('"');
        }
        if (code == ErrorCode.STEP_UP_REQUIRED) {
            challenge
                    .append(", ")
                    .append(
                            STRONGER.equals(problem.field())
                                    ? "acr_values=\"2\""
                                    : "max_age=\"" + stepUpWithin.toSeconds() + '"');
        }
        return challenge.toString();
    }
}
