package io.aibotiyi.backend.audit;

import io.aibotiyi.domain.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An act of consequence, as its actor's module tells it. Who, when and where come from {@link
 * CallContext} and the log's clock. Neither map may hold a secret.
 *
 * @param action dotted, past tense, stable for ever: {@code identity.login.refused}
 * @param object what it was done to, {@code user:0197…} or {@code role:OPERATOR}; null when nothing
 * @param details plain facts, at most 32 entries of 1,000 characters
 * @param subject whose personal data {@code personal} is; null if there is none
 * @param personal facts about the subject that erasing them must make unreadable, such as an e-mail
 *     address
 */
public record AuditEvent(
        String action,
        Outcome outcome,
        @Nullable String object,
        Map<String, String> details,
        @Nullable UserId subject,
        Map<String, String> personal) {

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Not allowed, or not proved. */
        REFUSED,
        FAILED
    }

    public AuditEvent {
        details = Map.copyOf(details);
        personal = Map.copyOf(personal);
    }

    public static AuditEvent done(String action, @Nullable String object) {
        return new AuditEvent(action, Outcome.DONE, object, Map.of(), null, Map.of());
    }

    public static AuditEvent refused(String action, @Nullable String object) {
        return new AuditEvent(action, Outcome.REFUSED, object, Map.of(), null, Map.of());
    }

    public AuditEvent with(Map<String, String> facts) {
        return new AuditEvent(action, outcome, object, facts, subject, personal);
    }

    public AuditEvent about(UserId person, Map<String, String> facts) {
        return new AuditEvent(action, outcome, object, details, person, facts);
    }
}
