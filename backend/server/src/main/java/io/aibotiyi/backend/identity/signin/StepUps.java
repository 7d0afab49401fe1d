package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proves again who a signed-in person is, and gives them a fresh session. Whoever owns an embedded
 * backend and has no credential of their own shows the secret of the process again.
 */
@Component
public final class StepUps {

    private final PasswordProof passwords;
    private final SecondFactors seconds;
    private final Passkeys passkeys;
    private final Flows flows;
    private final Users users;
    private final Sessions sessions;
    private final EmbeddedAccess embedded;
    private final AuditLog audit;
    private final SecurityAlerts alerts;

    public StepUps(
            PasswordProof passwords,
            SecondFactors seconds,
            Passkeys passkeys,
            Flows flows,
            Users users,
            Sessions sessions,
            EmbeddedAccess embedded,
            AuditLog audit,
            SecurityAlerts alerts) {
        this.passwords = passwords;
        this.seconds = seconds;
        this.passkeys = passkeys;
        this.flows = flows;
        this.users = users;
        this.sessions = sessions;
        this.embedded = embedded;
        this.audit = audit;
        this.alerts = alerts;
    }

    PasskeyChallenge challenge(AuthenticatedUser user) {
        passkeys.requireAvailable();
        flows.endAll(user.id(), Flows.Kind.STEP_UP);
        Flows.Flow flow =
                flows.begin(
                        Flows.Kind.STEP_UP,
                        user.id(),
                        Set.of(),
                        Set.of(FactorKind.PASSKEY),
                        Passkeys.CHALLENGE_LIFE);
        String challenge = Passkeys.newChallenge();
        flows.challenge(flow, challenge);
        return new PasskeyChallenge(flow.id(), passkeys.request(challenge, user.id()));
    }

    Session stepUp(AuthenticatedUser user, StepUp request, ClientDescription from) {
        Users.User person =
                users.byId(user.id())
                        .filter(Users.User::active)
                        .orElseThrow(() -> new ProblemException(ErrorCode.SESSION_EXPIRED, null));
        if (!shown(person, request, from)) {
            audit.appendNow(
                    AuditEvent.refused("identity.step-up.refused", "user:" + user.id())
                            .with(Map.of("factor", request.factor().name())));
            alarmIfElsewhere(user, request);
            throw new ProblemException(ErrorCode.BAD_FACTOR, null);
        }
        Session session =
                sessions.reauthenticated(
                        user, Set.of(SecondFactors.factor(request.factor())), from);
        audit.append(
                AuditEvent.done("identity.step-up.succeeded", "user:" + user.id())
                        .with(Map.of("factor", request.factor().name())));
        return session;
    }

    /** Tokens that are used from elsewhere, by somebody who cannot prove who they are. */
    private void alarmIfElsewhere(AuthenticatedUser user, StepUp request) {
        boolean elsewhere = user.authenticatedAt().equals(Instant.EPOCH);
        if (elsewhere || "true".equals(user.attributes().get("confined"))) {
            alerts.raise(
                    "identity.step-up.denied",
                    Severity.WARNING,
                    user.id(),
                    Map.of(
                            "factor", request.factor().name(),
                            "session", user.session().toString(),
                            "risk", user.attributes().getOrDefault("risk", ""),
                            "address", user.attributes().getOrDefault("address", "")));
        }
    }

    private boolean shown(Users.User person, StepUp request, ClientDescription from) {
        return switch (request.factor()) {
            case PASSWORD -> password(person, secret(request), from);
            case TOTP, RECOVERY_CODE -> seconds.code(person, request.factor(), secret(request));
            case PASSKEY -> passkey(person, request);
            case EMBEDDED -> embedded(person, secret(request));
            case EMAIL_CODE, EMAIL_LINK ->
                    throw new ProblemException(
                            ErrorCode.INVALID_FIELD, "Mail is not enough for this", "factor");
        };
    }

    private boolean password(Users.User person, String password, ClientDescription from) {
        try {
            return passwords.prove(person.username(), password, from).id().equals(person.id());
        } catch (ProblemException e) {
            if (e.problem().code() == ErrorCode.BAD_CREDENTIALS) {
                return false;
            }
            throw e;
        }
    }

    private boolean passkey(Users.User person, StepUp request) {
        String id = request.flow();
        PasskeyAnswer answer = request.passkey();
        if (id == null || answer == null) {
            throw missing(id == null ? "flow" : "passkey");
        }
        Flows.Flow flow = flows.require(id, Flows.Kind.STEP_UP);
        if (!person.id().equals(flow.user())) {
            return false;
        }
        String challenge = flows.takeChallenge(flow);
        flows.end(flow);
        return seconds.passkey(answer, challenge, person.id()).isPresent();
    }

    private boolean embedded(Users.User person, String shown) {
        String secret = embedded.secret();
        return secret != null
                && Secrets.same(secret, shown)
                && users.owner().filter(o -> o.id().equals(person.id())).isPresent();
    }

    private static String secret(StepUp request) {
        @Nullable String secret = request.secret();
        if (secret == null) {
            throw missing("secret");
        }
        return secret;
    }

    private static ProblemException missing(String field) {
        return new ProblemException(
                ErrorCode.INVALID_FIELD, "The field " + field + " is missing", field);
    }
}
