package io.aibotiyi.backend.identity.providers;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;

/** How a sign-in at a provider fails. */
public final class ProviderFailure {

    private ProviderFailure() {}

    /** What it said does not hold. */
    public static ProblemException refused(String why) {
        return new ProblemException(ErrorCode.BAD_ASSERTION, why);
    }

    /** It cannot be asked, or does not speak as it should. */
    public static ProblemException unavailable(String why, Throwable cause) {
        ProblemException failure = unavailable(why);
        failure.initCause(cause);
        return failure;
    }

    public static ProblemException unavailable(String why) {
        return new ProblemException(ErrorCode.PROVIDER_UNAVAILABLE, why);
    }
}
