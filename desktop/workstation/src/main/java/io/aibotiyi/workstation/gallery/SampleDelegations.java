package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Delegations;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Delegations to and from who looks; lending and taking back work, in memory. */
final class SampleDelegations implements Delegations {

    private final Instant now;
    private final List<DelegationView> all = new ArrayList<>();

    SampleDelegations(Instant now) {
        this.now = now;
        add(
                SampleCast.ME,
                SampleCast.GORAN,
                List.of("sessions:read", "sessions:end", "alerts:handle"),
                "On call while I am on the train",
                -1,
                27);
        add(
                SampleCast.HANA.id(),
                new SampleCast.Member(SampleCast.ME, "me", List.of()),
                List.of("approvals:read", "approvals:decide"),
                "Parental leave; the four-eyes cases of the risk desk must not wait",
                -12,
                60 * 24);
        add(
                SampleCast.ME,
                SampleCast.FARAH,
                List.of("audit:read"),
                "Help with the quarterly review",
                -40,
                -24 * 9);
        add(
                SampleCast.ME,
                SampleCast.EMRE,
                List.of("config:read", "system:read", "ledger:audit", "people:read", "roles:read"),
                "Looked into the slow feed of March",
                -70,
                24 * 3);
        DelegationView last = all.removeLast();
        all.add(revoked(last, now.minus(Duration.ofDays(20))));
    }

    private void add(
            UserId from,
            SampleCast.Member to,
            List<String> permissions,
            String reason,
            int madeDays,
            int endsHours) {
        all.add(
                new DelegationView(
                        SampleAccess.uuid(0xde1e, all.size()),
                        from,
                        to.id(),
                        permissions,
                        reason,
                        now.plus(Duration.ofDays(madeDays)),
                        now.plus(Duration.ofHours(endsHours)),
                        null));
    }

    private static DelegationView revoked(DelegationView d, @Nullable Instant when) {
        return new DelegationView(
                d.id(),
                d.delegator(),
                d.delegate(),
                d.permissions(),
                d.reason(),
                d.created(),
                d.ends(),
                when);
    }

    @Override
    public List<DelegationView> list() {
        return List.copyOf(all);
    }

    @Override
    public DelegationView delegate(Delegate request) {
        DelegationView made =
                new DelegationView(
                        SampleAccess.uuid(0xde1e, all.size()),
                        SampleCast.ME,
                        request.delegate(),
                        request.permissions(),
                        request.reason(),
                        now,
                        request.ends(),
                        null);
        all.addFirst(made);
        return made;
    }

    @Override
    public void revoke(UUID delegation) {
        if (all.stream().noneMatch(d -> d.id().equals(delegation))) {
            throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such delegation.");
        }
        all.replaceAll(d -> d.id().equals(delegation) ? revoked(d, now) : d);
    }
}
