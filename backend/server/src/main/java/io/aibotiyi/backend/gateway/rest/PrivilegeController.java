package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Privileges;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.protocol.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Privileges")
class PrivilegeController {

    private final Privileges privileges;

    PrivilegeController(Privileges privileges) {
        this.privileges = privileges;
    }

    @GetMapping("/privileges")
    @Requires(Permission.APPROVALS_READ)
    @Operation(summary = "Temporary privileges, newest first")
    Page<PrivilegeView> list(
            @RequestParam(defaultValue = "false") boolean unreviewed,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return privileges.list(null, unreviewed, after, limit);
    }

    @GetMapping("/privileges/own")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your temporary privileges")
    Page<PrivilegeView> own(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return privileges.list(user.id(), false, after, limit);
    }

    @PostMapping("/privileges")
    @Requires(Permission.PRIVILEGE_REQUEST)
    @Operation(summary = "Ask for a privilege for a time")
    PrivilegeView request(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestBody RequestPrivilege request) {
        return privileges.request(user.id(), request);
    }

    @PostMapping("/privileges/broken-glass")
    @Requires(Permission.BREAK_GLASS)
    @Operation(summary = "Take a privilege at once; alerts and must be reviewed")
    PrivilegeView breakGlass(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestBody RequestPrivilege request) {
        return privileges.breakGlass(user.id(), request);
    }

    @DeleteMapping("/privileges/{id}")
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "End a privilege of yours")
    PrivilegeView end(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return privileges.end(user.id(), id, false);
    }

    @PostMapping("/privileges/{id}/revocation")
    @Requires(Permission.ROLES_MANAGE)
    @Operation(summary = "End somebody's privilege")
    PrivilegeView revoke(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return privileges.end(user.id(), id, true);
    }

    @PostMapping("/privileges/{id}/review")
    @Requires(Permission.APPROVALS_DECIDE)
    @Operation(summary = "Close the ticket of a broken glass")
    PrivilegeView review(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody ReviewPrivilege request) {
        return privileges.review(user.id(), id, request.note());
    }
}
