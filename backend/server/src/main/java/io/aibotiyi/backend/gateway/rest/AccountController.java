package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Accounts")
class AccountController {

    private final TradingService trading;
    private final Ledger ledger;

    AccountController(TradingService trading, Ledger ledger) {
        this.trading = trading;
        this.ledger = ledger;
    }

    @GetMapping("/accounts")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Your accounts")
    List<AccountView> accounts(@AuthenticationPrincipal AuthenticatedUser user) {
        return trading.accounts(user.id());
    }

    @GetMapping("/accounts/{id}/portfolio")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Balances, positions and equity now")
    PortfolioView portfolio(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable AccountId id) {
        return trading.portfolio(user.id(), id);
    }

    @GetMapping("/accounts/{id}/equity")
    @Requires(Permission.ACCOUNT_READ)
    @Operation(summary = "Equity over time, oldest first")
    List<EquityPoint> equity(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable AccountId id,
            @RequestParam(defaultValue = "500") int limit) {
        return trading.equity(user.id(), id, Limits.within("limit", limit, 1000));
    }

    @GetMapping("/ledger/proof")
    @Requires(Permission.LEDGER_AUDIT)
    @Operation(summary = "Add up the whole ledger; administrators only")
    LedgerProof proof() {
        return ledger.prove();
    }
}
