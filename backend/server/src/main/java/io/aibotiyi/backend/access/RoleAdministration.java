package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.protocol.Roles.RoleView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Roles and who has which. Callers have checked {@code roles:manage}; beyond that nobody gives what
 * they do not have themselves (things about one's own excepted), and the last administrator stays.
 * Every change is in the audit log and seen by the next decision.
 */
public interface RoleAdministration {

    /** All permissions and all roles. */
    MatrixView matrix();

    /**
     * @throws ProblemException INVALID_FIELD, CONFLICT if the name is taken, FORBIDDEN
     */
    RoleView create(UserId by, NewRole role);

    /**
     * @throws ProblemException NOT_FOUND, INVALID_FIELD (also for a cycle), CONFLICT, FORBIDDEN
     */
    RoleView change(UserId by, String name, ChangeRole change);

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT if it is built in, somebody has it or had it, or
     *     another role inherits from it
     */
    void remove(UserId by, String name);

    /**
     * Gives a role. Giving it to oneself, or a role that may manage roles, waits for somebody
     * else's approval once there is more than one administrator.
     *
     * @throws ProblemException INVALID_FIELD, CONFLICT if the person has it, FORBIDDEN
     */
    AssignOutcome assign(UserId by, AssignRole request);

    /**
     * @throws ProblemException NOT_FOUND; CONFLICT if nobody could manage roles any more
     */
    void revoke(UserId by, UUID assignment, String reason);

    /**
     * In force now, by age.
     *
     * @param role null for all
     * @param limit 1 to 500
     */
    Page<AssignmentView> assignments(@Nullable String role, @Nullable String after, int limit);

    /** What somebody may do now, and why. */
    PersonAccess accessOf(UserId user);
}
