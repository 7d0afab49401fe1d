package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Security alerts")
class AlertController {

    private final SecurityAlerts alerts;

    AlertController(SecurityAlerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping("/alerts")
    @Requires(Permission.SYSTEM_READ)
    @Operation(summary = "Security alerts, newest first")
    Page<AlertView> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return alerts.list(open, after, limit);
    }

    @PostMapping("/alerts/{id}/acknowledgement")
    @Requires(Permission.ALERTS_HANDLE)
    @Operation(summary = "Acknowledge an alert; not one about oneself")
    AlertView acknowledge(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody AcknowledgeAlert request) {
        return alerts.acknowledge(user.id(), id, request.note());
    }
}
