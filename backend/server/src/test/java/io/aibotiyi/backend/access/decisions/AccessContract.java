package io.aibotiyi.backend.access.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.RoleView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What roles and delegations promise, on every database. */
abstract class AccessContract extends AccessRig {

    @Test
    @DisplayName("F2 the shipped roles bring what the documentation says (ASVS 8.1.1)")
    void shippedRolesAreAsDocumented() {
        give(bob, "AUDITOR");

        assertThat(on.access.permissionsOf(bob))
                .contains(Permission.AUDIT_READ, Permission.LEDGER_AUDIT, Permission.ROLES_READ)
                .doesNotContain(
                        Permission.ROLES_MANAGE,
                        Permission.PEOPLE_MANAGE,
                        Permission.CONFIG_MANAGE,
                        Permission.ORDER_PLACE,
                        Permission.ACCOUNT_READ,
                        Permission.APPROVALS_DECIDE);
        List<RoleView> roles = on.roles.matrix().roles();
        assertThat(roles)
                .extracting(RoleView::name)
                .containsExactly(
                        "ADMIN", "AUDITOR", "CUSTOMER", "DEVELOPER", "MEMBER", "OPERATOR", "VIP");
        assertThat(effective(roles, "VIP")).containsAll(effective(roles, "CUSTOMER"));
        assertThat(effective(roles, "ADMIN"))
                .as("administrators do not trade by being administrators")
                .doesNotContain("order:place", "account:read");
        assertThat(roles)
                .filteredOn(r -> !r.name().equals("ADMIN"))
                .allSatisfy(r ->
                        assertThat(r.effective())
                                .doesNotContain(
                                        "roles:manage", "policies:manage", "approvals:decide"));
    }

    private static List<String> effective(List<RoleView> roles, String name) {
        return roles.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .effective();
    }

    @Test
    @DisplayName("F2 nobody has what no role brings: deny by default, with the reason")
    void deniesByDefault() {
        AccessDecision decision = decide(bob, Permission.MARKET_READ);

        assertThat(decision.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(decision.reasons()).containsExactly("no role brings market:read");
        assertThat(decide(ann, Permission.ORDER_PLACE).reasons()).containsExactly("role CUSTOMER");
        assertThat(decide(ann, Permission.AUDIT_READ).reasons())
                .containsExactly("role ADMIN > AUDITOR");
    }

    @Test
    @DisplayName("F4 a cycle, an unknown parent and an unknown permission are refused")
    void refusesBadRoles() {
        on.roles.create(ann, new NewRole("DESK", "Desk", List.of("MEMBER"), List.of()));
        on.roles.create(ann, new NewRole("LEAD", "Lead", List.of("DESK"), List.of()));

        refused(
                ErrorCode.INVALID_FIELD,
                () ->
                        on.roles.change(
                                ann, "DESK", new ChangeRole("Desk", List.of("LEAD"), List.of())));
        refused(
                ErrorCode.INVALID_FIELD,
                () ->
                        on.roles.change(
                                ann, "DESK", new ChangeRole("Desk", List.of("NONE"), List.of())));
        refused(
                ErrorCode.INVALID_FIELD,
                () ->
                        on.roles.change(
                                ann, "DESK", new ChangeRole("Desk", List.of(), List.of("x:y"))));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> on.roles.create(ann, new NewRole("desk", "Desk", List.of(), List.of())));
        refused(
                ErrorCode.CONFLICT,
                () -> on.roles.create(ann, new NewRole("DESK", "Desk", List.of(), List.of())));
        refused(ErrorCode.CONFLICT, () -> on.roles.remove(ann, "DESK"));
        refused(ErrorCode.CONFLICT, () -> on.roles.remove(ann, "MEMBER"));
        on.roles.remove(ann, "LEAD");
        on.roles.remove(ann, "DESK");
        assertThat(on.roles.matrix().roles()).hasSize(7);
    }

