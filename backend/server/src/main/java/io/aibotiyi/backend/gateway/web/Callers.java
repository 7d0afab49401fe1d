package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.UserId;
import java.util.HashMap;
import java.util.Map;

/** Callers as access sees them. */
public final class Callers {

    private Callers() {}

    /** What the session knows, and the address that this very request comes from. */
    public static Subject subject(AuthenticatedUser user) {
        Subject known = user.subject();
        Map<String, String> attributes = new HashMap<>(known.attributes());
        attributes.put("address", CallContext.current().address());
        return new Subject(
                known.user(),
                known.kind(),
                known.session(),
                known.authenticatedAt(),
                known.factors(),
                known.scopes(),
                attributes);
    }

    /** The caller as the audit log sees them under a decision: on whose behalf, by what grant. */
    public static CallContext context(AuthenticatedUser user, AccessDecision decision) {
        CallContext caller = CallContext.current().under(decision.privileges());
        UserId behalf = decision.behalf();
        if (behalf == null) {
            return caller;
        }
        Actor actor = caller.actor();
        return caller.by(
                new Actor(actor.kind(), actor.id(), behalf.toString()),
                user.session(),
                user.device());
    }
}
