package io.aibotiyi.backend.gateway.graphql;

import graphql.GraphQLContext;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.gateway.web.Callers;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Decides as REST does, and once per request about one permission on one thing, however many fields
 * of however many entries need it: a refusal is one entry of the audit log, not a thousand.
 */
final class RequestRights {

    private record Asked(Permission what, @Nullable String id) {}

    private record Outcome(@Nullable AccessDecision decision, @Nullable ProblemException refusal) {}

    private final Access access;

    RequestRights(Access access) {
        this.access = access;
    }

    /**
     * Does the work if access allows it; the audit log sees on whose behalf and under which
     * temporary privileges.
     *
     * @param request keeps what was decided until the request ends
     * @param id of what the field is about, as REST has it in the address; null for all of its kind
     * @throws ProblemException UNAUTHENTICATED, FORBIDDEN, STEP_UP_REQUIRED
     */
    <T extends @Nullable Object> T call(
            GraphQLContext request, Permission what, @Nullable String id, Callable<T> work)
            throws Exception {
        AuthenticatedUser user = caller();
        Outcome outcome = request.computeIfAbsent(new Asked(what, id), _ -> decide(user, what, id));
        if (outcome.decision() == null) {
            throw outcome.refusal() == null
                    ? new ProblemException(ErrorCode.FORBIDDEN, null)
                    : outcome.refusal();
        }
        return Callers.context(user, outcome.decision()).call(work::call);
    }

    private Outcome decide(AuthenticatedUser user, Permission what, @Nullable String id) {
        String code = what.code();
        Resource on = new Resource(code.substring(0, code.indexOf(':')), id, null, Map.of());
        try {
            return new Outcome(access.require(Callers.subject(user), what, on), null);
        } catch (ProblemException e) {
            return new Outcome(null, e);
        }
    }

    /**
     * @throws ProblemException UNAUTHENTICATED
     */
    static AuthenticatedUser caller() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof AuthenticatedUser user) {
            return user;
        }
        throw new ProblemException(ErrorCode.UNAUTHENTICATED, null);
    }
}
