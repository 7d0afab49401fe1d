package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Roles, who has which, and what people delegate to each other. Permissions are codes. */
public final class Roles {

    private Roles() {}

    /**
     * @param code stable for ever: {@code order:place}
     * @param sensitive needs a recent proof of who it is
     * @param personal about one's own things; cannot be delegated
     */
    public record PermissionView(String code, String text, boolean sensitive, boolean personal) {}

    /**
     * A row of the permission matrix.
     *
     * @param parents roles it inherits from
     * @param permissions what it adds to them, by code
     * @param effective all it brings, by code
     */
    public record RoleView(
            String name,
            String title,
            boolean builtIn,
            List<String> parents,
            List<String> permissions,
            List<String> effective) {}

    /** Every permission and every role: the permission matrix. */
    public record MatrixView(List<PermissionView> permissions, List<RoleView> roles) {}

    /**
     * @param name 2 to 40 of A-Z, 0-9 and _; for ever
     */
    public record NewRole(
            String name, String title, List<String> parents, List<String> permissions) {}

    public record ChangeRole(String title, List<String> parents, List<String> permissions) {}

    /**
     * @param grantedBy null when the backend itself gave it
     * @param ends when it ends by itself; null for never
     */
    public record AssignmentView(
            UUID id,
            UserId user,
            String role,
            @Nullable UserId grantedBy,
            String reason,
            Instant created,
            @Nullable Instant ends) {}

    /**
     * @param reason 1 to 500 characters, for reviews and the audit log
     */
    public record AssignRole(UserId user, String role, String reason, @Nullable Instant ends) {}

    /**
     * What became of an assignment: it is in force, or it waits for somebody else's approval.
     * Exactly one is there.
     */
    public record AssignOutcome(
            @Nullable AssignmentView assignment, @Nullable ApprovalView approval) {}

    /** Why something is taken away; 1 to 500 characters. */
    public record Revoke(String reason) {}

    /** A permission that a person has, and every way by which they have it. */
    public record PermissionSource(String permission, List<String> reasons) {}

    /** What a person may do now, before attribute policies. */
    public record PersonAccess(
            UserId user, List<AssignmentView> assignments, List<PermissionSource> permissions) {}

    /**
     * @param revoked when it was taken back; null if it was not
     */
    public record DelegationView(
            UUID id,
            UserId delegator,
            UserId delegate,
            List<String> permissions,
            String reason,
            Instant created,
            Instant ends,
            @Nullable Instant revoked) {}

    /**
     * @param ends in the future, at most 90 days from now
     */
    public record Delegate(
            UserId delegate, List<String> permissions, String reason, Instant ends) {}
}
