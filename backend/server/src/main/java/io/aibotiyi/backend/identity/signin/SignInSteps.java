package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Walks people through their factors until all that is asked of them is shown. What then opens, a
 * session or a code for one, is the caller's. Refusals are {@link ProblemException}s, as {@link
 * io.aibotiyi.backend.identity.SignIns} says. Safe from any thread.
 */
@Component
public final class SignInSteps {

    /** Where a step led to. */
    public sealed interface Reached {

        /** Everything was shown. */
        record Proven(Users.User user, Set<Factor> factors) implements Reached {
            public Proven {
                factors = Set.copyOf(factors);
            }
        }

        /** One of the flow's factors must come next. */
        record More(Flow flow) implements Reached {}
    }

    private final PasswordProof passwords;
    private final Passkeys passkeys;
    private final MailedProofs mailed;
    private final SecondFactors seconds;
    private final Flows flows;
    private final LoginThrottle throttle;
    private final Users users;
    private final NewPasswords newPasswords;
    private final AuditLog audit;

    public SignInSteps(
            PasswordProof passwords,
            Passkeys passkeys,
            MailedProofs mailed,
            SecondFactors seconds,
            Flows flows,
            LoginThrottle throttle,
            Users users,
            NewPasswords newPasswords,
            AuditLog audit) {
        this.passwords = passwords;
        this.passkeys = passkeys;
        this.mailed = mailed;
        this.seconds = seconds;
        this.flows = flows;
        this.throttle = throttle;
        this.users = users;
        this.newPasswords = newPasswords;
        this.audit = audit;
    }

    /** What a person may begin with here. */
    public Set<FactorKind> ways() {
        Set<FactorKind> ways = EnumSet.of(FactorKind.PASSWORD);
        if (passkeys.available()) {
            ways.add(FactorKind.PASSKEY);
        }
        if (mailed.available()) {
            ways.add(FactorKind.EMAIL_CODE);
        }
        return ways;
    }

    public Reached start(Start request, ClientDescription from) {
        return switch (request.way()) {
            case PASSWORD ->
                    first(
                            passwords.prove(
                                    given("name", request.name()),
                                    given("password", request.password()),
                                    from),
                            Factor.PASSWORD);
            case PASSKEY -> beginPasskey(from);
            case EMAIL_CODE, EMAIL_LINK ->
                    more(mailed.begin(request.way(), given("name", request.name()), from));
            case TOTP, RECOVERY_CODE, EMBEDDED ->
                    throw invalid("way", "Nobody signs in with " + request.way() + " alone");
        };
    }

    /** Somebody showed a first factor, here or at a sign-in provider; a second may be asked. */
    public Reached first(Users.User user, Factor factor) {
        Set<FactorKind> next = seconds.of(user.id());
        return next.isEmpty()
                ? new Reached.Proven(user, Set.of(factor))
                : more(
                        flows.begin(
                                Flows.Kind.SIGN_IN,
                                user.id(),
                                Set.of(factor),
                                next,
                                MailedProofs.LIFE));
    }

    /**
     * What a flow asks for.
     *
     * @throws ProblemException FLOW_ENDED
     */
    public Flow flow(String id) {
        Flows.Flow flow = flows.require(id, Flows.Kind.SIGN_IN, Flows.Kind.RESET);
        return new Flow(flow.id(), flow.expires(), List.copyOf(flow.offered()), null);
    }

    private Reached beginPasskey(ClientDescription from) {
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
        return new Reached.More(
                new Flow(
                        flow.id(),
                        flow.expires(),
                        List.of(FactorKind.PASSKEY),
                        passkeys.request(challenge, null)));
    }

    public PasskeyRequest passkeyChallenge(String id) {
        Flows.Flow flow = flows.require(id, Flows.Kind.SIGN_IN, Flows.Kind.RESET);
        requireOffered(flow, FactorKind.PASSKEY);
        String challenge = Passkeys.newChallenge();
        flows.challenge(flow, challenge);
        return passkeys.request(challenge, flow.user());
    }

    public Reached prove(String id, FactorKind factor, Proof proof, ClientDescription from) {
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
        return new Reached.Proven(user, proven);
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

    private static Reached more(Flows.Flow flow) {
        return new Reached.More(
                new Flow(flow.id(), flow.expires(), List.copyOf(flow.offered()), null));
    }
}
