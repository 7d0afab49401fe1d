package io.aibotiyi.client;

import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.Page;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpApprovals implements Approvals {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpApprovals(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Page<ApprovalView> list(
            @Nullable ApprovalState state, @Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/approvals")
                        .and("state", state)
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public Page<ApprovalView> own(@Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/approvals/own")
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public ApprovalView decide(UUID approval, DecideApproval request) {
        return rest.post(
                BASE + "/approvals/" + approval + "/decision",
                request,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public ApprovalView withdraw(UUID approval) {
        return rest.delete(BASE + "/approvals/" + approval, new TypeReference<>() {});
    }
}
