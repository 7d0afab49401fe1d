package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.access.StrongFactors;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Authenticators;
import io.aibotiyi.backend.identity.credentials.FactorThrottle;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.RecoveryCodeBook;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The factors that come after a first one, and whether one was shown. */
@Component
public final class SecondFactors implements StrongFactors {

    private final Authenticators authenticators;
    private final RecoveryCodeBook recoveryCodes;
    private final Passkeys passkeys;
    private final FactorThrottle throttle;
    private final SecurityNews news;
    private final Users users;

    public SecondFactors(
            Authenticators authenticators,
            RecoveryCodeBook recoveryCodes,
            Passkeys passkeys,
            FactorThrottle throttle,
            SecurityNews news,
            Users users) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.passkeys = passkeys;
        this.throttle = throttle;
        this.news = news;
        this.users = users;
    }

    /** Those of which one must follow; empty for an account with one factor. */
    Set<FactorKind> of(UserId user) {
        Set<FactorKind> strong = strong(user);
        if (!strong.isEmpty() && recoveryCodes.left(user) > 0) {
            strong.add(FactorKind.RECOVERY_CODE);
        }
        return strong;
    }

    /** Enrolled ones that recovery codes stand in for. */
    Set<FactorKind> strong(UserId user) {
        Set<FactorKind> strong = EnumSet.noneOf(FactorKind.class);
        if (authenticators.enrolledAt(user).isPresent()) {
            strong.add(FactorKind.TOTP);
        }
        if (!passkeys.of(user).isEmpty()) {
            strong.add(FactorKind.PASSKEY);
        }
        return strong;
    }

    @Override
    public boolean enrolled(UserId user) {
        return !strong(user).isEmpty();
    }

    /**
     * Uses a code up.
     *
     * @param kind TOTP or RECOVERY_CODE
     * @throws io.aibotiyi.protocol.ProblemException TOO_MANY_ATTEMPTS
     */
    boolean code(Users.User user, FactorKind kind, String code) {
        throttle.attempt(user.id());
        boolean right =
                kind == FactorKind.TOTP
                        ? authenticators.use(user.id(), code)
                        : recoveryCodes.use(user.id(), code);
        if (right) {
            throttle.succeeded(user.id());
            if (kind == FactorKind.RECOVERY_CODE) {
                news.happened(
                        user,
                        "identity.recovery-code.used",
                        Map.of("left", Integer.toString(recoveryCodes.left(user.id()))));
            }
        }
        return right;
    }

    /**
     * Whose passkey answered the challenge; empty if it did not hold. A copied or a tampered one
     * raises the alarm.
     *
     * @param expected whose it must be; null for anybody's
     */
    Optional<UserId> passkey(PasskeyAnswer answer, String challenge, @Nullable UserId expected) {
        return switch (passkeys.prove(answer, challenge, expected)) {
            case Passkeys.Outcome.Proven proven -> Optional.of(proven.user());
            case Passkeys.Outcome.Refused refused -> {
                UserId owner = refused.user();
                if (owner != null) {
                    users.byId(owner)
                            .ifPresent(u ->
                                    news.refused(
                                            u,
                                            "identity.passkey.refused",
                                            Map.of("why", refused.why())));
                }
                yield Optional.empty();
            }
            case Passkeys.Outcome.Cloned cloned -> {
                alarm(cloned.user(), "identity.passkey.counter-went-back", cloned.passkey());
                yield Optional.empty();
            }
            case Passkeys.Outcome.Tampered tampered -> {
                alarm(tampered.user(), "identity.passkey.tampered", tampered.passkey());
                yield Optional.empty();
            }
        };
    }

    private void alarm(UserId owner, String action, String passkey) {
        users.byId(owner).ifPresent(u -> news.alarming(u, action, Map.of("passkey", passkey)));
    }

    /** As a session remembers it. */
    static Factor factor(FactorKind kind) {
        return switch (kind) {
            case PASSWORD -> Factor.PASSWORD;
            case TOTP -> Factor.TOTP;
            case PASSKEY -> Factor.PASSKEY;
            case RECOVERY_CODE -> Factor.RECOVERY_CODE;
            case EMAIL_CODE -> Factor.EMAIL_CODE;
            case EMAIL_LINK -> Factor.MAGIC_LINK;
            case EMBEDDED -> Factor.EMBEDDED;
        };
    }
}
