package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Four eyes. A module asks, somebody else who holds {@code approvals:decide} decides, and {@link
 * ApprovalDecided} carries the answer back inside the deciding transaction. Neither the requester
 * nor the beneficiary, nor a delegate of either, may decide. Safe from any thread.
 */
public interface Approvals {

    /**
     * What to decide.
     *
     * @param kind dotted and stable; {@link ApprovalDecided} carries it back
     * @param beneficiary who gains by it; null when nobody does
     * @param summary one sentence for who decides, at most 500 characters
     * @param payload what the asking module needs to act on it, at most 8,000 characters
     * @param reason the requester's, 1 to 500 characters
     * @param life undecided after it, the case expires
     */
    record Case(
            String kind,
            UserId requester,
            @Nullable UserId beneficiary,
            String summary,
            String payload,
            String reason,
            Duration life) {}

    /** Stores the case in the caller's transaction. */
    ApprovalView request(Case what);

    /**
     * Decides, publishes {@link ApprovalDecided} and commits all of it, or nothing if a listener
     * throws.
     *
     * @throws ProblemException NOT_FOUND; CONFLICT if it is decided or expired; FORBIDDEN to the
     *     requester, the beneficiary and their delegates
     */
    ApprovalView decide(UserId by, UUID id, boolean approve, String note);

    /**
     * @throws ProblemException NOT_FOUND, also for somebody else's; CONFLICT if it is decided
     */
    ApprovalView withdraw(UserId by, UUID id);

    /**
     * @throws ProblemException NOT_FOUND
     */
    ApprovalView get(UUID id);

    /**
     * Newest first.
     *
     * @param state null for all
     * @param requester null for everybody's
     * @param limit 1 to 500
     */
    Page<ApprovalView> list(
            @Nullable ApprovalState state,
            @Nullable UserId requester,
            @Nullable String after,
            int limit);
}
