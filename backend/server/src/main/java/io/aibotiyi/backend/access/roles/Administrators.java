package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.domain.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people who may manage roles, for good: nothing that ends by itself counts. */
@Component
public final class Administrators {

    private final RoleStore roles;
    private final AssignmentStore assignments;

    public Administrators(RoleStore roles, AssignmentStore assignments) {
        this.roles = roles;
        this.assignments = assignments;
    }

    /** As the caller's transaction sees them. */
    public Set<UserId> all() {
        return all(roles.read());
    }

    Set<UserId> all(RoleGraph graph) {
        List<String> names = graph.bringing(Permission.ROLES_MANAGE);
        Set<UserId> people = new HashSet<>();
        for (String role : names) {
            assignments.permanent(role).forEach(people::add);
        }
        return people;
    }

    /** True if somebody else than these people could decide for them. */
    public boolean several() {
        return all().size() > 1;
    }
}
