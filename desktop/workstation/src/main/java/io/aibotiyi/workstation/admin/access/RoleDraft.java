package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Roles.RoleView;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A role as it is being edited: what it adds itself, and what its parents would bring. Not safe for
 * several threads.
 */
final class RoleDraft {

    /** How a role comes to a permission. */
    enum Mark {
        NONE,
        /** Only by a role it inherits from. */
        INHERITED,
        /** Adds it itself, whether or not a parent brings it too. */
        OWN;

        /** Of a role as the backend has it. */
        static Mark of(RoleView role, String permission) {
            if (role.permissions().contains(permission)) {
                return OWN;
            }
            return role.effective().contains(permission) ? INHERITED : NONE;
        }
    }

    private final MatrixView matrix;
    private final boolean fresh;
    private String name;
    private String title;
    private final Set<String> parents;
    private final Set<String> own;

    private RoleDraft(MatrixView matrix, RoleView from, boolean fresh) {
        this.matrix = matrix;
        this.fresh = fresh;
        name = from.name();
        title = from.title();
        parents = new LinkedHashSet<>(from.parents());
        own = new LinkedHashSet<>(from.permissions());
    }

    static RoleDraft of(MatrixView matrix, RoleView role) {
        return new RoleDraft(matrix, role, false);
    }

    /** A role that does not exist yet. */
    static RoleDraft fresh(MatrixView matrix) {
        return new RoleDraft(
                matrix, new RoleView("NEW", "", false, List.of(), List.of(), List.of()), true);
    }

    boolean isFresh() {
        return fresh;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    void name(String next) {
        name = next;
    }

    void title(String next) {
        title = next;
    }

    Set<String> parents() {
        return Collections.unmodifiableSet(parents);
    }

    void inherit(String role, boolean on) {
        if (on) {
            parents.add(role);
        } else {
            parents.remove(role);
        }
    }

    /** Adds a permission to what the role adds itself, or takes it away. */
    void toggle(String permission) {
        if (!own.remove(permission)) {
            own.add(permission);
        }
    }

    Mark mark(String permission) {
        if (own.contains(permission)) {
            return Mark.OWN;
        }
        return inherited().contains(permission) ? Mark.INHERITED : Mark.NONE;
    }

    /** What the parents bring. */
    Set<String> inherited() {
        Set<String> all = new LinkedHashSet<>();
        matrix.roles().stream()
                .filter(r -> parents.contains(r.name()))
                .forEach(r -> all.addAll(r.effective()));
        return all;
    }

    /** Roles that may be inherited from: not itself, and none that inherits from it. */
    List<RoleView> possibleParents() {
        return matrix.roles().stream().filter(r -> !reaches(r, new HashSet<>())).toList();
    }

    private boolean reaches(RoleView role, Set<String> seen) {
        if (!fresh && role.name().equals(name)) {
            return true;
        }
        return seen.add(role.name())
                && matrix.roles().stream()
                        .filter(r -> role.parents().contains(r.name()))
                        .anyMatch(r -> reaches(r, seen));
    }

    /** In the order of the matrix, so that the same role is always written the same. */
    private List<String> ordered() {
        return matrix.permissions().stream()
                .map(PermissionView::code)
                .filter(own::contains)
                .toList();
    }

    ChangeRole change() {
        return new ChangeRole(title.strip(), List.copyOf(parents), ordered());
    }

    NewRole create() {
        return new NewRole(name.strip(), title.strip(), List.copyOf(parents), ordered());
    }

    /** The draft as the matrix shows roles. */
    RoleView view() {
        Set<String> effective = inherited();
        effective.addAll(own);
        return new RoleView(
                name, title, false, List.copyOf(parents), ordered(), List.copyOf(effective));
    }
}
