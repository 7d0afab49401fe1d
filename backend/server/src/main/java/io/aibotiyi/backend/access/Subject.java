package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks to be allowed something.
 *
 * @param kind a person at a workstation, or a key that stands for one
 * @param session the session or the key
 * @param authenticatedAt when they last proved who they are
 * @param factors how, as in RFC 8176: {@code pwd}, {@code otp}, {@code hwk} …
 * @param scopes the only permissions that a key carries; empty for a person
 * @param attributes for policies: {@code device.trusted}, {@code address}, {@code risk} …
 */
public record Subject(
        UserId user,
        Kind kind,
        @Nullable UUID session,
        Instant authenticatedAt,
        Set<String> factors,
        Set<Permission> scopes,
        Map<String, String> attributes) {

    /** What the subject is. */
    public enum Kind {
        PERSON,
        SERVICE,
        API_KEY
    }

    public Subject {
        factors = Set.copyOf(factors);
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }
}
