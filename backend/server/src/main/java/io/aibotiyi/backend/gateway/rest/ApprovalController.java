package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Approvals")
class ApprovalController {

    private final Approvals approvals;

    ApprovalController(Approvals approvals) {
        this.approvals = approvals;
    }

    @GetMapping("/approvals")
    @Requires(Permission.APPROVALS_READ)
    @Operation(summary = "Cases for a second pair of eyes, newest first")
    Page<ApprovalView> list(
            @RequestParam(required = false) @Nullable ApprovalState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return approvals.list(state, null, after, limit);
    }

    @GetMapping("/approvals/own")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Cases that you asked for")
    Page<ApprovalView> own(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return approvals.list(null, user.id(), after, limit);
    }

    @PostMapping("/approvals/{id}/decision")
    @Requires(Permission.APPROVALS_DECIDE)
    @Operation(summary = "Approve or refuse; not for who asked or gains")
    ApprovalView decide(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody DecideApproval request) {
        return approvals.decide(user.id(), id, request.approve(), request.note());
    }

    @DeleteMapping("/approvals/{id}")
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "Take back a case of yours")
    ApprovalView withdraw(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return approvals.withdraw(user.id(), id);
    }
}
