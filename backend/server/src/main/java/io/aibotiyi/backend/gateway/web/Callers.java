package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.identity.AuthenticatedUser;
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
}
