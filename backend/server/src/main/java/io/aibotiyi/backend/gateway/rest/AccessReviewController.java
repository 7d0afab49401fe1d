package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.AccessReviews;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access")
@Tag(name = "Access reviews")
class AccessReviewController {

    private final AccessReviews reviews;

    AccessReviewController(AccessReviews reviews) {
        this.reviews = reviews;
    }

    @GetMapping("/reviews")
    @Requires(Permission.REVIEWS_READ)
    @Operation(summary = "Campaigns, newest first")
    Page<ReviewView> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return reviews.list(after, limit);
    }

    @PostMapping("/reviews")
    @Requires(Permission.REVIEWS_MANAGE)
    @Operation(summary = "Open a campaign")
    ReviewView open(
            @AuthenticationPrincipal AuthenticatedUser user, @RequestBody OpenReview request) {
        return reviews.open(user.id(), request);
    }

    @GetMapping("/reviews/{id}/items")
    @Requires(Permission.REVIEWS_READ)
    @Operation(summary = "What a campaign asks")
    Page<ReviewItemView> items(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        return reviews.items(id, after, limit);
    }

    @PostMapping("/reviews/{id}/items/{item}")
    @Requires(Permission.REVIEWS_MANAGE)
    @Operation(summary = "Certify or revoke; reviewers only")
    ReviewItemView decide(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestBody DecideItem request) {
        return reviews.decide(user.id(), id, item, request);
    }

    @GetMapping("/reviews/{id}/evidence")
    @Requires(Permission.REVIEWS_READ)
    @Operation(summary = "A closed campaign, signed")
    ReviewEvidence evidence(@PathVariable UUID id) {
        return reviews.evidence(id);
    }
}
