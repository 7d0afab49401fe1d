package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody approved or refused a case. Published in process inside the deciding transaction: a
 * listener acts in it, and one that throws undoes the decision.
 *
 * @param payload what the asking module gave with the case
 */
public record ApprovalDecided(
        UUID id,
        String kind,
        boolean approved,
        UserId requester,
        @Nullable UserId beneficiary,
        String payload,
        String reason,
        UserId decidedBy) {}
