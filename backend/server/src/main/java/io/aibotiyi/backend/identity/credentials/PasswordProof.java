package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.people.PersonFields;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Proves somebody by name and password. Whoever the name is, known or not, the same is asked of the
 * database, one hash is computed, and the same is answered.
 */
@Component
public final class PasswordProof {

    /** Stands for whoever is not there. */
    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final Users users;
    private final Passwords passwords;
    private final PasswordStore store;
    private final LoginThrottle throttle;
    private final KnownOrigins origins;
    private final AuditLog audit;

    public PasswordProof(
            Users users,
            Passwords passwords,
            PasswordStore store,
            LoginThrottle throttle,
            KnownOrigins origins,
            AuditLog audit) {
        this.users = users;
        this.passwords = passwords;
        this.store = store;
        this.throttle = throttle;
        this.origins = origins;
        this.audit = audit;
    }

    /**
     * @throws ProblemException BAD_CREDENTIALS, TOO_MANY_ATTEMPTS
     */
    public Users.User prove(String given, String password, ClientDescription from) {
        String name = given.strip().toLowerCase(Locale.ROOT);
        Optional<Users.User> user =
                PersonFields.USERNAME.matcher(name).matches()
                        ? users.byName(name).filter(Users.User::active)
                        : Optional.empty();
        boolean known = origins.known(user.map(Users.User::id).orElse(NOBODY), from);
        String origin = origin(from, known);
        throttle.attempt(name, origin, known);
        String hash = user.map(Users.User::passwordHash).orElse(null);
        if (!passwords.matches(password, hash) || user.isEmpty() || hash == null) {
            audit.appendNow(refusal(user));
            throw new ProblemException(ErrorCode.BAD_CREDENTIALS, null);
        }
        throttle.succeeded(name, origin, known);
        if (passwords.outdated(hash)) {
            store.upgrade(user.get().id(), hash, passwords.hash(password));
        }
        return user.get();
    }

    /** A device that shows a key the person has used is told apart from its network. */
    private static String origin(ClientDescription from, boolean known) {
        String key = from.deviceKey();
        return known && key != null ? key : from.address();
    }

    private static AuditEvent refusal(Optional<Users.User> user) {
        return AuditEvent.refused(
                        "identity.login.refused", user.map(SecurityNews::object).orElse(null))
                .with(Map.of("factor", "PASSWORD"));
    }
}