    @Test
    @DisplayName("F6 a role taken away is gone at the next decision (ASVS 8.3.2)")
    void takesEffectAtTheNextDecision() {
        AssignmentView given = give(bob, "OPERATOR");
        assertThat(may(bob, Permission.CONFIG_READ)).isTrue();

        on.roles.revoke(ann, given.id(), "left the team");

        assertThat(may(bob, Permission.CONFIG_READ)).isFalse();
        assertThat(on.access.rolesOf(bob)).isEmpty();
        assertThat(on.actions()).contains("access.role.assigned", "access.role.revoked");
        refused(ErrorCode.NOT_FOUND, () -> on.roles.revoke(ann, given.id(), "again"));
    }

    @Test
    @DisplayName("F6 another node sees the change too")
    void anotherNodeSeesTheChange() {
        TestAccess other = new TestAccess(database, clock);
        Subject who = person(bob);
        assertThat(other.access.decide(who, Permission.CONFIG_READ, Resource.any("x")).allowed())
                .isFalse();

        AssignmentView given = give(bob, "OPERATOR");
        assertThat(other.access.decide(who, Permission.CONFIG_READ, Resource.any("x")).allowed())
                .isTrue();

        on.roles.revoke(ann, given.id(), "left");
        assertThat(other.access.decide(who, Permission.CONFIG_READ, Resource.any("x")).allowed())
                .isFalse();
    }

    @Test
    @DisplayName("F6 a changed role and an assignment's end take effect by themselves")
    void changedRolesAndEndsTakeEffect() {
        on.roles.create(ann, new NewRole("DESK", "Desk", List.of(), List.of("config:read")));
        on.roles.assign(ann, new AssignRole(bob, "DESK", "a day", clock.instant().plusSeconds(60)));
        assertThat(may(bob, Permission.CONFIG_READ)).isTrue();

        on.roles.change(ann, "DESK", new ChangeRole("Desk", List.of(), List.of("system:read")));
        assertThat(may(bob, Permission.CONFIG_READ)).isFalse();
        assertThat(may(bob, Permission.SYSTEM_READ)).isTrue();

        clock.advance(Duration.ofSeconds(60));
        assertThat(may(bob, Permission.SYSTEM_READ)).isFalse();
    }

    @Test
    @DisplayName(
            "F11 the same role for two people is two assignments: no cross effect (ASVS 8.4.1)")
    void peopleDoNotAffectEachOther() {
        AssignmentView bobs = give(bob, "OPERATOR");
        give(eve, "OPERATOR");

        on.roles.revoke(ann, bobs.id(), "left");

        assertThat(may(bob, Permission.CONFIG_READ)).isFalse();
        assertThat(may(eve, Permission.CONFIG_READ)).isTrue();
        refused(ErrorCode.NOT_FOUND, () -> on.delegations.revoke(eve, UUID.randomUUID()));
    }

    @Test
    @DisplayName("F9 with a second administrator, granting administration needs somebody else")
    void grantingAdministrationNeedsFourEyes() {
        give(bob, "ADMIN");
        assertThat(may(bob, Permission.ROLES_MANAGE)).as("the first two need nobody").isTrue();

        AssignOutcome waiting = on.roles.assign(ann, new AssignRole(eve, "ADMIN", "third", null));
        assertThat(waiting.assignment()).isNull();
        ApprovalView approval = Objects.requireNonNull(waiting.approval());
        assertThat(may(eve, Permission.ROLES_MANAGE)).isFalse();

        refused(ErrorCode.FORBIDDEN, () -> on.approvals.decide(ann, approval.id(), true, "mine"));
        refused(ErrorCode.FORBIDDEN, () -> on.approvals.decide(eve, approval.id(), true, "me"));
        on.approvals.decide(bob, approval.id(), true, "fine");

        assertThat(may(eve, Permission.ROLES_MANAGE)).isTrue();
        refused(ErrorCode.CONFLICT, () -> on.approvals.decide(bob, approval.id(), false, "late"));
        assertThat(on.actions()).contains("access.approval.self", "access.approval.approved");
    }

    @Test
    @DisplayName("F9 administrators cannot give themselves a role alone once there are several")
    void selfAssignmentNeedsFourEyes() {
        assertThat(on.roles.assign(ann, new AssignRole(ann, "VIP", "alone", null)).assignment())
                .isNotNull();
        give(bob, "ADMIN");

        AssignOutcome waiting =
                on.roles.assign(ann, new AssignRole(ann, "DEVELOPER", "curious", null));

        assertThat(waiting.approval()).isNotNull();
        clock.advance(Duration.ofDays(8));
        refused(
                ErrorCode.CONFLICT,
                () ->
                        on.approvals.decide(
                                bob,
                                Objects.requireNonNull(waiting.approval()).id(),
                                true,
                                "too late"));
        assertThat(on.access.rolesOf(ann)).doesNotContain("DEVELOPER");
    }

