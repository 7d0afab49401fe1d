package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for a second pair of eyes, and temporary privileges. */
public final class Approvals {

    private Approvals() {}

    public enum ApprovalState {
        PENDING,
        APPROVED,
        REFUSED,
        /** Nobody decided in time. */
        EXPIRED,
        /** The requester took it back. */
        WITHDRAWN
    }

    /**
     * @param kind what is asked for, dotted and stable: {@code access.role.assign}
     * @param beneficiary who gains by it; null when nobody does
     * @param summary one sentence for who decides
     * @param decidedBy null while it is undecided
     */
    public record ApprovalView(
            UUID id,
            String kind,
            UserId requester,
            @Nullable UserId beneficiary,
            String summary,
            String reason,
            ApprovalState state,
            Instant created,
            Instant expires,
            @Nullable UserId decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String note) {}

    public record DecideApproval(boolean approve, String note) {}

    public enum PrivilegeState {
        REQUESTED,
        ACTIVE,
        /** Its time is over. */
        ENDED,
        /** Taken away or given back before its time was over. */
        REVOKED,
        REFUSED
    }

    /**
     * @param role what it brings for a time; null for a single permission
     * @param permission code; null for a role
     * @param minutes how long once it is given, 1 to 480
     */
    public record RequestPrivilege(
            @Nullable String role, @Nullable String permission, int minutes, String reason) {}

    /**
     * @param breakGlass taken at once in an emergency; must be reviewed by somebody else
     * @param approval the request's four-eyes case; null for a broken glass
     * @param reviewedBy who looked at a broken glass afterwards; null while nobody has
     */
    public record PrivilegeView(
            UUID id,
            UserId beneficiary,
            @Nullable String role,
            @Nullable String permission,
            String reason,
            int minutes,
            PrivilegeState state,
            Instant requested,
            @Nullable Instant starts,
            @Nullable Instant ends,
            boolean breakGlass,
            @Nullable UUID approval,
            @Nullable UserId reviewedBy,
            @Nullable Instant reviewedAt,
            @Nullable String reviewNote) {}

    public record ReviewPrivilege(String note) {}
}
