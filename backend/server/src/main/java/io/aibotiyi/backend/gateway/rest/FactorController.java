package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.web.ClientCalls;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.OwnCredentials;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.ConfirmTotp;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "Credentials")
class FactorController {

    private final OwnCredentials credentials;
    private final ClientCalls calls;

    FactorController(OwnCredentials credentials, ClientCalls calls) {
        this.credentials = credentials;
        this.calls = calls;
    }

    @GetMapping("/factors")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "What you can sign in with")
    Overview overview(@AuthenticationPrincipal AuthenticatedUser user) {
        return credentials.overview(user);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Change your password")
    void changePassword(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestBody ChangePassword change,
            HttpServletRequest from) {
        credentials.changePassword(user, change, calls.describe(from));
    }

    @PostMapping("/totp")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Begin to enrol an authenticator application")
    TotpEnrolment enrolTotp(@AuthenticationPrincipal AuthenticatedUser user) {
        return credentials.enrolTotp(user);
    }

    @PostMapping("/totp/confirm")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Confirm the authenticator application with one of its codes")
    Enrolled confirmTotp(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody ConfirmTotp confirm) {
        return credentials.confirmTotp(user, confirm.code());
    }

    @DeleteMapping("/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Remove the authenticator application")
    void removeTotp(@AuthenticationPrincipal AuthenticatedUser user) {
        credentials.removeTotp(user);
    }

    @PostMapping("/recovery-codes")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "New recovery codes; the old ones die")
    RecoveryCodes renewRecoveryCodes(@AuthenticationPrincipal AuthenticatedUser user) {
        return credentials.renewRecoveryCodes(user);
    }

    @PostMapping("/passkeys/challenge")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Begin to add a passkey")
    PasskeyCreation beginPasskey(@AuthenticationPrincipal AuthenticatedUser user) {
        return credentials.beginPasskey(user);
    }

    @PostMapping("/passkeys")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Add the passkey that the authenticator made")
    Enrolled addPasskey(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody AddPasskey made) {
        return credentials.addPasskey(user, made);
    }

    @DeleteMapping("/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "Remove a passkey; it dies at once")
    void removePasskey(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        credentials.removePasskey(user, id);
    }
}
