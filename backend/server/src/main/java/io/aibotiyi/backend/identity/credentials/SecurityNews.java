package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.protocol.Alerts.Severity;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells the audit log, and the person whose credentials they are, what became of them (ASVS 5.0
 * 6.3.7): a notice in the workstation and, where an address is known, a mail. In the caller's
 * transaction.
 */
@Component
public final class SecurityNews {

    private final AuditLog audit;
    private final Notices notices;
    private final Mailer mailer;
    private final MailAddresses addresses;
    private final Users users;
    private final SecurityAlerts alerts;
    private final Clock clock;

    public SecurityNews(
            AuditLog audit,
            Notices notices,
            Mailer mailer,
            MailAddresses addresses,
            Users users,
            SecurityAlerts alerts,
            Clock clock) {
        this.audit = audit;
        this.notices = notices;
        this.mailer = mailer;
        this.addresses = addresses;
        this.users = users;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * @param action dotted and stable: {@code identity.factor.added}
     * @param details no secrets
     */
    public void happened(Users.User user, String action, Map<String, String> details) {
        audit.append(AuditEvent.done(action, object(user)).with(details));
        notices.tell(user.id(), action, details);
        if (mailer.configured()) {
            addresses
                    .of(user.id())
                    .ifPresent(address -> mailer.send(mail(address, action, details)));
        }
    }

    /** Only the audit log hears of it, at once. */
    public void refused(Users.User user, String action, Map<String, String> details) {
        audit.appendNow(AuditEvent.refused(action, object(user)).with(details));
    }

    /**
     * Somebody may be attacking: the person, the first administrator and those responsible for
     * security hear of it.
     */
    public void alarming(Users.User user, String action, Map<String, String> details) {
        audit.appendNow(AuditEvent.refused(action, object(user)).with(details));
        notices.tell(user.id(), action, details);
        users.owner()
                .filter(owner -> !owner.id().equals(user.id()))
                .ifPresent(owner -> notices.tell(owner.id(), action, details));
        alerts.raise(action, Severity.CRITICAL, user.id(), details);
    }

    static String object(Users.User user) {
        return "user:" + user.id();
    }

    private Mail mail(String address, String action, Map<String, String> details) {
        StringBuilder facts = new StringBuilder();
        details.forEach((fact, value) ->
                facts.append("    ").append(fact).append(": ").append(value).append('\n'));
        return new Mail(
                address,
                "AIBOT IYI: " + sentence(action),
                """
                %s

                    when: %s
                %s
                If this was not you, sign in and change your password, or ask an administrator.
                """
                        .formatted(sentence(action) + ".", clock.instant(), facts));
    }

    private static String sentence(String action) {
        return switch (action) {
            case "identity.password.changed" -> "Your password was changed";
            case "identity.password.reset" -> "Your password was set anew by a mailed link";
            case "identity.factor.added" -> "A way of signing in was added to your account";
            case "identity.factor.removed" -> "A way of signing in was removed from your account";
            case "identity.recovery-codes.renewed" -> "Your recovery codes were made anew";
            case "identity.recovery-code.used" -> "A recovery code of yours was used";
            case "identity.recovery.opened" -> "An administrator began to recover your account";
            case "identity.provider.linked" ->
                    "An account at a sign-in provider was linked to your account";
            case "identity.provider.unlinked" ->
                    "An account at a sign-in provider was unlinked from your account";
            case "identity.provider.not-linked" ->
                    "An account at a sign-in provider was not linked to your account";
            case "identity.recovery.completed" -> "Your account was recovered";
            default -> "Something changed in your account's security";
        };
    }
}
