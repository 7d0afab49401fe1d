package io.aibotiyi.backend.access.delegation;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody stands in for somebody else. */
public record Delegation(
        UUID id,
        UserId delegator,
        UserId delegate,
        Set<Permission> permissions,
        String reason,
        Instant created,
        Instant ends,
        @Nullable Instant revoked) {

    public boolean inForce(Instant now) {
        return revoked == null && now.isBefore(ends);
    }
}
