package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.access.RoleAdministration;
import io.aibotiyi.backend.identity.AuthenticatedUser;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Roles")
class RoleController {

    private final RoleAdministration roles;

    RoleController(RoleAdministration roles) {
        this.roles = roles;
    }

    @GetMapping("/roles")
    @Requires(Permission.ROLES_READ)
    @Operation(summary = "The permission matrix")
    MatrixView matrix() {
        return roles.matrix();
    }

    @PostMapping("/roles")
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "Add a role")
    RoleView create(@AuthenticationPrincipal AuthenticatedUser user, @RequestBody NewRole request) {
        return roles.create(user.id(), request);
    }

    @PutMapping("/roles/{id}")
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "Redefine a role")
    RoleView change(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String id,
            @RequestBody ChangeRole request) {
        return roles.change(user.id(), id, request);
    }

    @DeleteMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "Remove a role that nobody ever had")
    void remove(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable String id) {
        roles.remove(user.id(), id);
    }

    @GetMapping("/assignments")
    @Requires(Permission.ROLES_READ)
    @Operation(summary = "Who has which role now")
    Page<AssignmentView> assignments(
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return roles.assignments(role, after, limit);
    }

    @PostMapping("/assignments")
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "Give a role; may wait for an approval")
    AssignOutcome assign(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody AssignRole request) {
        return roles.assign(user.id(), request);
    }

    @PostMapping("/assignments/{id}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "Take a role away")
    void revoke(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody Revoke request) {
        roles.revoke(user.id(), id, request.reason());
    }

    @GetMapping("/people/{id}")
    @Requires(Permission.ROLES_READ)
    @Operation(summary = "What somebody may do, and why")
    PersonAccess accessOf(@PathVariable UUID id) {
        return roles.accessOf(new UserId(id));
    }

    @GetMapping("/own")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "What you may do, and why")
    PersonAccess own(@AuthenticationPrincipal AuthenticatedUser user) {
        return roles.accessOf(user.id());
    }
}
