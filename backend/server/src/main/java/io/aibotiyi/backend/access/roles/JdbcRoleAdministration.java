package io.aibotiyi.backend.access.roles;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.invalid;

import io.aibotiyi.backend.access.ApprovalDecided;
import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.RoleAdministration;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.protocol.Roles.RoleView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes of roles, one after the other, each with its entry in the audit log. */
@Service
public final class JdbcRoleAdministration implements RoleAdministration {

    /** Kind of the case that asks for an assignment. */
    public static final String ASSIGN = "access.role.assign";

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Duration WAIT = Duration.ofDays(7);

    private final RoleStore roles;
    private final AssignmentStore assignments;
    private final Administrators administrators;
    private final Holders holders;
    private final AccessStamp stamp;
    private final OwnRights own;
    private final Approvals approvals;
    private final Trail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public JdbcRoleAdministration(
            RoleStore roles,
            AssignmentStore assignments,
            Administrators administrators,
            Holders holders,
            AccessStamp stamp,
            OwnRights own,
            Approvals approvals,
            Trail trail,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.roles = roles;
        this.assignments = assignments;
        this.administrators = administrators;
        this.holders = holders;
        this.stamp = stamp;
        this.own = own;
        this.approvals = approvals;
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

    @Override
    public MatrixView matrix() {
        RoleGraph graph = roles.read();
        return new MatrixView(
                Stream.of(Permission.values())
                        .map(p ->
                                new PermissionView(p.code(), p.text(), p.sensitive(), p.personal()))
                        .toList(),
                graph.all().stream().map(r -> view(graph, r.name())).toList());
    }

    private static RoleView view(RoleGraph graph, String name) {
        Role role = graph.role(name).orElseThrow(() -> Fields.missing("role"));
        return new RoleView(
                role.name(),
                role.title(),
                role.builtIn(),
                role.parents().stream().sorted().toList(),
                Fields.codes(role.permissions()),
                Fields.codes(graph.permissions(name)));
    }

    @Override
    public RoleView create(UserId by, NewRole request) {
        if (!NAME.matcher(request.name()).matches()) {
            throw invalid("name", "A name has 2 to 40 of A-Z, 0-9 and _, a letter first.");
        }
        return changing(() -> {
            RoleGraph before = roles.read();
            if (before.role(request.name()).isPresent()) {
                throw conflict("There is a role " + request.name() + " already.");
            }
            Role role =
                    role(
                            request.name(),
                            false,
                            request.title(),
                            request.parents(),
                            request.permissions());
            RoleGraph after = checked(before, role);
            own.require(by, after.permissions(role.name()));
            roles.add(role, clock.instant());
            trail.done("access.role.created", "role:" + role.name(), facts(role));
            return view(after, role.name());
        });
    }

    @Override
    public RoleView change(UserId by, String name, ChangeRole request) {
        return changing(() -> {
            RoleGraph before = roles.read();
            Role old = before.role(name).orElseThrow(() -> Fields.missing("role"));
            Role role =
                    role(
                            name,
                            old.builtIn(),
                            request.title(),
                            request.parents(),
                            request.permissions());
            RoleGraph after = checked(before, role);
            Set<Permission> gained = new HashSet<>(after.permissions(name));
            gained.removeAll(before.permissions(name));
            own.require(by, gained);
            roles.change(role);
            if (administrators.all(after).isEmpty()) {
                throw conflict("Nobody could manage roles any more.");
            }
            trail.rightsChanged(holders.of(withDescendants(after, name)));
            trail.done("access.role.changed", "role:" + name, facts(role));
            return view(after, name);
        });
    }

    private static List<String> withDescendants(RoleGraph graph, String name) {
        return graph.all().stream()
                .map(Role::name)
                .filter(r -> graph.withAncestors(r).contains(name))
                .toList();
    }

    private static Role role(
            String name,
            boolean builtIn,
            String title,
            List<String> parents,
            List<String> permissions) {
        return new Role(
                name,
                Fields.text("title", title, 200),
                builtIn,
                Set.copyOf(new HashSet<>(parents)),
                Fields.permissions("permissions", permissions));
    }

    private static RoleGraph checked(RoleGraph before, Role role) {
        try {
            return before.with(role);
        } catch (CyclicRolesException | IllegalArgumentException e) {
            throw invalid("parents", e.getMessage() + ".");
        }
    }

    private static Map<String, String> facts(Role role) {
        return Map.of(
                "title", role.title(),
                "parents", String.join(",", role.parents().stream().sorted().toList()),
                "permissions", cut(Fields.joined(role.permissions())));
    }

    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 999) + "…";
    }

    @Override
    public void remove(UserId by, String name) {
        changing(() -> {
            RoleGraph graph = roles.read();
            Role role = graph.role(name).orElseThrow(() -> Fields.missing("role"));
            if (role.builtIn()) {
                throw conflict(name + " came with the backend and stays.");
            }
            if (graph.all().stream().anyMatch(r -> r.parents().contains(name))) {
                throw conflict("Another role inherits from " + name + ".");
            }
            if (roles.used(name)) {
                throw conflict("Somebody has or had " + name + "; take its permissions instead.");
            }
            roles.remove(name);
            trail.done("access.role.removed", "role:" + name, Map.of());
            return true;
        });
    }

    @Override
    public AssignOutcome assign(UserId by, AssignRole request) {
        String reason = Fields.reason(request.reason());
        Instant ends = request.ends();
        if (ends != null && !ends.isAfter(clock.instant())) {
            throw invalid("ends", "ends must lie in the future.");
        }
        return changing(() -> {
            RoleGraph graph = roles.read();
            if (graph.role(request.role()).isEmpty()) {
                throw invalid("role", "There is no role " + Fields.cut(request.role()) + ".");
            }
            own.require(by, graph.permissions(request.role()));
            requireNew(request);
            boolean grave =
                    by.equals(request.user())
                            || graph.brings(request.role(), Permission.ROLES_MANAGE);
            if (grave && administrators.several()) {
                return new AssignOutcome(
                        null,
                        approvals.request(
                                new Approvals.Case(
                                        ASSIGN,
                                        by,
                                        request.user(),
                                        "Give " + request.role() + " to " + request.user(),
                                        Json.mapper().writeValueAsString(request),
                                        reason,
                                        WAIT)));
            }
            return new AssignOutcome(view(add(by, request)), null);
        });
    }

    private void requireNew(AssignRole request) {
        if (assignments.of(request.user(), clock.instant()).stream()
                .anyMatch(a -> a.role().equals(request.role()))) {
            throw conflict("They have " + request.role() + " already.");
        }
    }

    private Assignment add(UserId by, AssignRole request) {
        Assignment made =
                new Assignment(
                        ids.next(),
                        request.user(),
                        request.role(),
                        by,
                        Fields.reason(request.reason()),
                        clock.instant(),
                        request.ends(),
                        null,
                        null);
        assignments.add(made);
        Map<String, String> facts =
                Map.of(
                        "role", made.role(),
                        "assignment", made.id().toString(),
                        "reason", made.reason(),
                        "ends", String.valueOf(request.ends()));
        trail.rightsChanged(holders.of(made.user()));
        trail.done("access.role.assigned", "user:" + made.user(), facts);
        trail.tell(made.user(), "access.role.assigned", Map.of("role", made.role()));
        return made;
    }

    /** Acts on the decision inside the deciding transaction. */
    @EventListener
    public void decided(ApprovalDecided decision) {
        if (!decision.kind().equals(ASSIGN) || !decision.approved()) {
            return;
        }
        AssignRole request = Json.mapper().readValue(decision.payload(), AssignRole.class);
        stamp.change();
        requireNew(request);
        add(decision.requester(), request);
    }

    @Override
    public void revoke(UserId by, UUID assignment, String reason) {
        String why = Fields.reason(reason);
        changing(() -> {
            Assignment found =
                    assignments
                            .byId(assignment)
                            .filter(a -> a.inForce(clock.instant()))
                            .orElseThrow(() -> Fields.missing("assignment in force"));
            revoke(found, by, why);
            if (administrators.all().isEmpty()) {
                throw conflict("Nobody could manage roles any more.");
            }
            return true;
        });
    }

    /** In the caller's transaction, which has changed the stamp; for reviews. */
    public void revoke(Assignment assignment, @Nullable UserId by, String reason) {
        assignments.revoke(assignment.id(), by, reason, clock.instant());
        trail.rightsChanged(holders.of(assignment.user()));
        trail.done(
                "access.role.revoked",
                "user:" + assignment.user(),
                Map.of(
                        "role", assignment.role(),
                        "assignment", assignment.id().toString(),
                        "reason", reason));
        trail.tell(assignment.user(), "access.role.revoked", Map.of("role", assignment.role()));
    }

    @Override
    public Page<AssignmentView> assignments(
            @Nullable String role, @Nullable String after, int limit) {
        return Fields.page(
                assignments
                        .page(role, clock.instant(), Fields.cursor(after), Fields.limit(limit) + 1)
                        .stream()
                        .map(JdbcRoleAdministration::view)
                        .toList(),
                limit,
                AssignmentView::id);
    }

    @Override
    public PersonAccess accessOf(UserId user) {
        return new PersonAccess(
                user,
                assignments.of(user, clock.instant()).stream()
                        .map(JdbcRoleAdministration::view)
                        .toList(),
                own.sources(user));
    }

    private static AssignmentView view(Assignment a) {
        return new AssignmentView(
                a.id(), a.user(), a.role(), a.grantedBy(), a.reason(), a.created(), a.ends());
    }
}
