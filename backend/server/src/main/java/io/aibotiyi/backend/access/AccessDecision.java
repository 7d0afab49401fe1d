package io.aibotiyi.backend.access;

import java.util.List;

/**
 * What was decided and why.
 *
 * @param reasons the roles, delegations, grants and policies that decided, in words; never empty
 */
public record AccessDecision(Verdict verdict, Permission permission, List<String> reasons) {

    /** What may happen now. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        /** Allowed once the person proves again who they are (RFC 9470). */
        STEP_UP
    }

    public AccessDecision {
        reasons = List.copyOf(reasons);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOWED;
    }
}
