package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.credentials.Authenticators;
import io.aibotiyi.backend.identity.credentials.FactorThrottle;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.MailAddresses;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.PasswordStore;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.identity.credentials.RecoveryCodeBook;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts new passwords in place, with all that must end when it happens, in one transaction. */
@Component
public final class NewPasswords {

    private final Passwords passwords;
    private final PasswordStore store;
    private final MailAddresses addresses;
    private final Authenticators authenticators;
    private final Passkeys passkeys;
    private final RecoveryCodeBook recoveryCodes;
    private final FactorThrottle throttle;
    private final RecoveryStore recoveries;
    private final Flows flows;
    private final Sessions sessions;
    private final SecurityNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public NewPasswords(
            Passwords passwords,
            PasswordStore store,
            MailAddresses addresses,
            Authenticators authenticators,
            Passkeys passkeys,
            RecoveryCodeBook recoveryCodes,
            FactorThrottle throttle,
            RecoveryStore recoveries,
            Flows flows,
            Sessions sessions,
            SecurityNews news,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.passwords = passwords;
        this.store = store;
        this.addresses = addresses;
        this.authenticators = authenticators;
        this.passkeys = passkeys;
        this.recoveryCodes = recoveryCodes;
        this.throttle = throttle;
        this.recoveries = recoveries;
        this.flows = flows;
        this.sessions = sessions;
        this.news = news;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Judges a password and hashes it.
     *
     * @throws io.aibotiyi.protocol.ProblemException INVALID_FIELD, BAD_PASSWORD_CHOICE
     */
    String hash(Users.User user, String password) {
        passwords.requireAcceptable(password, user.username(), addresses.of(user.id()).orElse(""));
        return passwords.hash(password);
    }

    /** The person changed it themself. */
    void change(Users.User user, String hash) {
        transaction.executeWithoutResult(status -> {
            store.set(user.id(), hash);
            flows.endAll(user.id(), Flows.Kind.RESET_LINK);
            news.happened(user, "identity.password.changed", Map.of());
        });
    }

    /** By a mailed link; every session ends. */
    void reset(Users.User user, String hash) {
        transaction.executeWithoutResult(status -> {
            store.set(user.id(), hash);
            flows.endAll(user.id(), Flows.Kind.RESET_LINK);
            sessions.endAllOf(user.id(), "password reset");
            news.happened(user, "identity.password.reset", Map.of());
        });
    }

    /** By a granted recovery; every session and every other factor ends. */
    void recover(Users.User user, String hash) {
        transaction.executeWithoutResult(status -> {
            store.set(user.id(), hash);
            authenticators.remove(user.id());
            passkeys.removeAll(user.id());
            recoveryCodes.removeAll(user.id());
            throttle.succeeded(user.id());
            recoveries.completed(user.id());
            flows.endAll(user.id(), Flows.Kind.RESET_LINK);
            sessions.endAllOf(user.id(), "account recovered");
            news.happened(user, "identity.recovery.completed", Map.of());
        });
    }
}
