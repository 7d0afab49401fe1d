package io.aibotiyi.client;

import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Four eyes: what waits for somebody else than who asked or gains by it. */
public interface Approvals {

    /** Newest first. */
    Page<ApprovalView> list(@Nullable ApprovalState state, @Nullable String after, int limit);

    /** What the caller asked for. */
    Page<ApprovalView> own(@Nullable String after, int limit);

    ApprovalView decide(UUID approval, DecideApproval request);

    ApprovalView withdraw(UUID approval);
}
