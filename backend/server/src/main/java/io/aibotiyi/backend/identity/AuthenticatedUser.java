package io.aibotiyi.backend.identity;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who a valid access token or a key's signature speaks for. What they may do is not in here: {@link
 * io.aibotiyi.backend.access.Access} decides at each request.
 *
 * @param kind a person, or a key that stands for one
 * @param roles names of the roles at the time the token was made, for display
 * @param session the signed-in session, which ends with {@link SessionEnded}; the key's id for a
 *     key
 * @param device id of the registered device; null when unknown
 * @param authenticatedAt when they last proved who they are
 * @param scopes the only permissions that a key carries; empty for a person
 * @param attributes of session and device, for policies
 * @param expires when the access token ends
 */
public record AuthenticatedUser(
        Subject.Kind kind,
        UserId id,
        String username,
        List<String> roles,
        UUID session,
        @Nullable String device,
        Instant authenticatedAt,
        Set<Factor> factors,
        Set<Permission> scopes,
        Map<String, String> attributes,
        Instant expires) {

    public static final String ADMIN = "ADMIN";
    public static final String CUSTOMER = "CUSTOMER";

    /** The roles of whoever sets a backend up. */
    public static final List<String> OWNER_ROLES = List.of(ADMIN, CUSTOMER);

    public AuthenticatedUser {
        roles = List.copyOf(roles);
        factors = Set.copyOf(factors);
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }

    /** A person who is signed in. */
    public static AuthenticatedUser person(
            UserId id,
            String username,
            List<String> roles,
            UUID session,
            Instant authenticatedAt,
            Set<Factor> factors,
            Instant expires) {
        return new AuthenticatedUser(
                Subject.Kind.PERSON,
                id,
                username,
                roles,
                session,
                null,
                authenticatedAt,
                factors,
                Set.of(),
                Map.of(),
                expires);
    }

    /** As the access module sees them. */
    public Subject subject() {
        return new Subject(
                id,
                kind,
                session,
                authenticatedAt,
                factors.stream().map(Factor::method).collect(Collectors.toUnmodifiableSet()),
                scopes,
                attributes);
    }

    /** As the audit log sees them. */
    public Actor actor() {
        return switch (kind) {
            case PERSON -> Actor.person(id.toString());
            case SERVICE -> new Actor(Actor.Kind.SERVICE, id.toString(), null);
            case API_KEY -> new Actor(Actor.Kind.API_KEY, session.toString(), id.toString());
        };
    }
}
