package io.aibotiyi.backend.identity.oidc;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;

/** How a sign-in at a provider fails. */
final class ProviderFailure {

    private ProviderFailure() {}

    /** What it said does not hold. */
    static ProblemException refused(String why) {
        return new ProblemException(ErrorCode.BAD_ASSERTION, why);
    }

    /** It cannot be asked, or does not speak as it should. */
    static ProblemException unavailable(String why, Throwable cause) {
        ProblemException failure = unavailable(why);
        failure.initCause(cause);
        return failure;
    }

    static ProblemException unavailable(String why) {
        return new ProblemException(ErrorCode.PROVIDER_UNAVAILABLE, why);
    }
}
