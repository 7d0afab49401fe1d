package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Lets only a person through who proved who they are a moment ago (ASVS 5.0 7.5.1, RFC 9470), for
 * acts on their own data whose permission is not a sensitive one.
 */
@Component
final class RecentProof {

    private static final Duration RECENT = Duration.ofMinutes(5);

    private final Clock clock;

    RecentProof(Clock clock) {
        this.clock = clock;
    }

    void require(AuthenticatedUser user) {
        if (user.kind() != Subject.Kind.PERSON) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "Only a person who is signed in may ask for that");
        }
        if (user.authenticatedAt().isBefore(clock.instant().minus(RECENT))) {
            throw new ProblemException(
                    ErrorCode.STEP_UP_REQUIRED,
                    "Prove who you are again; it is good for " + RECENT.toMinutes() + " minutes");
        }
    }
}
