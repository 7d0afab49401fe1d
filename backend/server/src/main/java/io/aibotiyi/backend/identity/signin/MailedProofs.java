package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.credentials.Flows;
import io.aibotiyi.backend.identity.credentials.IdentitySettings;
import io.aibotiyi.backend.identity.credentials.LoginThrottle;
import io.aibotiyi.backend.identity.credentials.MailAddresses;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Codes and links by mail (ASVS 5.0 6.6). Whether there is somebody by the name or not, the same
 * work is done and the same is answered; for nobody, the mail only pretends.
 */
@Component
public final class MailedProofs {

    static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration RECOVERY_LIFE = Duration.ofDays(1);
    private static final int CODE_DIGITS = 8;
    private static final int TOKEN_BITS = 256;
    private static final UserId NOBODY = new UserId(new UUID(0, 0));
    private static final String NOBODYS_ADDRESS = "nobody@example.invalid";

    private record Addressee(Optional<Users.User> user, Optional<String> address) {
        boolean real() {
            return user.isPresent() && address.isPresent();
        }
    }

    private final Mailer mailer;
    private final MailAddresses addresses;
    private final Flows flows;
    private final LoginThrottle throttle;
    private final IdentitySettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TransactionTemplate transaction;

    public MailedProofs(
            Mailer mailer,
            MailAddresses addresses,
            Flows flows,
            LoginThrottle throttle,
            IdentitySettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mailer = mailer;
        this.addresses = addresses;
        this.flows = flows;
        this.throttle = throttle;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** True where somebody may sign in by mail. */
    boolean available() {
        return settings.emailSignIn() && mailer.configured();
    }

    /**
     * Begins a flow that asks for what it mails.
     *
     * @param way EMAIL_CODE or EMAIL_LINK
     */
    Flows.Flow begin(FactorKind way, String name, ClientDescription from) {
        if (!settings.emailSignIn()) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED, "This backend lets nobody sign in by mail", "way");
        }
        requireMail();
        throttle.attempt(bucket(name), from.address());
        String code = way == FactorKind.EMAIL_CODE ? digits() : Secrets.random(TOKEN_BITS);
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    Addressee to = addressee(name);
                    String id = Flows.newId();
                    Flows.Flow flow =
                            flows.begin(
                                    new Flows.Flow(
                                            id,
                                            Flows.Kind.SIGN_IN,
                                            to.real() ? to.user().orElseThrow().id() : null,
                                            Set.of(),
                                            Set.of(way),
                                            Flows.codeHash(id, code),
                                            null,
                                            null,
                                            clock.instant().plus(LIFE)));
                    send(to, signInMail(way, address(to), code, from));
                    return flow;
                }));
    }

    /** Mails a link for a new password to whoever has that name or address. */
    void reset(String name, ClientDescription from) {
        requireMail();
        throttle.attempt(bucket(name), from.address());
        transaction.executeWithoutResult(status -> reset(addressee(name)));
    }

    /**
     * Mails a link for a new password.
     *
     * @throws ProblemException MAIL_NOT_CONFIGURED, CONFLICT if the person has no address
     */
    void reset(Users.User user) {
        requireAddress(user);
        transaction.executeWithoutResult(
                status -> reset(new Addressee(Optional.of(user), addresses.of(user.id()))));
    }

    private void reset(Addressee to) {
        UserId user = to.real() ? to.user().orElseThrow().id() : null;
        flows.endAll(user == null ? NOBODY : user, Flows.Kind.RESET_LINK);
        Flows.Flow flow =
                flows.begin(Flows.Kind.RESET_LINK, user, Set.of(), Set.of(), settings.resetLife());
        send(
                to,
                linkMail(
                        address(to),
                        "Set a new password",
                        "With this link you set a new password for AIBOT IYI.",
                        "reset",
                        flow));
    }

    /** Mails the link of a granted recovery. In the caller's transaction. */
    void recovery(Users.User user) {
        requireAddress(user);
        flows.endAll(user.id(), Flows.Kind.RECOVERY);
        Flows.Flow flow =
                flows.begin(Flows.Kind.RECOVERY, user.id(), Set.of(), Set.of(), RECOVERY_LIFE);
        mailer.send(
                linkMail(
                        addresses.of(user.id()).orElseThrow(),
                        "Recover your account",
                        "Two administrators granted the recovery of your account. With this link"
                                + " you set a new password; every other way of signing in is"
                                + " removed.",
                        "recover",
                        flow));
    }

    /**
     * @throws ProblemException MAIL_NOT_CONFIGURED, CONFLICT if the person has no address
     */
    void requireAddress(Users.User user) {
        requireMail();
        if (addresses.of(user.id()).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, user.username() + " has no e-mail address to write to");
        }
    }

    /** The throttle forgets somebody who proved themself by mail. */
    void succeeded(Users.User user, ClientDescription from) {
        throttle.succeeded(bucket(user.username()), from.address());
        addresses.of(user.id()).ifPresent(a -> throttle.succeeded(bucket(a), from.address()));
    }

    private void requireMail() {
        if (!mailer.configured()) {
            throw new ProblemException(ErrorCode.MAIL_NOT_CONFIGURED, null);
        }
    }

    private Addressee addressee(String name) {
        Optional<Users.User> user = addresses.find(name);
        return new Addressee(user, addresses.of(user.map(Users.User::id).orElse(NOBODY)));
    }

    private static String address(Addressee to) {
        return to.real() ? to.address().orElseThrow() : NOBODYS_ADDRESS;
    }

    private void send(Addressee to, Mail mail) {
        if (to.real()) {
            mailer.send(mail);
        } else {
            mailer.pretend(mail);
        }
    }

    private String digits() {
        StringBuilder code = new StringBuilder(CODE_DIGITS);
        for (int i = 0; i < CODE_DIGITS; i++) {
            code.append(random.nextInt(10));
        }
        return code.toString();
    }

    private Mail signInMail(FactorKind way, String to, String code, ClientDescription from) {
        return way == FactorKind.EMAIL_CODE
                ? new Mail(
                        to,
                        "Your sign-in code",
                        """
                        Somebody at %s asked to sign in to AIBOT IYI as you. If it was you, the code is

                            %s

                        It works once, within ten minutes, and only in the window that asked for it.
                        Tell it to nobody. If it was not you, do nothing.
                        """
                                .formatted(from.address(), code))
                : new Mail(
                        to,
                        "Your sign-in link",
                        """
                        Somebody at %s asked to sign in to AIBOT IYI as you. If it was you, open

                            %s/sign-in#%s

                        It works once, within ten minutes, and only in the window that asked for it.
                        If it does not open the workstation, paste what follows the # there. If it was
                        not you, do nothing.
                        """
                                .formatted(from.address(), settings.linkBase(), code));
    }

    private Mail linkMail(
            String to, String subject, String sentence, String path, Flows.Flow flow) {
        return new Mail(
                to,
                subject,
                """
                %s

                    %s/%s#%s

                It works once, until %s. If it does not open the workstation, paste what follows
                the # there. If you did not expect this, do nothing.
                """
                        .formatted(sentence, settings.linkBase(), path, flow.id(), flow.expires()));
    }

    private static String bucket(String name) {
        return "(mail) " + name.strip().toLowerCase(Locale.ROOT);
    }
}
