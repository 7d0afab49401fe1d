package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.notifications.NoticeBox;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Notices")
class NoticeController {

    private final NoticeBox notices;

    NoticeController(NoticeBox notices) {
        this.notices = notices;
    }

    @GetMapping
    @Requires(Permission.SELF_READ)
    @Operation(summary = "News for you, newest first")
    NoticePage page(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int limit) {
        return notices.page(user.id(), before, Limits.within("limit", limit, 200));
    }

    @PostMapping("/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Mark a notice as read")
    void markRead(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        notices.markRead(user.id(), id);
    }

    @PostMapping("/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Mark all notices as read")
    void markAllRead(@AuthenticationPrincipal AuthenticatedUser user) {
        notices.markAllRead(user.id());
    }
}
