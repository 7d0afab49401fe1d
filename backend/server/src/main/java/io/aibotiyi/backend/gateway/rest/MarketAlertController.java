package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.analytics.PersonalAlerts;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/market-alerts")
@Tag(name = "Market alerts")
class MarketAlertController {

    private final PersonalAlerts alerts;

    MarketAlertController(PersonalAlerts alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "One's own alerts, oldest first")
    List<MarketAlertView> all(@AuthenticationPrincipal AuthenticatedUser user) {
        return alerts.all(user.id());
    }

    @PostMapping
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "Set an alert; watched from then on, one per Idempotency-Key")
    MarketAlertView set(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody SetAlert alert) {
        return alerts.set(user.id(), alert, key);
    }

    @PutMapping("/{id}")
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "Replace an alert's terms; it begins anew")
    MarketAlertView change(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AlertId id,
            @RequestBody SetAlert alert) {
        return alerts.change(user.id(), id, alert);
    }

    @PostMapping("/{id}/arm")
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "Begin a paused, fired or expired alert anew")
    MarketAlertView arm(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable AlertId id) {
        return alerts.arm(user.id(), id);
    }

    @PostMapping("/{id}/pause")
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "Stop watching")
    MarketAlertView pause(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable AlertId id) {
        return alerts.pause(user.id(), id);
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.MARKET_ALERTS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an alert; what it told stays in the history")
    void delete(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable AlertId id) {
        alerts.delete(user.id(), id);
    }

    @GetMapping("/firings")
    @Requires(Permission.MARKET_ALERTS)
    @Operation(summary = "What alerts told, newest first")
    FiringPage firings(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable AlertId alert,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "100") int limit) {
        return alerts.firings(user.id(), alert, before, Limits.within("limit", limit, 200));
    }
}
