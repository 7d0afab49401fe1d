package io.aibotiyi.client;

import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns that revoke what nobody certifies. */
public interface AccessReviews {

    Page<ReviewView> list(@Nullable String after, int limit);

    ReviewView open(OpenReview request);

    Page<ReviewItemView> items(UUID review, @Nullable String after, int limit);

    ReviewItemView decide(UUID review, UUID item, DecideItem request);

    /** Of a closed campaign, signed. */
    ReviewEvidence evidence(UUID review);
}
