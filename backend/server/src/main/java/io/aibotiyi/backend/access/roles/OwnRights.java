package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Roles.PermissionSource;
import java.util.Collection;
import java.util.List;

/** What somebody may give: no more than they have. The part of access that decides knows. */
public interface OwnRights {

    /**
     * @throws ProblemException FORBIDDEN naming what the person lacks; things about one's own are
     *     not asked for, for who has them gets no more by it
     */
    void require(UserId giver, Collection<Permission> given);

    /** Every permission of the person and every way by which they have it. */
    List<PermissionSource> sources(UserId user);
}
