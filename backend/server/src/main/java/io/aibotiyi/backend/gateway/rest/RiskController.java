package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.web.EntityTags;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Risk")
class RiskController {

    private final RiskService risk;

    RiskController(RiskService risk) {
        this.risk = risk;
    }

    @GetMapping("/accounts/{id}/risk")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Limits of your account, their use, and its halt")
    ResponseEntity<RiskView> own(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return tagged(risk.risk(user.id(), id));
    }

    @PutMapping("/accounts/{id}/risk")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Set your own limits; If-Match names the version that was seen")
    ResponseEntity<RiskView> limit(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Limits limits) {
        return tagged(risk.limit(user.id(), id, EntityTags.required(ifMatch), limits));
    }

    @PostMapping("/accounts/{id}/halt")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Kill switch: take no order, cancel all, close positions if asked for")
    ResponseEntity<RiskView> halt(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestBody Halt halt) {
        return tagged(risk.halt(user.id(), id, halt));
    }

    @DeleteMapping("/accounts/{id}/halt")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Trade again after your own halt")
    ResponseEntity<RiskView> resume(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return tagged(risk.resume(user.id(), id));
    }

    @GetMapping("/accounts/{id}/fees")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Your fee tier and rates today")
    FeeView fees(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return risk.fees(user.id(), id);
    }

    @GetMapping("/risk/accounts")
    @Requires(Permission.RISK_READ)
    @Operation(summary = "Everybody's accounts with their halts, the latest opened first")
    Page<AccountSummary> all(
            @RequestParam(defaultValue = "false") boolean halted,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return risk.deskList(halted, after, limit);
    }

    @GetMapping("/risk/accounts/{id}")
    @Requires(Permission.RISK_READ)
    @Operation(summary = "Limits, use and halt of anybody's account")
    ResponseEntity<RiskView> any(@PathVariable AccountId id) {
        return deskTagged(risk.deskView(id));
    }

    @PutMapping("/risk/accounts/{id}")
    @Requires(Permission.RISK_MANAGE)
    @Operation(summary = "Set the desk's limits; If-Match names the desk version that was seen")
    ResponseEntity<RiskView> limitAny(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Limits limits) {
        return deskTagged(risk.deskLimit(user.id(), id, EntityTags.required(ifMatch), limits));
    }

    @PostMapping("/risk/accounts/{id}/halt")
    @Requires(Permission.RISK_MANAGE)
    @Operation(summary = "Halt anybody's account; only the desk can let it trade again")
    ResponseEntity<RiskView> haltAny(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestBody Halt halt) {
        return deskTagged(risk.deskHalt(user.id(), id, halt));
    }

    @DeleteMapping("/risk/accounts/{id}/halt")
    @Requires(Permission.RISK_MANAGE)
    @Operation(summary = "Let an account trade again, whoever halted it")
    ResponseEntity<RiskView> resumeAny(@PathVariable AccountId id) {
        return deskTagged(risk.deskResume(id));
    }

    private static ResponseEntity<RiskView> tagged(RiskView view) {
        return EntityTags.versioned(view, view.version());
    }

    private static ResponseEntity<RiskView> deskTagged(RiskView view) {
        return EntityTags.versioned(view, view.deskVersion());
    }
}
