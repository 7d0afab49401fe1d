package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.backend.identity.SignedRequest;
import io.aibotiyi.backend.identity.credentials.Authenticators;
import io.aibotiyi.backend.identity.credentials.FactorThrottle;
import io.aibotiyi.backend.identity.credentials.IdentitySettings;
import io.aibotiyi.backend.identity.credentials.KnownOrigins;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.MailAddresses;
import io.aibotiyi.backend.identity.credentials.PasskeyStore;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordProof;
import io.aibotiyi.backend.identity.credentials.PasswordStore;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.identity.credentials.RecoveryCodeBook;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.credentials.SetupSecret;
import io.aibotiyi.backend.identity.credentials.SignInPressure;
import io.aibotiyi.backend.identity.people.Owner;
import io.aibotiyi.backend.identity.people.PersonStore;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.backend.testing.RecordingAlerts;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Signing in as one node of the backend has it, without mail, around what the test gives. */
public final class TestSignIn {

    private static final class NoMail implements Mailer {
        @Override
        public boolean configured() {
            return false;
        }

        @Override
        public void send(Mail mail) {
            throw new IllegalStateException("no mail in this test");
        }

        @Override
        public void pretend(Mail mail) {
            throw new IllegalStateException("no mail in this test");
        }
    }

    private TestSignIn() {}

    public static SignIn on(
            DataSource database,
            Clock clock,
            Owner owner,
            Users users,
            Sessions sessions,
            TestVault vault,
            AuditLog audit,
            Notices notices,
            @Nullable String embeddedSecret) {
        JdbcClient jdbc = JdbcClient.create(database);
        IdentitySettings settings = IdentitySettings.standard();
        Passwords passwords = new Passwords();
        LoginThrottle throttle = new LoginThrottle(clock, new NoPressure());
        KnownOrigins origins = new KnownOrigins(jdbc, vault.personal(), clock);
        SecurityNews news =
                new SecurityNews(
                        audit,
                        notices,
                        new NoMail(),
                        new MailAddresses(jdbc, new PersonStore(jdbc), users, vault.personal()),
                        users,
                        new RecordingAlerts(),
                        clock);
        return new SignIn(
                owner,
                sessions,
                passwords,
                throttle,
                new SetupSecret(jdbc, new JdbcTransactionManager(database), clock),
                new EmbeddedAccess(embeddedSecret),
                new NoKeys(),
                new PasswordProof(
                        users, passwords, new PasswordStore(jdbc, clock), throttle, origins, audit),
                new SecondFactors(
                        new Authenticators(jdbc, vault.vault(), settings, clock),
                        new RecoveryCodeBook(jdbc),
                        new Passkeys(
                                new PasskeyStore(jdbc, vault.vault()),
                                settings,
                                new TimeOrderedIds(clock, new SecureRandom()),
                                clock),
                        new FactorThrottle(jdbc, clock, new NoPressure()),
                        news,
                        users),
                new Entrance(sessions, origins, audit));
    }

    /** Nobody looks at this backend's alerts. */
    private static final class NoPressure implements SignInPressure {
        @Override
        public void onName(String name, String origin, int attempts) {}

        @Override
        public void onAddress(String address, int attempts) {}

        @Override
        public void onCodes(UserId person, int attempts) {}
    }

    /** This backend has no API keys. */
    private static final class NoKeys implements RequestSignatures {
        @Override
        public AuthenticatedUser authenticate(SignedRequest request) {
            throw new ProblemException(ErrorCode.BAD_SIGNATURE, null);
        }

        @Override
        public AuthenticatedUser authenticateStream(String token, String address) {
            throw new ProblemException(ErrorCode.BAD_SIGNATURE, null);
        }
    }
}
