package io.aibotiyi.backend.access.roles;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a person has a role.
 *
 * @param grantedBy null when the backend itself gave it
 * @param ends when it ends by itself; null for never
 * @param revoked when it was taken away; null if it was not
 */
public record Assignment(
        UUID id,
        UserId user,
        String role,
        @Nullable UserId grantedBy,
        String reason,
        Instant created,
        @Nullable Instant ends,
        @Nullable Instant revoked,
        @Nullable String revokeReason) {

    public boolean inForce(Instant now) {
        return revoked == null && (ends == null || now.isBefore(ends));
    }
}
