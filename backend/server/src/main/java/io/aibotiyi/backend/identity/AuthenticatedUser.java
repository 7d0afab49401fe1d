package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who a valid access token speaks for.
 *
 * @param session the signed-in session; ends with {@link SessionEnded}
 * @param expires when the access token ends
 */
public record AuthenticatedUser(
        UserId id, String username, List<String> roles, UUID session, Instant expires) {

    public static final String ADMIN = "ADMIN";
    public static final String TRADER = "TRADER";

    public AuthenticatedUser {
        roles = List.copyOf(roles);
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
