package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.SignedInSessions;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.Ended;
import io.aibotiyi.protocol.Sessions.SessionView;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sessions")
class SessionController {

    private final SignedInSessions sessions;

    SessionController(SignedInSessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping("/sessions")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your open sessions, the latest used first")
    List<SessionView> own(@AuthenticationPrincipal AuthenticatedUser user) {
        return sessions.of(user);
    }

    @GetMapping("/sessions/current")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "The session that asks; also while it is confined")
    SessionView current(@AuthenticationPrincipal AuthenticatedUser user) {
        return sessions.current(user);
    }

    @PostMapping("/sessions/current/activity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Say that a person is at the workstation, which keeps it from idling")
    void active() {
        // the call itself is the activity
    }

    @DeleteMapping("/sessions/others")
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "End all your sessions but this one; needs a recent proof of who you are")
    Ended endOthers(@AuthenticationPrincipal AuthenticatedUser user) {
        return new Ended(sessions.endOthers(user));
    }

    @DeleteMapping("/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_SECURITY)
    @Operation(summary = "End one of your sessions; needs a recent proof of who you are")
    void end(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        sessions.end(user, id);
    }

    @GetMapping("/admin/sessions")
    @Requires(Permission.SESSIONS_READ)
    @Operation(summary = "Everybody's open sessions, the latest opened first")
    Page<SessionView> everybodys(
            @RequestParam(required = false) @Nullable UserId user,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return sessions.page(user, after, limit);
    }

    @DeleteMapping("/admin/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SESSIONS_END)
    @Operation(summary = "Sign somebody's session out; its streams close within a second")
    void endAnybodys(@PathVariable UUID id) {
        sessions.endAnybodys(id);
    }

    @DeleteMapping("/admin/people/{id}/sessions")
    @Requires(Permission.SESSIONS_END)
    @Operation(summary = "Sign somebody out everywhere")
    Ended endAllOf(@PathVariable UserId id) {
        return new Ended(sessions.endAllOf(id));
    }

    @DeleteMapping("/admin/sessions")
    @Requires(Permission.SESSIONS_END)
    @Operation(summary = "Sign everybody out but yourself here")
    Ended endEverybodys(@AuthenticationPrincipal AuthenticatedUser user) {
        return new Ended(sessions.endEverybodys(user));
    }
}
