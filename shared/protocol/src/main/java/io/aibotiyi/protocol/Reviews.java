package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access reviews: somebody certifies each assignment, or it is revoked. */
public final class Reviews {

    private Reviews() {}

    public enum ReviewState {
        OPEN,
        /** Decided, or its deadline passed. */
        CLOSED
    }

    public enum ItemDecision {
        CERTIFIED,
        REVOKED,
        /** Nobody certified it in time: revoked. */
        LAPSED
    }

    /**
     * @param role reviews only assignments of this role; null for all
     * @param reviewers who may decide; nobody decides about their own access
     * @param deadline in the future, at most a year from now
     */
    public record OpenReview(
            String title, @Nullable String role, List<UserId> reviewers, Instant deadline) {}

    public record ReviewView(
            UUID id,
            String title,
            @Nullable String role,
            List<UserId> reviewers,
            Instant deadline,
            ReviewState state,
            UserId createdBy,
            Instant created,
            @Nullable Instant closed,
            int items,
            int undecided) {}

    /**
     * @param decision null while it is undecided
     */
    public record ReviewItemView(
            UUID id,
            UUID assignment,
            UserId user,
            String role,
            @Nullable ItemDecision decision,
            @Nullable UserId decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String note) {}

    public record DecideItem(boolean certify, String note) {}

    /**
     * A closed review for auditors.
     *
     * @param document JSON, exactly the bytes (UTF-8) that were signed
     * @param signature Ed25519 (RFC 8032) over the document, Base64
     * @param publicKey X.509 SubjectPublicKeyInfo, Base64
     */
    public record ReviewEvidence(String document, String signature, String publicKey) {}
}
