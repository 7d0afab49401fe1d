package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.GatewayFlags;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.operations.FeatureFlags;
import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/parent-orders")
@Tag(name = "Parent orders")
class ParentOrderController {

    private final ParentOrders parents;
    private final FeatureFlags flags;
    private final OrderLimits limits;

    ParentOrderController(ParentOrders parents, FeatureFlags flags, OrderLimits limits) {
        this.parents = parents;
        this.flags = flags;
        this.limits = limits;
    }

    @PostMapping
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Start a parent order; durable when answered, one per Idempotency-Key")
    ParentView start(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody StartParent request) {
        if (!flags.on(GatewayFlags.ACCEPT_ORDERS)) {
            throw new ProblemException(
                    ErrorCode.SWITCHED_OFF, "New orders are not taken now; cancels are.");
        }
        limits.require(user, whole(request));
        return parents.start(user.id(), request, key);
    }

    /** A policy that forbids an order of all of it forbids it in parts, too. */
    private static PlaceOrder whole(StartParent request) {
        return new PlaceOrder(
                request.account(),
                request.instrument(),
                request.side(),
                request.limitPrice() == null ? OrderType.MARKET : OrderType.LIMIT,
                request.quantity(),
                request.limitPrice(),
                null,
                null);
    }

    @PostMapping("/preview")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "What a parent order would do now, and why; nothing is placed")
    Preview preview(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody StartParent request) {
        return parents.preview(user.id(), request);
    }

    @GetMapping
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Working parent orders (oldest first) or all (newest first)")
    List<ParentView> list(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam AccountId account,
            @RequestParam(defaultValue = "true") boolean working,
            @RequestParam(defaultValue = "100") int limit) {
        Limits.within("limit", limit, 1000);
        return working
                ? parents.working(user.id(), account)
                : parents.history(user.id(), account, limit);
    }

    @GetMapping("/{id}")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "One parent order: progress, average price and slippage")
    ParentView parent(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable ParentOrderId id) {
        return parents.parent(user.id(), id);
    }

    @GetMapping("/{id}/children")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Children of a parent order, newest first")
    List<ChildView> children(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable ParentOrderId id,
            @RequestParam(defaultValue = "100") int limit) {
        return parents.children(user.id(), id, Limits.within("limit", limit, 1000));
    }

    @DeleteMapping("/{id}")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Ask for a cancel; it ends when its last child has")
    ParentView cancel(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable ParentOrderId id) {
        return parents.cancel(user.id(), id);
    }

    @DeleteMapping
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Ask to cancel every working parent order of an account")
    List<ParentView> cancelAll(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestParam AccountId account) {
        return parents.cancelAll(user.id(), account);
    }
}
