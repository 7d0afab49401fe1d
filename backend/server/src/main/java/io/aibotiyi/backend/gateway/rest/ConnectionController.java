package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.connections.ExchangeConnections;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Connections")
class ConnectionController {

    private final ExchangeConnections connections;

    ConnectionController(ExchangeConnections connections) {
        this.connections = connections;
    }

    @GetMapping("/connections")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Your connections to exchanges, oldest first; never a key")
    List<ConnectionView> all(@AuthenticationPrincipal AuthenticatedUser user) {
        return connections.of(user.id());
    }

    @PostMapping("/connections")
    @Requires(Permission.CONNECTIONS)
    @Operation(
            summary =
                    "Store a key of an exchange and open a live account that trades real money with"
                            + " it; a key that can withdraw is refused where the exchange tells")
    ConnectionView connect(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody Connect request) {
        return connections.connect(user.id(), request);
    }

    @PutMapping("/connections/{id}/key")
    @Requires(Permission.CONNECTIONS)
    @Operation(summary = "Replace the key by another of the same account; orders go on")
    ConnectionView replaceKey(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody ReplaceKey request) {
        return connections.replaceKey(user.id(), id, request);
    }

    @DeleteMapping("/connections/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.CONNECTIONS)
    @Operation(summary = "Forget a key; refused while orders work. The account stays, to be read")
    void remove(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        connections.remove(user.id(), id);
    }

    @GetMapping("/accounts/{id}/connection")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "How a live account stands with its exchange, and what differs")
    LiveStatus status(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return connections.status(user.id(), id);
    }

    @GetMapping("/accounts/{id}/adjustments")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(
            summary = "What was booked so that the ledger agrees with the exchange, newest first")
    List<Adjustment> adjustments(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestParam(defaultValue = "100") int limit) {
        return connections.adjustments(user.id(), id, Limits.within("limit", limit, 1000));
    }
}