    @Test
    @DisplayName("F2 nobody gives more than they have, and the last administrator stays")
    void givesNoMoreThanOneHas() {
        on.roles.create(
                ann, new NewRole("ROLE_DESK", "Roles", List.of("MEMBER"), List.of("roles:manage")));
        give(bob, "ROLE_DESK");

        refused(
                ErrorCode.FORBIDDEN,
                () -> on.roles.assign(bob, new AssignRole(eve, "OPERATOR", "try", null)));
        refused(
                ErrorCode.FORBIDDEN,
                () ->
                        on.roles.create(
                                bob, new NewRole("X1", "x", List.of(), List.of("audit:export"))));
        assertThat(on.roles.assign(bob, new AssignRole(eve, "CUSTOMER", "fine", null)).assignment())
                .as("what is about one's own things may be given without having it")
                .isNotNull();
    }

    @Test
    void theLastAdministratorCannotBeTakenAway() {
        UUID admin =
                on.roles.accessOf(ann).assignments().stream()
                        .filter(a -> a.role().equals("ADMIN"))
                        .findFirst()
                        .orElseThrow()
                        .id();

        refused(ErrorCode.CONFLICT, () -> on.roles.revoke(ann, admin, "oops"));
        refused(
                ErrorCode.CONFLICT,
                () -> on.roles.change(ann, "ADMIN", new ChangeRole("a", List.of(), List.of())));

        assertThat(may(ann, Permission.ROLES_MANAGE)).isTrue();
    }

    @Test
    void assignFirstGivesOnlyToWhoNeverHadARole() {
        AssignmentView given = give(bob, "VIP");
        on.roles.revoke(ann, given.id(), "left");

        on.access.assignFirst(bob, Set.of("ADMIN"));

        assertThat(on.access.rolesOf(bob)).isEmpty();
    }

    @Test
    @DisplayName("F5 a delegation gives the right, and tells on whose behalf (RFC 8693 act)")
    void delegates() {
        give(bob, "DEVELOPER");
        DelegationView given = delegate("people:read");

        AccessDecision decision = decide(bob, Permission.PEOPLE_READ);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.behalf()).isEqualTo(ann);
        assertThat(decision.reasons().getFirst()).contains(given.id().toString());
        assertThat(decide(bob, Permission.POLICIES_READ).behalf()).as("their own role").isNull();

