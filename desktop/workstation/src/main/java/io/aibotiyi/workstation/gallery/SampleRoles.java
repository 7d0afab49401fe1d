package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccessControl;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PermissionSource;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.protocol.Roles.RoleView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The roles of a new backend and one of its own, with inheritance as the backend has it. */
final class SampleRoles implements AccessControl {

    private static final String[][] PERMISSIONS = {
        {"self:read", "See one's own profile, sessions, devices and notices", "p"},
        {"self:change", "Change one's own profile, end own sessions", "p"},
        {"self:security", "Change one's own credentials and factors", "sp"},
        {"api-keys:own", "Make and revoke one's own API keys", "sp"},
        {"market:read", "See markets, candles, books and trades", ""},
        {"replay:control", "Open and steer replays", ""},
        {"account:read", "See one's own accounts, orders, fills and positions", "p"},
        {"order:place", "Place and cancel orders", "p"},
        {"privacy:own", "Export or erase one's own data, give and withdraw consent", "p"},
        {"privilege:request", "Ask for a temporary privilege", "p"},
        {"privilege:break-glass", "Take a privilege at once in an emergency", "sp"},
        {"delegation:own", "Delegate own permissions to somebody else", "sp"},
        {"people:read", "See people and their lifecycle", ""},
        {"people:manage", "Invite, disable and enable people, reset credentials", "s"},
        {"sessions:read", "See everybody's sessions and devices", ""},
        {"sessions:end", "Sign others out", ""},
        {"api-keys:read", "See everybody's API keys", ""},
        {"api-keys:manage", "Revoke others' API keys, run service accounts", "s"},
        {"roles:read", "See roles, permissions and assignments", ""},
        {"roles:manage", "Change roles and assignments", "s"},
        {"policies:read", "See policies and try them", ""},
        {"policies:manage", "Deploy and withdraw policies", "s"},
        {"approvals:read", "See what waits for approval", ""},
        {"approvals:decide", "Approve or refuse others' requests", "s"},
        {"reviews:read", "See access reviews", ""},
        {"reviews:manage", "Open access reviews and certify access", "s"},
        {"audit:read", "Search the audit log and check its proofs", ""},
        {"audit:export", "Export the audit log", "s"},
        {"privacy:manage", "Work off privacy requests, retention", "s"},
        {"ledger:audit", "Prove the ledger", ""},
        {"system:read", "See health, queues, feeds, limits and alerts", ""},
        {"alerts:handle", "Acknowledge security alerts", ""},
        {"config:read", "See configuration and feature flags", ""},
        {"config:manage", "Change configuration and feature flags", "s"},
        {"signing-keys:rotate", "Rotate the token signing keys", "s"}
    };

    private final Instant now;
    private final Map<String, RoleView> roles = new LinkedHashMap<>();
    private final List<AssignmentView> assignments = new ArrayList<>();

    SampleRoles(Instant now) {
        this.now = now;
        keep(
                "MEMBER",
                "Everybody: own profile and security",
                true,
                "",
                "self:read self:change self:security market:read privacy:own privilege:request");
        keep(
                "CUSTOMER",
                "Trades with own accounts",
                true,
                "MEMBER",
                "account:read order:place api-keys:own");
        keep(
                "VIP",
                "A customer whom policies may treat better",
                true,
                "CUSTOMER",
                "delegation:own");
        keep(
                "DEVELOPER",
                "Reads system and policies; replays",
                true,
                "MEMBER",
                "system:read config:read policies:read replay:control api-keys:own");
        keep(
                "OPERATOR",
                "Runs the system",
                true,
                "MEMBER",
                "system:read config:read config:manage sessions:read sessions:end alerts:handle"
                        + " signing-keys:rotate privilege:break-glass replay:control");
        keep(
                "AUDITOR",
                "Reads everything, changes nothing",
                true,
                "MEMBER",
                "people:read sessions:read api-keys:read roles:read policies:read approvals:read"
                        + " reviews:read audit:read audit:export ledger:audit system:read"
                        + " config:read");
        keep(
                "ADMIN",
                "People, roles, policies, approvals; does not trade",
                true,
                "AUDITOR OPERATOR",
                "people:manage api-keys:manage roles:manage policies:manage approvals:decide"
                        + " reviews:manage privacy:manage delegation:own");
        keep(
                "RISK_DESK",
                "Watches limits and may stop trading",
                false,
                "CUSTOMER",
                "people:read sessions:read sessions:end alerts:handle ledger:audit system:read");
        give(1, SampleCast.ME, "ADMIN", null, "First administrator, by the set-up", 96, 0);
        give(2, SampleCast.HANA.id(), "ADMIN", SampleCast.ME, "Second administrator", 94, 0);
        give(3, SampleCast.GORAN.id(), "OPERATOR", SampleCast.ME, "Runs the night shift", 90, 0);
        give(
                4,
                SampleCast.FARAH.id(),
                "AUDITOR",
                SampleCast.HANA.id(),
                "Annual audit 2026, engagement letter 4471",
                21,
                4);
        give(5, SampleCast.EMRE.id(), "DEVELOPER", SampleCast.HANA.id(), "Feed adapters", 60, 120);
        give(6, SampleCast.DINA.id(), "VIP", SampleCast.HANA.id(), "Contract of January", 55, 0);
        give(7, SampleCast.CHIDI.id(), "CUSTOMER", SampleCast.ME, "Accepted invitation", 48, 0);
        give(
                8,
                SampleCast.CHIDI.id(),
                "RISK_DESK",
                SampleCast.HANA.id(),
                "Stands in for the risk desk in March",
                2,
                29);
        give(
                9,
                SampleCast.BOT.id(),
                "CUSTOMER",
                SampleCast.ME,
                "Rebalances the main account",
                30,
                0);
    }

