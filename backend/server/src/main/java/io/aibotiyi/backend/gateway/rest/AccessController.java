package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.gateway.web.ClientCalls;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.operations.ServerDescription;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ServerInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Access")
class AccessController {

    private final Identity identity;
    private final ServerDescription server;
    private final ClientCalls calls;

    AccessController(Identity identity, ServerDescription server, ClientCalls calls) {
        this.identity = identity;
        this.server = server;
        this.calls = calls;
    }

    @GetMapping("/server")
    @Operation(summary = "What anyone may know of this backend")
    ServerInfo server(HttpServletRequest from) {
        ServerInfo info = server.info();
        return new ServerInfo(
                info.name(),
                info.version(),
                info.mode(),
                info.embedded(),
                info.setupRequired(),
                ReachableStream.of(info.stream(), from.getServerName()),
                info.time());
    }

    @PostMapping("/setup")
    @Operation(summary = "Create the first administrator with the one-time setup secret")
    Session setUp(@RequestBody Setup request, HttpServletRequest from) {
        return identity.setUp(request, calls.describe(from));
    }

    @PostMapping("/sessions")
    @Operation(summary = "Sign in")
    Session login(@RequestBody Login request, HttpServletRequest from) {
        return identity.login(request, calls.describe(from));
    }

    @PostMapping("/sessions/embedded")
    @Operation(summary = "Sign in to a backend inside the workstation's own process")
    Session loginEmbedded(@RequestBody EmbeddedLogin request, HttpServletRequest from) {
        return identity.loginEmbedded(request, calls.describe(from));
    }

    @PostMapping("/sessions/refresh")
    @Operation(summary = "Exchange a refresh token, which works once, for the next pair")
    Session refresh(@RequestBody Refresh request, HttpServletRequest from) {
        return identity.refresh(request, calls.describe(from));
    }

    @DeleteMapping("/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "Sign out; streams of the session close within a second")
    void logout(@AuthenticationPrincipal AuthenticatedUser user) {
        identity.logout(user);
    }
}
