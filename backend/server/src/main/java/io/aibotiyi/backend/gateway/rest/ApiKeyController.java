package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.ApiKeyRegistry;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ApiKeys.CreateServiceAccount;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
@RequestMapping("/api/v1")
@Tag(name = "API keys")
class ApiKeyController {

    private final ApiKeyRegistry keys;
    private final PeopleDirectory people;

    ApiKeyController(ApiKeyRegistry keys, PeopleDirectory people) {
        this.keys = keys;
        this.people = people;
    }

    @GetMapping("/keys")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your API keys, newest first")
    List<ApiKeyView> mine(@AuthenticationPrincipal AuthenticatedUser user) {
        return keys.of(user.id());
    }

    @PostMapping("/keys")
    @Requires(Permission.API_KEYS)
    @Operation(summary = "Register the public key of a bot")
    ApiKeyView create(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody CreateApiKey request) {
        return keys.create(user.id(), request);
    }

    @DeleteMapping("/keys/{id}")
    @Requires(Permission.SELF_CHANGE)
    @Operation(summary = "Revoke a key of yours; its streams close")
    ApiKeyView revoke(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return keys.revoke(user.id(), id, "revoked by its owner");
    }

    @GetMapping("/admin/keys")
    @Requires(Permission.KEYS_READ)
    @Operation(summary = "Everybody's API keys, newest first, by page")
    Page<ApiKeyView> all(
            @RequestParam(required = false) @Nullable UserId owner,
            @RequestParam(defaultValue = "false") boolean usable,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return keys.all(new ApiKeyQuery(owner, usable, after, limit));
    }

    @DeleteMapping("/admin/keys/{id}")
    @Requires(Permission.KEYS_MANAGE)
    @Operation(summary = "Revoke anybody's key; its streams close")
    ApiKeyView revokeAny(@PathVariable UUID id) {
        return keys.revokeAny(id, "revoked by an administrator");
    }

    @PostMapping("/admin/services")
    @Requires(Permission.KEYS_MANAGE)
    @Operation(summary = "Make a service account that answers to you")
    PersonView createService(
            @AuthenticationPrincipal AuthenticatedUser user,
            @RequestBody CreateServiceAccount request) {
        return people.createService(request.username(), request.displayName(), user.id());
    }

    @PostMapping("/admin/services/{id}/keys")
    @Requires(Permission.KEYS_MANAGE)
    @Operation(summary = "Register the public key of a service account")
    ApiKeyView createForService(@PathVariable UserId id, @RequestBody CreateApiKey request) {
        return keys.createForService(id, request);
    }
}
