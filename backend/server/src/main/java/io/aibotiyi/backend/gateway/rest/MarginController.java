package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.trading.MarginService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.Leverage;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Margin")
class MarginController {

    private final MarginService margin;

    MarginController(MarginService margin) {
        this.margin = margin;
    }

    @GetMapping("/perpetuals")
    @Requires(Permission.MARKET_READ)
    @Operation(summary = "Perpetuals with their margin tiers, prices and funding")
    List<PerpetualView> perpetuals() {
        return margin.perpetuals();
    }

    @GetMapping("/accounts/{id}/margin")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Margin of your account now: equity, used, free, maintenance, positions")
    MarginView margin(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return margin.margin(user.id(), id);
    }

    @GetMapping("/accounts/{id}/leverage/{instrument}")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Your leverage in a perpetual, and the most it may be now")
    LeverageView leverage(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @PathVariable InstrumentId instrument) {
        return margin.leverage(user.id(), id, instrument);
    }

    @PutMapping("/accounts/{id}/leverage/{instrument}")
    @Requires(Permission.ORDER_PLACE)
    @Operation(summary = "Choose your leverage; refused while position or orders make it unsafe")
    LeverageView leverage(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @PathVariable InstrumentId instrument,
            @RequestBody Leverage wanted) {
        return margin.leverage(user.id(), id, instrument, wanted.leverage());
    }

    @GetMapping("/accounts/{id}/funding")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Funding received and paid, newest first")
    List<FundingView> funding(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestParam(defaultValue = "100") int limit) {
        return margin.funding(user.id(), id, Limits.within("limit", limit, 1000));
    }

    @GetMapping("/accounts/{id}/liquidations")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Liquidations of your account, newest first")
    List<LiquidationView> liquidations(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestParam(defaultValue = "100") int limit) {
        return margin.liquidations(user.id(), id, Limits.within("limit", limit, 1000));
    }
}
