package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.Permission;
import java.util.Set;

/**
 * A role as it is defined.
 *
 * @param name upper case, for ever
 * @param builtIn shipped with the backend; cannot be removed
 * @param parents roles whose permissions it has too
 * @param permissions what it adds to them
 */
public record Role(
        String name,
        String title,
        boolean builtIn,
        Set<String> parents,
        Set<Permission> permissions) {

    public Role {
        parents = Set.copyOf(parents);
        permissions = Set.copyOf(permissions);
    }
}
