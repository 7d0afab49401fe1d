package io.aibotiyi.backend.access.approvals;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.forbidden;

import io.aibotiyi.backend.access.ApprovalDecided;
import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Page;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides one case at a time, so that two deciders make one decision. */
@Service
public final class FourEyes implements Approvals {

    private final ApprovalStore store;
    private final AccessStamp stamp;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public FourEyes(
            ApprovalStore store,
            AccessStamp stamp,
            Trail trail,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.stamp = stamp;
        this.trail = trail;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public ApprovalView request(Case what) {
        Fields.reason(what.reason());
        UUID id = ids.next();
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    store.add(id, what, clock.instant());
                    trail.done(
                            "access.approval.requested",
                            "approval:" + id,
                            Map.of("kind", what.kind(), "summary", what.summary()));
                    return get(id);
                }));
    }

    @Override
    public ApprovalView decide(UserId by, UUID id, boolean approve, String note) {
        String text = Fields.note(note);
        ApprovalStore.Stored asked = stored(id);
        requireOther(by, asked.view());
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    // in the order of all changes of access: what is approved may be one
                    stamp.change();
                    ApprovalStore.Stored found = stored(id);
                    ApprovalView view = found.view();
                    ApprovalState state = approve ? ApprovalState.APPROVED : ApprovalState.REFUSED;
                    if (view.state() != ApprovalState.PENDING
                            || !store.decide(id, state, by, text, clock.instant())) {
                        throw conflict("It is " + get(id).state() + " already.");
                    }
                    trail.done(
                            approve ? "access.approval.approved" : "access.approval.refused",
                            "approval:" + id,
                            Map.of(
                                    "kind", view.kind(),
                                    "requester", view.requester().toString(),
                                    "note", text));
                    trail.tell(
                            view.requester(),
                            approve ? "access.approval.approved" : "access.approval.refused",
                            Map.of("summary", view.summary()));
                    events.publishEvent(
                            new ApprovalDecided(
                                    id,
                                    view.kind(),
                                    approve,
                                    view.requester(),
                                    view.beneficiary(),
                                    found.payload(),
                                    view.reason(),
                                    by));
                    return get(id);
                }));
    }

    /** Also not for somebody who gave them the right to decide. */
    private void requireOther(UserId by, ApprovalView view) {
        Actor actor = CallContext.current().actor();
        String behalf = actor.kind() == Actor.Kind.API_KEY ? null : actor.behalf();
        if (concerns(by.toString(), view) || (behalf != null && concerns(behalf, view))) {
            trail.refused(
                    "access.approval.self", "approval:" + view.id(), Map.of("kind", view.kind()));
            throw forbidden("Whoever asks or gains by it cannot decide; somebody else must.");
        }
    }

    private static boolean concerns(String person, ApprovalView view) {
        return person.equals(view.requester().toString())
                || (view.beneficiary() != null && person.equals(view.beneficiary().toString()));
    }

    @Override
    public ApprovalView withdraw(UserId by, UUID id) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (!stored(id).view().requester().equals(by)) {
                        throw Fields.missing("approval of yours");
                    }
                    if (!store.decide(id, ApprovalState.WITHDRAWN, by, null, clock.instant())) {
                        throw conflict("It is " + get(id).state() + " already.");
                    }
                    trail.done("access.approval.withdrawn", "approval:" + id, Map.of());
                    return get(id);
                }));
    }

    private ApprovalStore.Stored stored(UUID id) {
        return store.byId(id, clock.instant()).orElseThrow(() -> Fields.missing("approval"));
    }

    @Override
    public ApprovalView get(UUID id) {
        return stored(id).view();
    }

    @Override
    public Page<ApprovalView> list(
            @Nullable ApprovalState state,
            @Nullable UserId requester,
            @Nullable String after,
            int limit) {
        return Fields.page(
                store.page(
                        state,
                        requester,
                        Fields.cursor(after),
                        clock.instant(),
                        Fields.limit(limit) + 1),
                limit,
                ApprovalView::id);
    }
}
