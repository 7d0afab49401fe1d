package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.OwnCredentials;
import io.aibotiyi.backend.identity.SignedInSessions;
import io.aibotiyi.backend.identity.credentials.Authenticators;
import io.aibotiyi.backend.identity.credentials.FactorThrottle;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.IdentitySettings;
import io.aibotiyi.backend.identity.credentials.MailAddresses;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.credentials.PasswordStore;
import io.aibotiyi.backend.identity.credentials.RecoveryCodeBook;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.PasskeyView;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People's changes of their own credentials, each with its audit entry in one transaction. */
@Service
public final class SelfService implements OwnCredentials {

    private final Users users;
    private final PasswordProof proof;
    private final PasswordStore passwords;
    private final NewPasswords newPasswords;
    private final Authenticators authenticators;
    private final RecoveryCodeBook recoveryCodes;
    private final Passkeys passkeys;
    private final SecondFactors seconds;
    private final FactorThrottle throttle;
    private final Flows flows;
    private final SignedInSessions sessions;
    private final Mailer mailer;
    private final MailAddresses addresses;
    private final SecurityNews news;
    private final IdentitySettings settings;
    private final EmbeddedAccess embedded;
    private final TransactionTemplate transaction;

    public SelfService(
            Users users,
            PasswordProof proof,
            PasswordStore passwords,
            NewPasswords newPasswords,
            Authenticators authenticators,
            RecoveryCodeBook recoveryCodes,
            Passkeys passkeys,
            SecondFactors seconds,
            FactorThrottle throttle,
            Flows flows,
            SignedInSessions sessions,
            Mailer mailer,
            MailAddresses addresses,
            SecurityNews news,
            IdentitySettings settings,
            EmbeddedAccess embedded,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.proof = proof;
        this.passwords = passwords;
        this.newPasswords = newPasswords;
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.seconds = seconds;
        this.throttle = throttle;
        this.flows = flows;
        this.sessions = sessions;
        this.mailer = mailer;
        this.addresses = addresses;
        this.news = news;
        this.settings = settings;
        this.embedded = embedded;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Overview overview(AuthenticatedUser user) {
        return new Overview(
                passwords.setAt(user.id()).orElse(null),
                authenticators.enrolledAt(user.id()).orElse(null),
                passkeys.of(user.id()),
                recoveryCodes.left(user.id()),
                mailer.configured() && addresses.of(user.id()).isPresent());
    }

    @Override
    public void changePassword(
            AuthenticatedUser user, ChangePassword change, ClientDescription from) {
        Users.User person = person(user);
        if (person.passwordHash() != null) {
            @Nullable String current = change.current();
            if (current == null) {
                throw new ProblemException(
                        ErrorCode.INVALID_FIELD, "Give the current password too", "current");
            }
            proof.prove(person.username(), current, from);
        }
        newPasswords.change(person, newPasswords.hash(person, change.next()));
        if (change.endOtherSessions()) {
            sessions.endOthers(user);
        }
    }

    @Override
    public TotpEnrolment enrolTotp(AuthenticatedUser user) {
        return authenticators.begin(user.id(), person(user).username());
    }

    @Override
    public Enrolled confirmTotp(AuthenticatedUser user, String code) {
        Users.User person = person(user);
        throttle.attempt(user.id());
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    boolean first = seconds.strong(user.id()).isEmpty();
                    if (!authenticators.confirm(user.id(), code)) {
                        throw new ProblemException(ErrorCode.BAD_FACTOR, null, "code");
                    }
                    throttle.succeeded(user.id());
                    return added(person, first, Map.of("factor", "TOTP"));
                }));
    }

    @Override
    public void removeTotp(AuthenticatedUser user) {
        Users.User person = person(user);
        transaction.executeWithoutResult(status -> {
            if (!authenticators.remove(user.id())) {
                throw new ProblemException(
                        ErrorCode.NOT_FOUND, "You have no authenticator application enrolled");
            }
            removed(person, Map.of("factor", "TOTP"));
        });
    }

    @Override
    public RecoveryCodes renewRecoveryCodes(AuthenticatedUser user) {
        Users.User person = person(user);
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (seconds.strong(user.id()).isEmpty()) {
                        throw new ProblemException(
                                ErrorCode.CONFLICT,
                                "Recovery codes stand in for a second factor; enrol one first");
                    }
                    RecoveryCodes codes = new RecoveryCodes(recoveryCodes.renew(user.id()));
                    news.happened(person, "identity.recovery-codes.renewed", Map.of());
                    return codes;
                }));
    }

    @Override
    public PasskeyCreation beginPasskey(AuthenticatedUser user) {
        passkeys.requireAvailable();
        Users.User person = person(user);
        flows.endAll(user.id(), Flows.Kind.ADD_PASSKEY);
        Flows.Flow flow =
                flows.begin(
                        Flows.Kind.ADD_PASSKEY,
                        user.id(),
                        Set.of(),
                        Set.of(FactorKind.PASSKEY),
                        Passkeys.CHALLENGE_LIFE);
        String challenge = Passkeys.newChallenge();
        flows.challenge(flow, challenge);
        return passkeys.creation(person, flow.id(), challenge);
    }

    @Override
    public Enrolled addPasskey(AuthenticatedUser user, AddPasskey made) {
        Users.User person = person(user);
        Flows.Flow flow = flows.require(made.flow(), Flows.Kind.ADD_PASSKEY);
        if (!user.id().equals(flow.user())) {
            throw new ProblemException(ErrorCode.FLOW_ENDED, null);
        }
        String challenge = flows.takeChallenge(flow);
        flows.end(flow);
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    boolean first = seconds.strong(user.id()).isEmpty();
                    PasskeyView added = passkeys.add(user.id(), made, challenge);
                    return added(
                            person,
                            first,
                            Map.of("factor", "PASSKEY", "passkey", added.id().toString()));
                }));
    }

    @Override
    public void removePasskey(AuthenticatedUser user, UUID passkey) {
        Users.User person = person(user);
        transaction.executeWithoutResult(status -> {
            if (!passkeys.remove(user.id(), passkey)) {
                throw new ProblemException(ErrorCode.NOT_FOUND, "You have no such passkey", "id");
            }
            removed(person, Map.of("factor", "PASSKEY", "passkey", passkey.toString()));
        });
    }

    private Enrolled added(Users.User person, boolean first, Map<String, String> facts) {
        news.happened(person, "identity.factor.added", facts);
        return new Enrolled(first ? new RecoveryCodes(recoveryCodes.renew(person.id())) : null);
    }

    /** Undone by its transaction where policy wants the factor kept. */
    private void removed(Users.User person, Map<String, String> facts) {
        if (seconds.strong(person.id()).isEmpty()) {
            requireNotNeeded(person);
            recoveryCodes.removeAll(person.id());
        }
        news.happened(person, "identity.factor.removed", facts);
    }

    private void requireNotNeeded(Users.User person) {
        if (person.roles().stream().anyMatch(settings.strongFactorRoles()::contains)) {
            throw new ProblemException(
                    ErrorCode.LAST_FACTOR,
                    "Somebody with your roles keeps a second factor; add another first");
        }
        boolean owner = users.owner().filter(o -> o.id().equals(person.id())).isPresent();
        if (person.passwordHash() == null && !(embedded.embedded() && owner)) {
            throw new ProblemException(
                    ErrorCode.LAST_FACTOR, "You could not sign in any more; set a password first");
        }
    }

    private Users.User person(AuthenticatedUser user) {
        return users.byId(user.id())
                .filter(Users.User::active)
                .orElseThrow(() -> new ProblemException(ErrorCode.SESSION_EXPIRED, null));
    }
}
