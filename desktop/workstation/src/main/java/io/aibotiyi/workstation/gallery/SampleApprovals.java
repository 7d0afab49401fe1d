package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Approvals;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Four-eyes cases in every state; one's own cannot be decided, as in the backend. */
final class SampleApprovals implements Approvals {

    private final Instant now;
    private final List<ApprovalView> cases = new ArrayList<>();

    SampleApprovals(Instant now) {
        this.now = now;
        UserId hana = SampleCast.HANA.id();
        add(
                "access.privilege",
                SampleCast.EMRE.id(),
                SampleCast.EMRE.id(),
                "emre.moreau gets OPERATOR for 2 h",
                "The feed of SOL-USDT resynchronises again and again; needs a restart of its"
                        + " adapter.",
                ApprovalState.PENDING,
                Duration.ofMinutes(18),
                Duration.ofHours(24),
                null);
        add(
                "access.role.assign",
                hana,
                SampleCast.GORAN.id(),
                "goran.kaya gets ADMIN",
                "Third administrator, so that two are always there in the holidays.",
                ApprovalState.PENDING,
                Duration.ofHours(26),
                Duration.ofDays(7),
                null);
        add(
                "access.policy.deploy",
                SampleCast.ME,
                null,
                "Deploy version 4 of the policy vip-larger-orders",
                "VIP customers may place orders up to 250,000 as agreed with risk.",
                ApprovalState.PENDING,
                Duration.ofHours(3),
                Duration.ofDays(7),
                null);
        add(
                "access.role.assign",
                hana,
                SampleCast.ME,
                "me gets CUSTOMER",
                "To see what customers see, in the simulation only.",
                ApprovalState.PENDING,
                Duration.ofDays(2),
                Duration.ofDays(7),
                null);
        add(
                "access.policy.deploy",
                hana,
                null,
                "Deploy version 3 of the policy vip-larger-orders",
                "Raises the limit to 100,000.",
                ApprovalState.APPROVED,
                Duration.ofDays(9),
                Duration.ofDays(7),
                "Tests and the shadow run agree.");
        add(
                "access.role.assign",
                SampleCast.GORAN.id(),
                SampleCast.BOT.id(),
                "svc-rebalancer gets OPERATOR",
                "So that it can restart feeds.",
                ApprovalState.REFUSED,
                Duration.ofDays(12),
                Duration.ofDays(7),
                "A bot has no business with feeds; open an alert instead.");
        add(
                "access.privilege",
                SampleCast.CHIDI.id(),
                SampleCast.CHIDI.id(),
                "chidi.okafor gets audit:export for 1 h",
                "Monthly report.",
                ApprovalState.EXPIRED,
                Duration.ofDays(15),
                Duration.ofDays(1),
                null);
    }

    private void add(
            String kind,
            UserId requester,
            @Nullable UserId beneficiary,
            String summary,
            String reason,
            ApprovalState state,
            Duration ago,
            Duration life,
            @Nullable String note) {
        Instant created = now.minus(ago);
        boolean decided = note != null;
        cases.add(
                new ApprovalView(
                        SampleAccess.uuid(0xca5e, cases.size() + 1),
                        kind,
                        requester,
                        beneficiary,
                        summary,
                        reason,
                        state,
                        created,
                        created.plus(life),
                        decided ? SampleCast.ME : null,
                        decided ? created.plus(Duration.ofHours(5)) : null,
                        note));
    }

    @Override
    public Page<ApprovalView> list(
            @Nullable ApprovalState state, @Nullable String after, int limit) {
        return new Page<>(
                cases.stream().filter(c -> state == null || c.state() == state).toList(), null);
    }

    @Override
    public Page<ApprovalView> own(@Nullable String after, int limit) {
        return new Page<>(
                cases.stream().filter(c -> c.requester().equals(SampleCast.ME)).toList(), null);
    }

    @Override
    public ApprovalView decide(UUID approval, DecideApproval request) {
        ApprovalView one = find(approval);
        if (one.requester().equals(SampleCast.ME) || SampleCast.ME.equals(one.beneficiary())) {
            throw SampleAccess.refuse(
                    ErrorCode.FORBIDDEN, "Who asks or gains by it does not decide.");
        }
        return put(
                one,
                request.approve() ? ApprovalState.APPROVED : ApprovalState.REFUSED,
                request.note());
    }

    @Override
    public ApprovalView withdraw(UUID approval) {
        return put(find(approval), ApprovalState.WITHDRAWN, null);
    }

    private ApprovalView find(UUID id) {
        return cases.stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such case."));
    }

    private ApprovalView put(ApprovalView c, ApprovalState state, @Nullable String note) {
        if (c.state() != ApprovalState.PENDING) {
            throw SampleAccess.refuse(ErrorCode.CONFLICT, "It is " + c.state() + " already.");
        }
        ApprovalView next =
                new ApprovalView(
                        c.id(),
                        c.kind(),
                        c.requester(),
                        c.beneficiary(),
                        c.summary(),
                        c.reason(),
                        state,
                        c.created(),
                        c.expires(),
                        SampleCast.ME,
                        now,
                        note);
        cases.set(cases.indexOf(c), next);
        return next;
    }
}
