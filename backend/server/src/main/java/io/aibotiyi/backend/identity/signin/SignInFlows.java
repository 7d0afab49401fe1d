package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.SignIns;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.PasskeyChallenge;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Walks people through their factors until all that is asked of them is shown. */
@Service
public final class SignInFlows implements SignIns {

    private final PasswordProof passwords;
    private final Passkeys passkeys;
    private final MailedProofs mailed;
    private final SecondFactors seconds;
    private final Flows flows;
    private final LoginThrottle throttle;
    private final Users users;
    private final Entrance entrance;
    private final StepUps stepUps;
    private final NewPasswords newPasswords;
    private final AuditLog audit;

    public SignInFlows(
            PasswordProof passwords,
            Passkeys passkeys,
            MailedProofs mailed,
            SecondFactors seconds,
            Flows flows,
            LoginThrottle throttle,
            Users users,
            Entrance entrance,
            StepUps stepUps,
            NewPasswords newPasswords,
            AuditLog audit) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.mailed = mailed;
        this.seconds = seconds;
        this.flows = flows;
        this.throttle = throttle;
        this.users = users;
        this.entrance = entrance;
        this.stepUps = stepUps;
        this.newPasswords = newPasswords;
        this.audit = audit;
    }

    @Override
    public Step start(Start request, ClientDescription from) {
        return switch (request.way()) {
            case PASSWORD -> {
                Users.User user =
                        passwords.prove(
                                given("name", request.name()),
                                given("password", request.password()),
                                from);
                Set<FactorKind> next = seconds.of(user.id());
                yield next.isEmpty()
                        ? in(entrance.open(user, Set.of(Factor.PASSWORD), from))
                        : more(
                                flows.begin(
                                        Flows.Kind.SIGN_IN,
                                        user.id(),
                                        Set.of(Factor.PASSWORD),
                                        next,
                                        MailedProofs.LIFE));
            }
            case PASSKEY -> beginPasskey(from);
            case EMAIL_CODE, EMAIL_LINK ->
                    more(mailed.begin(request.way(), given("name", request.name()), from));
            case TOTP, RECOVERY_CODE, EMBEDDED ->
                    throw invalid("way", "Nobody signs in with " + request.way() + " alone");
        };
    }

    private Step beginPasskey(ClientDescription from) {
        passkeys.requireAvailable();
        throttle.attemptFrom(from.address());
        Flows.Flow flow =
                flows.begin(
                        Flows.Kind.SIGN_IN,
                        null,
                        Set.of(),
                        Set.of(FactorKind.PASSKEY),
                        Passkeys.CHALLENGE_LIFE);
        String challenge = Passkeys.newChallenge();
        flows.challenge(flow, challenge);
        return new Step(
                null,
                new Flow(
                        flow.id(),
                        flow.expires(),
                        List.of(FactorKind.PASSKEY),
                        passkeys.request(challenge, null)));
    }

    @Override
    public PasskeyRequest passkeyChallenge(String id) {
        Flows.Flow flow = flows.require(id, Flows.Kind.SIGN_IN, Flows.Kind.RESET);
        requireOffered(flow, FactorKind.PASSKEY);
        String challenge = Passkeys.newChallenge();
        flows.challenge(flow, challenge);
        return passkeys.request(challenge, flow.user());
    }

    @Override
    public Step prove(String id, FactorKind factor, Proof proof, ClientDescription from) {
        Flows.Flow flow = flows.require(id, Flows.Kind.SIGN_IN, Flows.Kind.RESET);
        requireOffered(flow, factor);
        flows.attempt(flow);
        Users.User user =
                shown(flow, factor, proof)
                        .flatMap(users::byId)
                        .filter(Users.User::active)
                        .orElseThrow(() -> refused(flow, factor));
        Set<Factor> proven = EnumSet.of(SecondFactors.factor(factor));
        proven.addAll(flow.proven());
        if (isMailed(factor)) {
            mailed.succeeded(user, from);
            Set<FactorKind> next = seconds.of(user.id());
            if (!next.isEmpty()) {
                return more(flows.advance(flow, proven, next));
            }
        }
        flows.end(flow);
        if (flow.kind() == Flows.Kind.RESET && flow.password() != null) {
            newPasswords.reset(user, flow.password());
        }
        return in(entrance.open(user, proven, from));
    }

    /** Who showed it; empty if it does not hold. */
    private Optional<UserId> shown(Flows.Flow flow, FactorKind factor, Proof proof) {
        UserId user = flow.user();
        return switch (factor) {
            case EMAIL_CODE, EMAIL_LINK ->
                    Optional.ofNullable(user)
                            .filter(u ->
                                    Flows.codeHash(flow.id(), code(proof).strip())
                                            .equals(flow.codeHash()));
            case TOTP, RECOVERY_CODE ->
                    Optional.ofNullable(user)
                            .flatMap(users::byId)
                            .filter(u -> seconds.code(u, factor, code(proof)))
                            .map(Users.User::id);
            case PASSKEY -> {
                PasskeyAnswer answer = proof.passkey();
                if (answer == null) {
                    throw invalid("passkey", "The authenticator's answer is missing");
                }
                yield seconds.passkey(answer, flows.takeChallenge(flow), user);
            }
            case PASSWORD, EMBEDDED -> Optional.empty();
        };
    }

    private ProblemException refused(Flows.Flow flow, FactorKind factor) {
        UserId user = flow.user();
        audit.appendNow(
                AuditEvent.refused("identity.login.refused", user == null ? null : "user:" + user)
                        .with(Map.of("factor", factor.name())));
        return new ProblemException(ErrorCode.BAD_FACTOR, null);
    }

    @Override
    public Session stepUp(AuthenticatedUser user, StepUp request, ClientDescription from) {
        return stepUps.stepUp(user, request, from);
    }

    @Override
    public PasskeyChallenge stepUpChallenge(AuthenticatedUser user) {
        return stepUps.challenge(user);
    }

    @Override
    public void askReset(AskReset request, ClientDescription from) {
        mailed.reset(request.name(), from);
    }

    @Override
    public Step reset(Reset request, ClientDescription from) {
        throttle.attemptFrom(from.address());
        Flows.Flow link = link(request.token(), Flows.Kind.RESET_LINK);
        Users.User user = owner(link);
        String hash = newPasswords.hash(user, request.password());
        use(link);
        Set<Factor> proven = Set.of(Factor.MAGIC_LINK);
        Set<FactorKind> next = seconds.of(user.id());
        if (next.isEmpty()) {
            newPasswords.reset(user, hash);
            return in(entrance.open(user, proven, from));
        }
        Flows.Flow waiting =
                new Flows.Flow(
                        Flows.newId(),
                        Flows.Kind.RESET,
                        user.id(),
                        proven,
                        next,
                        null,
                        null,
                        hash,
                        newPasswords.now().plus(MailedProofs.LIFE));
        return more(flows.begin(waiting));
    }

    @Override
    public Step recover(Reset request, ClientDescription from) {
        throttle.attemptFrom(from.address());
        Flows.Flow link = link(request.token(), Flows.Kind.RECOVERY);
        Users.User user = owner(link);
        String hash = newPasswords.hash(user, request.password());
        use(link);
        newPasswords.recover(user, hash);
        return in(entrance.open(user, Set.of(Factor.MAGIC_LINK), from));
    }

    private Flows.Flow link(String token, Flows.Kind kind) {
        return flows.find(token, Set.of(kind)).orElseThrow(SignInFlows::badLink);
    }

    private Users.User owner(Flows.Flow link) {
        return Optional.ofNullable(link.user())
                .flatMap(users::byId)
                .filter(Users.User::active)
                .orElseThrow(SignInFlows::badLink);
    }

    private void use(Flows.Flow link) {
        try {
            flows.end(link);
        } catch (ProblemException e) {
            throw badLink();
        }
    }

    private static ProblemException badLink() {
        return new ProblemException(ErrorCode.BAD_LINK, null, "token");
    }

    private static void requireOffered(Flows.Flow flow, FactorKind factor) {
        if (!flow.offered().contains(factor)) {
            throw invalid("factor", "This sign-in asks for one of " + flow.offered());
        }
    }

    private static boolean isMailed(FactorKind factor) {
        return factor == FactorKind.EMAIL_CODE || factor == FactorKind.EMAIL_LINK;
    }

    private static String code(Proof proof) {
        return given("code", proof.code());
    }

    private static String given(String field, @Nullable String value) {
        if (value == null) {
            throw invalid(field, "The field " + field + " is missing");
        }
        return value;
    }

    private static ProblemException invalid(String field, String why) {
        return new ProblemException(ErrorCode.INVALID_FIELD, why, field);
    }

    private static Step in(Session session) {
        return new Step(session, null);
    }

    private static Step more(Flows.Flow flow) {
        return new Step(
                null, new Flow(flow.id(), flow.expires(), List.copyOf(flow.offered()), null));
    }
}
