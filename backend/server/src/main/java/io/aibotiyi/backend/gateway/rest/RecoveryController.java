package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Recoveries;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Factors.DecideRecovery;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Recoveries")
class RecoveryController {

    private final Recoveries recoveries;

    RecoveryController(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @PostMapping("/people/{id}/password-reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Mail somebody a link with which they choose a new password")
    void sendReset(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        recoveries.sendReset(new UserId(id), user);
    }

    @PostMapping("/people/{id}/recoveries")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Open the recovery of somebody who lost every factor")
    RecoveryView open(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody OpenRecovery request) {
        return recoveries.open(new UserId(id), request, user);
    }

    @GetMapping("/recoveries")
    @Requires(Permission.PEOPLE_READ)
    @Operation(summary = "Recoveries, the newest 200")
    List<RecoveryView> list() {
        return recoveries.list();
    }

    @PostMapping("/recoveries/{id}/decision")
    @Requires(Permission.PEOPLE_MANAGE)
    @Operation(summary = "Decide a recovery that another administrator opened")
    RecoveryView decide(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody DecideRecovery decision) {
        return recoveries.decide(id, decision, user);
    }
}
