package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.KnownOrigins;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.protocol.Access.Session;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The one door: opens the session of somebody who has shown all that is asked of them. */
@Component
public final class Entrance {

    private final Sessions sessions;
    private final KnownOrigins origins;
    private final AuditLog audit;

    public Entrance(Sessions sessions, KnownOrigins origins, AuditLog audit) {
        this.sessions = sessions;
        this.origins = origins;
        this.audit = audit;
    }

    public Session open(Users.User user, Set<Factor> factors, ClientDescription from) {
        Session session = sessions.open(user, factors, from);
        origins.remember(user.id(), from);
        audit.append(
                AuditEvent.done("identity.login.succeeded", "user:" + user.id())
                        .with(Map.of("factors", names(factors))));
        return session;
    }

    static String names(Set<Factor> factors) {
        return factors.stream().map(Factor::name).sorted().collect(Collectors.joining(","));
    }
}
