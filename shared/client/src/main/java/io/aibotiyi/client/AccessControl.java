package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.protocol.Roles.RoleView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Roles and who has which. Reading needs {@code roles:read}, changing {@code roles:manage} and a
 * recent proof of who one is.
 */
public interface AccessControl {

    /** All permissions and all roles. */
    MatrixView matrix();

    RoleView create(NewRole request);

    RoleView change(String role, ChangeRole request);

    /** Only one that nobody has or ever had. */
    void remove(String role);

    /** In force now, oldest first. */
    Page<AssignmentView> assignments(@Nullable String role, @Nullable String after, int limit);

    /** Gives a role; may wait for somebody else's approval. */
    AssignOutcome assign(AssignRole request);

    void revoke(UUID assignment, Revoke request);

    /** What somebody may do now, and why. */
    PersonAccess of(UserId person);

    /** What the caller may do now, and why. */
    PersonAccess own();
}
