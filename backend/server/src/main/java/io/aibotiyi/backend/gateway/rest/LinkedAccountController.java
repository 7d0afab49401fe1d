package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.LinkedAccounts;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me/linked-accounts")
@Tag(name = "Credentials")
class LinkedAccountController {

    private final LinkedAccounts accounts;

    LinkedAccountController(LinkedAccounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your accounts at sign-in providers")
    List<LinkedAccountView> list(@AuthenticationPrincipal AuthenticatedUser user) {
        return accounts.of(user);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Unlink an account at a sign-in provider")
    void unlink(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        accounts.unlink(user, id);
    }
}
