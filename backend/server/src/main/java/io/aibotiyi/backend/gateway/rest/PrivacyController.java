package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.privacy.Consents;
import io.aibotiyi.backend.privacy.PersonalDataRequests;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Privacy.ChooseConsent;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.EraseMe;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/privacy")
@Tag(name = "Privacy")
class PrivacyController {

    private final PersonalDataRequests requests;
    private final Consents consents;
    private final RecentProof proof;

    PrivacyController(PersonalDataRequests requests, Consents consents, RecentProof proof) {
        this.requests = requests;
        this.consents = consents;
        this.proof = proof;
    }

    @PostMapping("/exports")
    @Requires(Permission.PRIVACY_REQUEST)
    @Operation(summary = "Ask for all your data; needs a recent proof of who you are")
    RequestView export(@AuthenticationPrincipal AuthenticatedUser user) {
        proof.require(user);
        return requests.export(user.id());
    }

    @GetMapping("/exports/{id}/archive")
    @Requires(Permission.PRIVACY_REQUEST)
    @Operation(summary = "The finished export as a zip; works once, until it expires")
    ResponseEntity<byte[]> archive(
            @AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        proof.require(user);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header("Content-Disposition", "attachment; filename=\"personal-data.zip\"")
                .cacheControl(CacheControl.noStore())
                .body(requests.archive(user.id(), id));
    }

    @PostMapping("/erasures")
    @Requires(Permission.PRIVACY_REQUEST)
    @Operation(summary = "Ask to be erased; happens after a waiting period")
    RequestView eraseMe(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody EraseMe request) {
        proof.require(user);
        if (!request.username().equals(user.username())) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "Type your own user name to confirm", "username");
        }
        return requests.eraseMe(user.id());
    }

    @GetMapping("/requests")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Your requests, newest first")
    List<RequestView> mine(@AuthenticationPrincipal AuthenticatedUser user) {
        return requests.of(user.id());
    }

    @DeleteMapping("/requests/{id}")
    @Requires(Permission.PRIVACY_REQUEST)
    @Operation(summary = "Cancel an erasure that is still waiting")
    RequestView cancel(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable UUID id) {
        return requests.cancel(user.id(), id);
    }

    @GetMapping("/consents")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "What needs your consent, and what you chose")
    List<ConsentView> consents(@AuthenticationPrincipal AuthenticatedUser user) {
        return consents.of(user.id());
    }

    @PutMapping("/consents/{purpose}")
    @Requires(Permission.PRIVACY_REQUEST)
    @Operation(summary = "Give or withdraw consent")
    ConsentView choose(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String purpose,
            @RequestBody ChooseConsent choice) {
        return consents.choose(user.id(), purpose, choice);
    }

    @GetMapping("/consents/history")
    @Requires(Permission.SELF_READ)
    @Operation(summary = "Each of your choices, newest first")
    List<ConsentEntry> history(@AuthenticationPrincipal AuthenticatedUser user) {
        return consents.history(user.id());
    }
}