        on.delegations.revoke(bob, given.id());
        assertThat(may(bob, Permission.PEOPLE_READ)).isFalse();
    }

    private DelegationView delegate(String permission) {
        return on.delegations.delegate(
                ann,
                new Delegate(
                        bob,
                        List.of(permission),
                        "holiday",
                        clock.instant().plus(Duration.ofDays(7))));
    }

    @Test
    @DisplayName("F5 beyond own rights, about one's own things, and further on: refused")
    void refusesToDelegateBeyondOwnRights() {
        give(bob, "OPERATOR");
        delegate("audit:read");
        List<String> denied = new ArrayList<>();
        for (String permission :
                List.of("audit:read", "people:manage", "order:place", "roles:manage")) {
            Delegate further =
                    new Delegate(eve, List.of(permission), "try", clock.instant().plusSeconds(60));
            try {
                on.delegations.delegate(bob, further);
            } catch (io.aibotiyi.protocol.ProblemException e) {
                denied.add(permission + " " + e.problem().code());
            }
        }

        assertThat(denied)
                .containsExactly(
                        "audit:read FORBIDDEN",
                        "people:manage FORBIDDEN",
                        "order:place INVALID_FIELD",
                        "roles:manage INVALID_FIELD");
        assertThat(may(bob, Permission.AUDIT_READ)).isTrue();
        assertThat(may(eve, Permission.AUDIT_READ)).isFalse();
    }

    @Test
    @DisplayName("F5 it ends with its time, and when the delegator loses the right")
    void delegationsEnd() {
        give(eve, "ADMIN");
        give(bob, "MEMBER");
        delegate("people:read");
        assertThat(may(bob, Permission.PEOPLE_READ)).isTrue();

        UUID admin =
                on.roles.accessOf(ann).assignments().stream()
                        .filter(a -> a.role().equals("ADMIN"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        on.roles.revoke(eve, admin, "moved");
        assertThat(may(bob, Permission.PEOPLE_READ)).as("ann lost it").isFalse();

        on.delegations.delegate(
                eve,
                new Delegate(
                        bob, List.of("people:read"), "holiday", clock.instant().plusSeconds(60)));
        assertThat(may(bob, Permission.PEOPLE_READ)).isTrue();
        clock.advance(Duration.ofSeconds(60));
        assertThat(may(bob, Permission.PEOPLE_READ)).as("its time is over").isFalse();
    }

    @Test
    @DisplayName("E10 a sensitive act needs a proof within five minutes, strong if one is enrolled")
    void asksToStepUp() {
        Subject now = person(ann);
        assertThat(verdict(now)).isEqualTo(Verdict.ALLOWED);

        clock.advance(Duration.ofMinutes(5));
        assertThat(verdict(now)).isEqualTo(Verdict.ALLOWED);
        clock.advance(Duration.ofSeconds(1));
        assertThat(verdict(now)).isEqualTo(Verdict.STEP_UP);
        refused(
                ErrorCode.STEP_UP_REQUIRED,
                () -> on.access.require(now, Permission.ROLES_MANAGE, Resource.any("roles")));

        on.enrolled.add(ann);
        assertThat(verdict(person(ann))).as("a password alone").isEqualTo(Verdict.STEP_UP);
        Subject strong =
                new Subject(
                        ann,
                        Subject.Kind.PERSON,
                        null,
                        clock.instant(),
                        Set.of("pwd", "otp"),
                        Set.of(),
                        Map.of());
        assertThat(verdict(strong)).isEqualTo(Verdict.ALLOWED);
        assertThat(on.access.decide(now, Permission.AUDIT_READ, Resource.any("x")).allowed())
                .as("what is not sensitive needs no step-up")
                .isTrue();
    }

    private Verdict verdict(Subject who) {
        return on.access.decide(who, Permission.ROLES_MANAGE, Resource.any("roles")).verdict();
    }

    @Test
    @DisplayName("F2 a key has no more than its scopes and its person, and nothing sensitive")
    void keysHaveTheirScopes() {
        Subject key =
                new Subject(
                        ann,
                        Subject.Kind.API_KEY,
                        new UUID(5, 5),
                        clock.instant(),
                        Set.of(),
                        Set.of(
                                Permission.ORDER_PLACE,
                                Permission.ROLES_MANAGE,
                                Permission.DELEGATE),
                        Map.of());

        assertThat(may(key, Permission.ORDER_PLACE)).isTrue();
        assertThat(may(key, Permission.ACCOUNT_READ)).as("not in its scopes").isFalse();
        assertThat(may(key, Permission.ROLES_MANAGE)).as("sensitive").isFalse();
        Subject others =
                new Subject(
                        bob,
                        Subject.Kind.API_KEY,
                        new UUID(5, 6),
                        clock.instant(),
                        Set.of(),
                        Set.of(Permission.ORDER_PLACE),
                        Map.of());
        assertThat(may(others, Permission.ORDER_PLACE)).as("its person has no role").isFalse();
    }

    private boolean may(Subject who, Permission permission) {
        return on.access.decide(who, permission, Resource.any("x")).allowed();
    }

    @Test
    @DisplayName("F2 a refusal is in the audit log; a burst of them alerts (ASVS 16.3.2)")
    void auditsRefusals() {
        for (int i = 0; i < Refusals.BURST; i++) {
            refused(
                    ErrorCode.FORBIDDEN,
                    () -> on.access.require(person(bob), Permission.AUDIT_READ, Resource.any("x")));
        }

        assertThat(on.actions()).filteredOn("access.denied"::equals).hasSize(Refusals.BURST);
        assertThat(on.alerts.list(true, null, 10).items())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.kind()).isEqualTo("access.denied.burst");
                    assertThat(a.subject()).isEqualTo(bob);
                });
    }
}