    private void give(
            int n, UserId who, String role, @Nullable UserId by, String why, int ago, int ends) {
        assignments.add(
                new AssignmentView(
                        SampleAccess.uuid(0xa551, n),
                        who,
                        role,
                        by,
                        why,
                        now.minus(Duration.ofDays(ago)),
                        ends == 0 ? null : now.plus(Duration.ofDays(ends))));
    }

    private void keep(
            String name, String title, boolean builtIn, String parents, String permissions) {
        keep(name, title, builtIn, words(parents), words(permissions));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private RoleView keep(
            String name,
            String title,
            boolean builtIn,
            List<String> parents,
            List<String> permissions) {
        Set<String> brings = new LinkedHashSet<>();
        parents.forEach(p -> brings.addAll(role(p).effective()));
        brings.addAll(permissions);
        List<String> effective =
                matrixPermissions().stream()
                        .map(PermissionView::code)
                        .filter(brings::contains)
                        .toList();
        RoleView role = new RoleView(name, title, builtIn, parents, permissions, effective);
        roles.put(name, role);
        return role;
    }

    private RoleView role(String name) {
        RoleView role = roles.get(name);
        if (role == null) {
            throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no role " + name + ".");
        }
        return role;
    }

    private static List<PermissionView> matrixPermissions() {
        return java.util.Arrays.stream(PERMISSIONS)
                .map(p -> new PermissionView(p[0], p[1], p[2].contains("s"), p[2].contains("p")))
                .toList();
    }

    @Override
    public MatrixView matrix() {
        return new MatrixView(matrixPermissions(), List.copyOf(roles.values()));
    }

    @Override
    public RoleView create(NewRole request) {
        return keep(
                request.name(), request.title(), false, request.parents(), request.permissions());
    }

    @Override
    public RoleView change(String name, ChangeRole request) {
        return keep(
                name,
                request.title(),
                role(name).builtIn(),
                request.parents(),
                request.permissions());
    }

    @Override
    public void remove(String name) {
        if (assignments.stream().anyMatch(a -> a.role().equals(name))) {
            throw SampleAccess.refuse(ErrorCode.CONFLICT, "Somebody has " + name + ".");
        }
        roles.remove(role(name).name());
    }

    @Override
    public Page<AssignmentView> assignments(
            @Nullable String role, @Nullable String after, int limit) {
        return new Page<>(
                assignments.stream().filter(a -> role == null || a.role().equals(role)).toList(),
                null);
    }

    @Override
    public AssignOutcome assign(AssignRole request) {
        AssignmentView given =
                new AssignmentView(
                        SampleAccess.uuid(0xa551, 100 + assignments.size()),
                        request.user(),
                        role(request.role()).name(),
                        SampleCast.ME,
                        request.reason(),
                        now,
                        request.ends());
        assignments.add(given);
        return new AssignOutcome(given, null);
    }

    @Override
    public void revoke(UUID assignment, Revoke request) {
        if (!assignments.removeIf(a -> a.id().equals(assignment))) {
            throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such assignment.");
        }
    }

    @Override
    public PersonAccess of(UserId person) {
        List<AssignmentView> theirs =
                assignments.stream().filter(a -> a.user().equals(person)).toList();
        List<PermissionSource> sources = new ArrayList<>();
        for (PermissionView permission : matrixPermissions()) {
            List<String> reasons = new ArrayList<>();
            for (AssignmentView assignment : theirs) {
                String way = way(assignment.role(), permission.code());
                if (way != null) {
                    reasons.add("role " + way);
                }
            }
            if (!reasons.isEmpty()) {
                sources.add(new PermissionSource(permission.code(), reasons));
            }
        }
        return new PersonAccess(person, theirs, sources);
    }

    /** "ADMIN > AUDITOR", or null if the role does not bring it. */
    @Nullable String way(String name, String permission) {
        RoleView role = role(name);
        if (role.permissions().contains(permission)) {
            return name;
        }
        for (String parent : role.parents()) {
            String way = way(parent, permission);
            if (way != null) {
                return name + " > " + way;
            }
        }
        return null;
    }

    @Override
    public PersonAccess own() {
        return of(SampleCast.ME);
    }
}
