package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.GatewayFlags;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.operations.FeatureFlags;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Orders")
class OrderController {

    private final TradingService trading;
    private final FeatureFlags flags;
    private final OrderLimits limits;

    OrderController(TradingService trading, FeatureFlags flags, OrderLimits limits) {
        this.trading = trading;
        this.flags = flags;
        this.limits = limits;
    }

    @PostMapping("/orders")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Place an order; durable when answered, one order per Idempotency-Key")
    OrderView place(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PlaceOrder order) {
        requireOpen();
        limits.require(user, order);
        return trading.place(user.id(), order, key);
    }

    @PostMapping("/order-groups")
    @Requires(Permission.ORDER_PLACE)
    @Operation(
            summary =
                    "Place an entry with its exits, or two exits of which one cancels the other; all"
                            + " or none, once per Idempotency-Key")
    GroupView placeGroup(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody PlaceGroup group) {
        requireOpen();
        PlaceOrder entry = group.entry();
        if (entry != null) {
            limits.require(user, entry);
        }
        limits.require(user, group.target());
        limits.require(user, group.stop());
        return trading.placeGroup(user.id(), group, key);
    }

    @PatchMapping("/orders/{id}")
    @Requires(Permission.ORDER_PLACE)
    @Operation(
            summary =
                    "Change a working order; durable when answered, once per Idempotency-Key; the"
                            + " outcome arrives as a change of the order")
    OrderView amend(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable OrderId id,
            @RequestBody AmendOrder change) {
        requireOpen();
        limits.require(user, OrderLimits.amended(trading.order(user.id(), id), change));
        return trading.amend(user.id(), id, change, key);
    }

    @GetMapping("/venues/{venue}/order-support")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "What orders a venue takes by itself, with help here, or not at all")
    OrderSupport support(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable VenueId venue,
            @RequestParam(required = false) @Nullable AccountId account) {
        return account == null
                ? trading.support(venue)
                : trading.support(user.id(), account, venue);
    }

    private void requireOpen() {
        if (!flags.on(GatewayFlags.ACCEPT_ORDERS)) {
            throw new ProblemException(
                    ErrorCode.SWITCHED_OFF, "New orders are not taken now; cancels are.");
        }
    }

    @GetMapping("/orders")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Working orders (oldest first) or all orders (newest first)")
    List<OrderView> orders(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam AccountId account,
            @RequestParam(defaultValue = "true") boolean working,
            @RequestParam(defaultValue = "100") int limit) {
        Limits.within("limit", limit, 1000);
        return working
                ? trading.working(user.id(), account)
                : trading.history(user.id(), account, limit);
    }

    @GetMapping("/orders/{id}")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "One order")
    OrderView order(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable OrderId id) {
        return trading.order(user.id(), id);
    }

    @DeleteMapping("/orders/{id}")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Ask for a cancel; the outcome arrives as a change of the order")
    OrderView cancel(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable OrderId id) {
        return trading.cancel(user.id(), id);
    }

    @DeleteMapping("/orders")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Ask to cancel every working order of an account")
    List<OrderView> cancelAll(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestParam AccountId account) {
        return trading.cancelAll(user.id(), account);
    }

    @GetMapping("/fills")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Fills, newest first")
    List<FillView> fills(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam AccountId account,
            @RequestParam(defaultValue = "100") int limit) {
        return trading.fills(user.id(), account, Limits.within("limit", limit, 1000));
    }
}
