package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Delegations;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Delegations")
class DelegationController {

    private final Delegations delegations;

    DelegationController(Delegations delegations) {
        this.delegations = delegations;
    }

    @GetMapping("/delegations")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Delegations that you gave or have")
    List<DelegationView> list(@AuthenticationPrincipal AuthenticatedUser user) {
        return delegations.of(user.id());
    }

    @PostMapping("/delegations")
    @Requires(Permission.DELEGATE)
    @Operation(summary = "Let somebody stand in for you")
    DelegationView delegate(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody Delegate request) {
        return delegations.delegate(user.id(), request);
    }

    @DeleteMapping("/delegations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "Take a delegation back, or give it back")
    void revoke(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        delegations.revoke(user.id(), id);
    }
}
