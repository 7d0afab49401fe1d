package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Privileges;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.PrivilegeState;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Temporary privileges, among them a broken glass that nobody has looked at. */
final class SamplePrivileges implements Privileges {

    private final Instant now;
    private final List<PrivilegeView> all = new ArrayList<>();

    SamplePrivileges(Instant now) {
        this.now = now;
        add(
                SampleCast.GORAN.id(),
                null,
                "people:manage",
                "03:40, account of dina.fontana drained from an unknown network; disabled her and"
                        + " ended all sessions.",
                60,
                PrivilegeState.ENDED,
                Duration.ofHours(10),
                true,
                null);
        add(
                SampleCast.FARAH.id(),
                null,
                "audit:export",
                "Sample for the annual audit.",
                240,
                PrivilegeState.ACTIVE,
                Duration.ofMinutes(50),
                false,
                null);
        add(
                SampleCast.HANA.id(),
                "OPERATOR",
                null,
                "Signing keys had to be rotated while operations was unreachable.",
                30,
                PrivilegeState.ENDED,
                Duration.ofDays(20),
                true,
                "Compared with the audit log: one rotation, nothing else.");
    }

    private void add(
            UserId who,
            @Nullable String role,
            @Nullable String permission,
            String reason,
            int minutes,
            PrivilegeState state,
            Duration ago,
            boolean glass,
            @Nullable String review) {
        Instant start = now.minus(ago);
        all.add(
                new PrivilegeView(
                        SampleAccess.uuid(0x9a55, all.size() + 1),
                        who,
                        role,
                        permission,
                        reason,
                        minutes,
                        state,
                        start,
                        start,
                        start.plus(Duration.ofMinutes(minutes)),
                        glass,
                        null,
                        review == null ? null : SampleCast.ME,
                        review == null ? null : start.plus(Duration.ofHours(9)),
                        review));
    }

    @Override
    public Page<PrivilegeView> list(boolean unreviewed, @Nullable String after, int limit) {
        return new Page<>(
                all.stream()
                        .filter(p -> !unreviewed || (p.breakGlass() && p.reviewedBy() == null))
                        .toList(),
                null);
    }

    @Override
    public Page<PrivilegeView> own(@Nullable String after, int limit) {
        return new Page<>(
                all.stream().filter(p -> p.beneficiary().equals(SampleCast.ME)).toList(), null);
    }

    @Override
    public PrivilegeView request(RequestPrivilege request) {
        return take(request, PrivilegeState.REQUESTED, false);
    }

    @Override
    public PrivilegeView breakGlass(RequestPrivilege request) {
        return take(request, PrivilegeState.ACTIVE, true);
    }

    private PrivilegeView take(RequestPrivilege r, PrivilegeState state, boolean glass) {
        PrivilegeView taken =
                new PrivilegeView(
                        SampleAccess.uuid(0x9a55, all.size() + 1),
                        SampleCast.ME,
                        r.role(),
                        r.permission(),
                        r.reason(),
                        r.minutes(),
                        state,
                        now,
                        glass ? now : null,
                        glass ? now.plus(Duration.ofMinutes(r.minutes())) : null,
                        glass,
                        null,
                        null,
                        null,
                        null);
        all.addFirst(taken);
        return taken;
    }

    @Override
    public PrivilegeView end(UUID privilege) {
        return put(find(privilege), PrivilegeState.REVOKED, null);
    }

    @Override
    public PrivilegeView revoke(UUID privilege) {
        return put(find(privilege), PrivilegeState.REVOKED, null);
    }

    @Override
    public PrivilegeView review(UUID privilege, ReviewPrivilege request) {
        PrivilegeView one = find(privilege);
        if (one.beneficiary().equals(SampleCast.ME)) {
            throw SampleAccess.refuse(
                    ErrorCode.FORBIDDEN, "Somebody else looks at a glass that you broke.");
        }
        return put(one, one.state(), request.note());
    }

    private PrivilegeView find(UUID id) {
        return all.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such privilege."));
    }

    private PrivilegeView put(PrivilegeView p, PrivilegeState state, @Nullable String note) {
        PrivilegeView next =
                new PrivilegeView(
                        p.id(),
                        p.beneficiary(),
                        p.role(),
                        p.permission(),
                        p.reason(),
                        p.minutes(),
                        state,
                        p.requested(),
                        p.starts(),
                        state == PrivilegeState.REVOKED ? now : p.ends(),
                        p.breakGlass(),
                        p.approval(),
                        note == null ? p.reviewedBy() : SampleCast.ME,
                        note == null ? p.reviewedAt() : now,
                        note == null ? p.reviewNote() : note);
        all.set(all.indexOf(p), next);
        return next;
    }
}
