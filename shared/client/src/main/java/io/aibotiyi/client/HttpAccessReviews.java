package io.aibotiyi.client;

import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpAccessReviews implements AccessReviews {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpAccessReviews(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Page<ReviewView> list(@Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/reviews").and("after", after).and("limit", limit).toString(),
                new TypeReference<>() {});
    }

    @Override
    public ReviewView open(OpenReview request) {
        return rest.post(BASE + "/reviews", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public Page<ReviewItemView> items(UUID review, @Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/reviews/" + review + "/items")
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public ReviewItemView decide(UUID review, UUID item, DecideItem request) {
        return rest.post(
                BASE + "/reviews/" + review + "/items/" + item,
                request,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public ReviewEvidence evidence(UUID review) {
        return rest.get(BASE + "/reviews/" + review + "/evidence", new TypeReference<>() {});
    }
}
