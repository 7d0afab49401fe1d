package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.Delegations;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Privileges;
import io.aibotiyi.backend.access.RoleAdministration;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.NewRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a change of somebody's rights does to the tokens and sessions that they hold. */
abstract class RightsChangedContract extends CredentialsTestBase {

    private UserId ann;
    private UserId bob;
    private UserId eve;
    private RoleAdministration roles;

    @BeforeEach
    void addPeople() {
        ann = rig.person("ann", "ADMIN", "CUSTOMER");
        bob = rig.person("bob");
        eve = rig.person("eve");
        roles = rig.get(RoleAdministration.class);
    }

    private Session in(String name) {
        return there(rig.password(name, CredentialsRig.PASSWORD, rig.elsewhere()).session());
    }

    private AssignmentView give(UserId user, String role) {
        return there(roles.assign(ann, new AssignRole(user, role, "needed", null)).assignment());
    }

    private void assertStale(Session session) {
        assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(session));
    }

    private Session renewed(Session session) {
        return rig.identity().refresh(new Refresh(session.refreshToken()), rig.elsewhere());
    }

    @Test
    @DisplayName("E5 a role given refuses the tokens of before; the renewal has a new session id")
    void aNewRoleNeedsNewTokens() {
        Session before = in("bob");
        AuthenticatedUser then = rig.who(before);
        Session bystander = in("eve");

        give(bob, "AUDITOR");

        assertStale(before);
        Session after = renewed(before);
        AuthenticatedUser now = rig.who(after);
        assertThat(now.session()).isNotEqualTo(then.session());
        assertThat(now.roles()).contains("AUDITOR");
        assertThat(after.user().roles()).contains("AUDITOR");
        assertThat(now.authenticatedAt()).isEqualTo(then.authenticatedAt());
        rig.who(bystander);
        assertThat(rig.audited("identity.session.versioned")).hasSize(1);
    }

    @Test
    @DisplayName("F6 a role taken away refuses the next call, on every session of the person")
    void aRevokedRoleNeedsNewTokens() {
        AssignmentView given = give(bob, "AUDITOR");
        Session one = in("bob");
        Session two = in("bob");

        roles.revoke(ann, given.id(), "over");

        assertStale(one);
        assertStale(two);
        assertThat(rig.who(renewed(one)).roles()).doesNotContain("AUDITOR");
    }

    @Test
    @DisplayName("F6 a redefined role reaches who inherits it and whom they delegated to")
    void aRedefinedRoleReachesItsHeirs() {
        roles.create(ann, new NewRole("BASE", "Base", List.of(), List.of("system:read")));
        roles.create(ann, new NewRole("HEIR", "Heir", List.of("BASE"), List.of()));
        give(bob, "HEIR");
        rig.get(Delegations.class)
                .delegate(
                        bob,
                        new Delegate(
                                eve,
                                List.of("system:read"),
                                "holiday",
                                clock.instant().plus(Duration.ofDays(1))));
        Session heir = in("bob");
        Session delegate = in("eve");
        Session admin = in("ann");

        roles.change(ann, "BASE", new ChangeRole("Base", List.of(), List.of()));

        assertStale(heir);
        assertStale(delegate);
        rig.who(admin);
        assertThat(rig.get(Access.class).permissionsOf(eve)).doesNotContain(Permission.SYSTEM_READ);
    }

    @Test
    @DisplayName("F5 a delegation given and taken back each needs new tokens of the delegate alone")
    void aDelegationNeedsNewTokens() {
        Session delegator = in("ann");
        Session delegate = in("eve");

        var given =
                rig.get(Delegations.class)
                        .delegate(
                                ann,
                                new Delegate(
                                        eve,
                                        List.of("people:read"),
                                        "holiday",
                                        clock.instant().plus(Duration.ofDays(1))));

        assertStale(delegate);
        Session next = renewed(delegate);
        rig.get(Delegations.class).revoke(ann, given.id());
        assertStale(next);
        rig.who(delegator);
    }

    @Test
    @DisplayName("F9 a temporary privilege needs new tokens when it begins and when it is over")
    void aPrivilegeNeedsNewTokens() {
        Session before = in("bob");
        PrivilegeView asked =
                rig.get(Privileges.class)
                        .request(bob, new RequestPrivilege("DEVELOPER", null, 10, "a fix"));
        rig.who(before);

        rig.get(Approvals.class).decide(ann, there(asked.approval()), true, "fine");

        assertStale(before);
        Session during = renewed(before);
        rig.who(during);
        rig.get(Privileges.class).end(bob, asked.id(), false);
        assertStale(during);
    }

    @Test
    @DisplayName("F6 a change that is rolled back leaves every token as it was")
    void aChangeUndoneChangesNothing() {
        Session before = in("bob");

        new TransactionTemplate(rig.get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    give(bob, "AUDITOR");
                    status.setRollbackOnly();
                });

        assertThat(rig.who(before).roles()).doesNotContain("AUDITOR");
    }

    @Test
    @DisplayName("F6 another node refuses the old tokens too, once it looks again")
    void anotherNodeSeesIt() {
        try (CredentialsRig other = node(java.util.Map.of())) {
            Session before = in("bob");
            other.who(before);

            give(bob, "AUDITOR");
            clock.advance(Duration.ofSeconds(30));

            assertRefused(ErrorCode.SESSION_EXPIRED, () -> other.who(before));
        }
    }
}
