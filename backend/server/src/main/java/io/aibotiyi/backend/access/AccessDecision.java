package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided and why.
 *
 * @param reasons the roles, delegations, grants and policies that decided, in words; never empty
 * @param behalf who delegated the permission, where only a delegation gives it; null otherwise
 * @param privileges ids of the temporary privileges in force for the subject; acts are tagged with
 *     them
 */
public record AccessDecision(
        Verdict verdict,
        Permission permission,
        List<String> reasons,
        @Nullable UserId behalf,
        List<UUID> privileges) {

    /** What may happen now. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        /** Allowed once the person proves again who they are (RFC 9470). */
        STEP_UP
    }

    public AccessDecision {
        reasons = List.copyOf(reasons);
        privileges = List.copyOf(privileges);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }
}
