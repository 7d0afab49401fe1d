package io.aibotiyi.backend.access.privileges;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.forbidden;
import static io.aibotiyi.backend.access.input.Fields.invalid;

import io.aibotiyi.backend.access.ApprovalDecided;
import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.Privileges;
import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.Administrators;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Approvals.PrivilegeState;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Just-in-time privileges and broken glasses. */
@Service
public final class TemporaryPrivileges implements Privileges {

    /** Kind of the case that asks for a privilege. */
    public static final String ASK = "access.privilege";

    /** Kind of the alert of a broken glass. */
    public static final String BROKEN_GLASS = "access.break-glass";

    static final int MOST_UNREVIEWED = 3;
    private static final int LONGEST_MINUTES = 480;
    private static final Duration WAIT = Duration.ofDays(1);

    private final PrivilegeStore store;
    private final RoleStore roles;
    private final Administrators administrators;
    private final AccessStamp stamp;
    private final Approvals approvals;
    private final SecurityAlerts alerts;
    private final Trail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public TemporaryPrivileges(
            PrivilegeStore store,
            RoleStore roles,
            Administrators administrators,
            AccessStamp stamp,
            Approvals approvals,
            SecurityAlerts alerts,
            Trail trail,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.roles = roles;
        this.administrators = administrators;
        this.stamp = stamp;
        this.approvals = approvals;
        this.alerts = alerts;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private <T> T changing(Supplier<T> work) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    stamp.change();
                    return work.get();
                }));
    }

    private void check(RequestPrivilege request) {
        Fields.reason(request.reason());
        if (request.minutes() < 1 || request.minutes() > LONGEST_MINUTES) {
            throw invalid("minutes", "minutes must be 1 to " + LONGEST_MINUTES + ".");
        }
        String role = request.role();
        String permission = request.permission();
        if ((role == null) == (permission == null)) {
            throw invalid("role", "Name a role or a permission, one of the two.");
        }
        if (permission != null) {
            Fields.permission("permission", permission);
        }
        if (role != null && roles.read().role(role).isEmpty()) {
            throw invalid("role", "There is no role " + Fields.cut(role) + ".");
        }
    }

    private static String what(@Nullable String role, @Nullable String permission) {
        return role != null ? "role " + role : "permission " + permission;
    }

    @Override
    public PrivilegeView request(UserId by, RequestPrivilege request) {
        check(request);
        return changing(() -> {
            UUID id = ids.next();
            UUID approval =
                    approvals
                            .request(
                                    new Approvals.Case(
                                            ASK,
                                            by,
                                            by,
                                            "Give "
                                                    + by
                                                    + " the "
                                                    + what(request.role(), request.permission())
                                                    + " for "
                                                    + request.minutes()
                                                    + " min",
                                            id.toString(),
                                            Fields.reason(request.reason()),
                                            WAIT))
                            .id();
            PrivilegeView asked = asked(id, by, request, approval);
            store.add(asked);
            return asked;
        });
    }

    private PrivilegeView asked(UUID id, UserId by, RequestPrivilege request, UUID approval) {
        return new PrivilegeView(
                id,
                by,
                request.role(),
                request.permission(),
                Fields.reason(request.reason()),
                request.minutes(),
                PrivilegeState.REQUESTED,
                clock.instant(),
                null,
                null,
                false,
                approval,
                null,
                null,
                null);
    }

    /** Acts on the decision inside the deciding transaction. */
    @EventListener
    public void decided(ApprovalDecided decision) {
        if (!decision.kind().equals(ASK)) {
            return;
        }
        Instant now = clock.instant();
        PrivilegeView asked =
                store.byApproval(decision.id(), now)
                        .orElseThrow(() -> Fields.missing("privilege asked for"));
        if (!decision.approved()) {
            store.state(asked.id(), PrivilegeState.REFUSED);
            return;
        }
        stamp.change();
        store.start(asked.id(), now, now.plus(Duration.ofMinutes(asked.minutes())));
        trail.rightsChanged(Set.of(asked.beneficiary()));
        trail.done("access.privilege.started", "user:" + asked.beneficiary(), facts(asked));
    }

    @Override
    public PrivilegeView breakGlass(UserId by, RequestPrivilege request) {
        check(request);
        PrivilegeView taken =
                changing(() -> {
                    if (store.unreviewed(by) >= MOST_UNREVIEWED) {
                        throw conflict(
                                MOST_UNREVIEWED
                                        + " of your broken glasses wait for a review; have them"
                                        + " reviewed first.");
                    }
                    PrivilegeView made = broken(by, request);
                    store.add(made);
                    trail.rightsChanged(Set.of(by));
                    trail.done("access.glass.broken", "user:" + by, facts(made));
                    administrators.all().stream()
                            .filter(a -> !a.equals(by))
                            .forEach(a -> trail.tell(a, "access.glass.broken", facts(made)));
                    return made;
                });
        alerts.raise(BROKEN_GLASS, Severity.CRITICAL, by, facts(taken));
        return taken;
    }

    private PrivilegeView broken(UserId by, RequestPrivilege request) {
        Instant now = clock.instant();
        return new PrivilegeView(
                ids.next(),
                by,
                request.role(),
                request.permission(),
                Fields.reason(request.reason()),
                request.minutes(),
                PrivilegeState.ACTIVE,
                now,
                now,
                now.plus(Duration.ofMinutes(request.minutes())),
                true,
                null,
                null,
                null,
                null);
    }

    private static Map<String, String> facts(PrivilegeView p) {
        Map<String, String> facts = new HashMap<>();
        facts.put("privilege", p.id().toString());
        facts.put("what", what(p.role(), p.permission()));
        facts.put("minutes", Integer.toString(p.minutes()));
        facts.put("reason", p.reason().length() <= 200 ? p.reason() : p.reason().substring(0, 200));
        return facts;
    }

    @Override
    public PrivilegeView end(UserId by, UUID id, boolean any) {
        return changing(() -> {
            PrivilegeView found = found(id);
            if (!any && !found.beneficiary().equals(by)) {
                throw Fields.missing("privilege of yours");
            }
            if (found.state() != PrivilegeState.ACTIVE) {
                throw conflict("It is not in force.");
            }
            store.state(id, PrivilegeState.REVOKED);
            trail.rightsChanged(Set.of(found.beneficiary()));
            trail.done("access.privilege.revoked", "user:" + found.beneficiary(), facts(found));
            return found(id);
        });
    }

    /** Writes into the log that privileges are over; they gave nothing since their end. */
    public void recordEnds() {
        while (changing(
                        () -> {
                            var over = store.over(clock.instant(), 100);
                            trail.rightsChanged(
                                    over.stream()
                                            .map(PrivilegeView::beneficiary)
                                            .collect(Collectors.toSet()));
                            over.forEach(p -> {
                                store.state(p.id(), PrivilegeState.ENDED);
                                trail.done(
                                        "access.privilege.ended",
                                        "user:" + p.beneficiary(),
                                        facts(p));
                            });
                            return over.size();
                        })
                == 100) {
            // the next hundred
        }
    }

    /** True if {@link #recordEnds} has something to record. */
    public boolean endsToRecord() {
        return !store.over(clock.instant(), 1).isEmpty();
    }

    @Override
    public PrivilegeView review(UserId by, UUID id, String note) {
        String text = Fields.note(note);
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    PrivilegeView found = found(id);
                    if (!found.breakGlass()) {
                        throw conflict("Only a broken glass is reviewed.");
                    }
                    if (found.beneficiary().equals(by)) {
                        throw forbidden("Somebody else must review it.");
                    }
                    if (!store.review(id, by, text, clock.instant())) {
                        throw conflict("It was reviewed already.");
                    }
                    trail.done(
                            "access.glass.reviewed",
                            "user:" + found.beneficiary(),
                            Map.of("privilege", id.toString(), "note", text));
                    return found(id);
                }));
    }

    private PrivilegeView found(UUID id) {
        return store.byId(id, clock.instant()).orElseThrow(() -> Fields.missing("privilege"));
    }

    @Override
    public Page<PrivilegeView> list(
            @Nullable UserId beneficiary, boolean unreviewed, @Nullable String after, int limit) {
        return Fields.page(
                store.page(
                        beneficiary,
                        unreviewed,
                        Fields.cursor(after),
                        clock.instant(),
                        Fields.limit(limit) + 1),
                limit,
                PrivilegeView::id);
    }
}
