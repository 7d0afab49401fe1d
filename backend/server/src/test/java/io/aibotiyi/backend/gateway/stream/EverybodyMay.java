package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Access that allows everything but what a test takes away. */
final class EverybodyMay implements Access {

    final Set<Permission> except = ConcurrentHashMap.newKeySet();

    @Override
    public AccessDecision decide(Subject who, Permission what, Resource on) {
        return new AccessDecision(
                except.contains(what)
                        ? AccessDecision.Verdict.DENIED
                        : AccessDecision.Verdict.ALLOWED,
                what,
                List.of("test"),
                null,
                List.of());
    }

    @Override
    public AccessDecision require(Subject who, Permission what, Resource on) {
        AccessDecision decision = decide(who, what, on);
        if (!decision.allowed()) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "This needs " + what.code() + ".");
        }
        return decision;
    }

    @Override
    public Set<Permission> permissionsOf(UserId user) {
        return Set.of(Permission.values());
    }

    @Override
    public List<String> rolesOf(UserId user) {
        return List.of();
    }

    @Override
    public void assignFirst(UserId user, Set<String> roles) {}
}
