package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.privacy.PersonalDataRequests;
import io.aibotiyi.backend.privacy.Retention;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.ErasePerson;
import io.aibotiyi.protocol.Privacy.RefuseRequest;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import io.aibotiyi.protocol.Privacy.SetRetention;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/admin/privacy")
@Tag(name = "Privacy")
class PrivacyAdminController {

    private final PersonalDataRequests requests;
    private final Retention retention;
    private final PeopleDirectory people;

    PrivacyAdminController(
            PersonalDataRequests requests, Retention retention, PeopleDirectory people) {
        this.requests = requests;
        this.retention = retention;
        this.people = people;
    }

    @GetMapping("/requests")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "Everybody's privacy requests, newest first, by page")
    Page<RequestView> all(
            @RequestParam(required = false) @Nullable RequestKind kind,
            @RequestParam(required = false) @Nullable RequestState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return requests.all(new RequestQuery(kind, state, after, limit));
    }

    @PostMapping("/erasures")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "Ask for somebody's erasure; a second administrator must approve")
    RequestView erase(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody ErasePerson request) {
        if (!people.get(request.person()).username().equals(request.username())) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "That is not the person's user name", "username");
        }
        return requests.erase(request.person(), request.reason(), user.id());
    }

    @PostMapping("/requests/{id}/approve")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "Approve another administrator's erasure request")
    RequestView approve(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return requests.approve(id, user.id());
    }

    @PostMapping("/requests/{id}/refuse")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "Refuse another administrator's erasure request")
    RequestView refuse(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @RequestBody RefuseRequest request) {
        return requests.refuse(id, request.reason(), user.id());
    }

    @GetMapping("/retention")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "How long what is kept")
    List<RetentionRuleView> rules() {
        return retention.rules();
    }

    @PutMapping("/retention/{rule}")
    @Requires(Permission.PRIVACY_MANAGE)
    @Operation(summary = "Set how long something is kept")
    RetentionRuleView set(@PathVariable String rule, @RequestBody SetRetention request) {
        return retention.set(rule, request.keepDays());
    }
}
