package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns over assignments. What nobody certifies by the deadline is revoked by itself within ten
 * seconds; only the last administrator is kept, with an alert. A closed campaign is signed.
 */
public interface AccessReviews {

    /**
     * Takes in every assignment in force.
     *
     * @throws ProblemException INVALID_FIELD, also if there are more than 10,000 or none
     */
    ReviewView open(UserId by, OpenReview request);

    /** Newest first; at most {@code limit}, 1 to 500. */
    Page<ReviewView> list(@Nullable String after, int limit);

    /**
     * @throws ProblemException NOT_FOUND
     */
    Page<ReviewItemView> items(UUID review, @Nullable String after, int limit);

    /**
     * Certifies the assignment or revokes it at once.
     *
     * @throws ProblemException NOT_FOUND; CONFLICT if it is decided; FORBIDDEN to who is no
     *     reviewer, and about one's own access
     */
    ReviewItemView decide(UserId by, UUID review, UUID item, DecideItem decision);

    /**
     * @throws ProblemException NOT_FOUND, CONFLICT while it is open
     */
    ReviewEvidence evidence(UUID review);
}
