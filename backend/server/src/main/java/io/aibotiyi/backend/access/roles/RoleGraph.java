package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.Permission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All roles and what each brings by itself and through its parents. Immutable.
 *
 * <p>A role inherits every permission of its parents and of theirs. No role may be its own
 * ancestor.
 */
public final class RoleGraph {

    private final Map<String, Role> roles;
    private final Map<String, Set<String>> closures = new HashMap<>();
    private final Map<String, Set<Permission>> effective = new HashMap<>();

    /**
     * @throws CyclicRolesException if a role would be its own ancestor
     * @throws IllegalArgumentException if a parent does not exist
     */
    public RoleGraph(Collection<Role> roles) {
        TreeMap<String, Role> byName = new TreeMap<>();
        roles.forEach(r -> byName.put(r.name(), r));
        this.roles = byName;
        byName.values().forEach(r -> require(r.parents()));
        for (Role role : byName.values()) {
            Set<String> closure = closure(role.name());
            EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
            closure.forEach(name -> all.addAll(existing(name).permissions()));
            closures.put(role.name(), closure);
            effective.put(role.name(), all);
        }
    }

    private void require(Collection<String> names) {
        for (String name : names) {
            existing(name);
        }
    }

    private Set<String> closure(String start) {
        Set<String> seen = new LinkedHashSet<>(List.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String name = open.remove();
            for (String parent : existing(name).parents()) {
                if (parent.equals(start)) {
                    throw new CyclicRolesException(start, name);
                }
                if (seen.add(parent)) {
                    open.add(parent);
                }
            }
        }
        return seen;
    }

    private Role existing(String name) {
        Role role = roles.get(name);
        if (role == null) {
            throw new IllegalArgumentException("There is no role " + name);
        }
        return role;
    }

    public Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    /** In order of name. */
    public List<Role> all() {
        return List.copyOf(roles.values());
    }

    /** The role and all its ancestors; empty if there is no such role. */
    public Set<String> withAncestors(String role) {
        return Set.copyOf(closures.getOrDefault(role, Set.of()));
    }

    /** What the role brings, inherited or not; empty if there is no such role. */
    public Set<Permission> permissions(String role) {
        return Set.copyOf(effective.getOrDefault(role, Set.of()));
    }

    public boolean brings(String role, Permission permission) {
        return effective.getOrDefault(role, Set.of()).contains(permission);
    }

    /** Names of the roles that bring the permission. */
    public List<String> bringing(Permission permission) {
        return roles.keySet().stream().filter(r -> brings(r, permission)).toList();
    }

    /** From the role to the one of its ancestors that has the permission itself: {@code A > B}. */
    public String path(String role, Permission permission) {
        Map<String, String> from = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(role));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (existing(name).permissions().contains(permission)) {
                List<String> steps = new ArrayList<>(List.of(name));
                while (!steps.getFirst().equals(role)) {
                    steps.addFirst(from.getOrDefault(steps.getFirst(), role));
                }
                return String.join(" > ", steps);
            }
            for (String parent : existing(name).parents()) {
                if (from.putIfAbsent(parent, name) == null) {
                    open.add(parent);
                }
            }
        }
        throw new IllegalArgumentException(role + " does not bring " + permission.code());
    }

    /** The graph with a role added or redefined. */
    public RoleGraph with(Role role) {
        Map<String, Role> changed = new HashMap<>(roles);
        changed.put(role.name(), role);
        return new RoleGraph(changed.values());
    }
}
