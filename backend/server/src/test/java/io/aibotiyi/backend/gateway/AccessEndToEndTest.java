package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AccessConsole;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewView;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.Delegate;
import io.aibotiyi.protocol.Roles.DelegationView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.Revoke;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access console's calls, through the real client, server, database and Cedar. */
class AccessEndToEndTest {

    private static final String SECRET = "a-secret-of-the-embedding-process";
    private static final UserId SOMEBODY = new UserId(new UUID(3, 3));

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient client;
    private static AccessConsole access;
    private static UserId owner;

    @BeforeAll
    static void start() {
        backend = Backend.start(BackendOptions.embedded(home, SECRET));
        client = AibotClients.connect(backend.address());
        owner = client.loginEmbedded(SECRET).user().id();
        access = client.access();
    }

    @AfterAll
    static void stop() {
        client.close();
        backend.close();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static Instant in(Duration time) {
        return client.server().time().plus(time);
    }

    @Test
    void rolesAreMadeChangedGivenAndTakenAway() {
        assertThat(access.control().matrix().roles()).hasSizeGreaterThanOrEqualTo(7);
        access.control()
                .create(new NewRole("DESK", "Desk", List.of("MEMBER"), List.of("system:read")));
        assertThat(
                        access.control()
                                .change(
                                        "DESK",
                                        new ChangeRole(
                                                "Desk", List.of("MEMBER"), List.of("config:read")))
                                .effective())
                .contains("config:read", "self:read")
                .doesNotContain("system:read");
        AssignmentView given =
                Objects.requireNonNull(
                        access.control()
                                .assign(new AssignRole(SOMEBODY, "DESK", "needed", null))
                                .assignment());
        assertThat(access.control().assignments("DESK", null, 10).items())
                .extracting(AssignmentView::id)
                .containsExactly(given.id());
        assertThat(access.control().of(SOMEBODY).permissions())
                .anySatisfy(p -> {
                    assertThat(p.permission()).isEqualTo("config:read");
                    assertThat(p.reasons()).containsExactly("role DESK");
                });
        access.control().revoke(given.id(), new Revoke("over"));
        assertThat(access.control().of(SOMEBODY).assignments()).isEmpty();
        refused(ErrorCode.CONFLICT, () -> access.control().remove("DESK"));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> access.control().assignments("DESK", "not a cursor", 10));
        access.control().create(new NewRole("IDLE", "Idle", List.of(), List.of()));
        access.control().remove("IDLE");
        assertThat(access.control().own().assignments())
                .extracting(AssignmentView::role)
                .contains("ADMIN", "CUSTOMER");
    }

    @Test
    void delegationsAreGivenAndTakenBack() {
        DelegationView given =
                access.delegations()
                        .delegate(
                                new Delegate(
                                        SOMEBODY,
                                        List.of("people:read"),
                                        "holiday",
                                        in(Duration.ofDays(1))));

        assertThat(access.delegations().list()).extracting(DelegationView::id).contains(given.id());
        access.delegations().revoke(given.id());

        refused(ErrorCode.NOT_FOUND, () -> access.delegations().revoke(given.id()));
    }

    @Test
    void privilegesAreAskedForAndNotApprovedByOneself() {
        PrivilegeView asked =
                access.privileges()
                        .request(new RequestPrivilege("DEVELOPER", null, 10, "trying a fix"));
        ApprovalView waiting =
                access.approvals().list(ApprovalState.PENDING, null, 10).items().getFirst();
        assertThat(waiting.id()).isEqualTo(asked.approval());
        refused(
                ErrorCode.FORBIDDEN,
                () -> access.approvals().decide(waiting.id(), new DecideApproval(true, "mine")));
        assertThat(access.approvals().withdraw(waiting.id()).state())
                .isEqualTo(ApprovalState.WITHDRAWN);
        assertThat(access.approvals().own(null, 10).items())
                .extracting(ApprovalView::id)
                .contains(waiting.id());
    }

    @Test
    void aBrokenGlassAlertsAndIsNotReviewedByOneself() {
        PrivilegeView taken =
                access.privileges()
                        .breakGlass(new RequestPrivilege("DEVELOPER", null, 10, "outage"));

        AlertView alert =
                access.alerts().list(true, null, 100).items().stream()
                        .filter(a -> a.kind().equals("access.break-glass"))
                        .findFirst()
                        .orElseThrow();
        refused(
                ErrorCode.FORBIDDEN,
                () -> access.alerts().acknowledge(alert.id(), new AcknowledgeAlert("mine")));
        refused(
                ErrorCode.FORBIDDEN,
                () -> access.privileges().review(taken.id(), new ReviewPrivilege("fine")));
        assertThat(access.privileges().list(true, null, 10).items())
                .extracting(PrivilegeView::id)
                .contains(taken.id());
        access.privileges().end(taken.id());
        refused(ErrorCode.CONFLICT, () -> access.privileges().revoke(taken.id()));
        assertThat(access.privileges().own(null, 10).items()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    void reviewsAskAboutAssignments() {
        AssignmentView given =
                Objects.requireNonNull(
                        access.control()
                                .assign(new AssignRole(SOMEBODY, "VIP", "good", null))
                                .assignment());
        ReviewView review =
                access.reviews()
                        .open(
                                new OpenReview(
                                        "VIPs", "VIP", List.of(owner), in(Duration.ofDays(1))));
        ReviewItemView item = access.reviews().items(review.id(), null, 10).items().getFirst();
        assertThat(item.assignment()).isEqualTo(given.id());
        refused(ErrorCode.CONFLICT, () -> access.reviews().evidence(review.id()));

        access.reviews().decide(review.id(), item.id(), new DecideItem(false, "not any more"));

        assertThat(access.reviews().evidence(review.id()).document()).contains("not any more");
        assertThat(access.reviews().list(null, 10).items().getFirst().undecided()).isZero();
        assertThat(access.control().of(SOMEBODY).assignments())
                .extracting(AssignmentView::role)
                .doesNotContain("VIP");
    }

    @Test
    void policiesAreWrittenTriedDeployedAndWithdrawn() {
        String text =
                "forbid(principal, action == Action::\"privacy:own\", resource)"
                        + " when { context.risk > 90 };";
        int version =
                access.policies()
                        .save(
                                "risky-privacy",
                                new SavePolicy("No privacy at risk", text, List.of()))
                        .version();
        assertThat(access.policies().check("risky-privacy", version).deployable()).isTrue();
        assertThat(access.policies().shadow("risky-privacy", version).decisions()).isPositive();
        HypotheticalRequest risky =
                new HypotheticalRequest(
                        owner,
                        List.of(),
                        "privacy:own",
                        null,
                        null,
                        Map.of("risk", "95"),
                        0,
                        List.of("pwd"));
        assertThat(access.policies().dryRun(risky).verdict()).isEqualTo(Verdict.ALLOWED);

        access.policies().deploy("risky-privacy", new DeployPolicy(version, "be careful"));
        assertThat(access.policies().dryRun(risky).verdict()).isEqualTo(Verdict.DENIED);
        assertThat(access.policies().versions("risky-privacy").getFirst().deployed()).isNotNull();

        access.policies().withdraw("risky-privacy", new Revoke("over"));
        assertThat(access.policies().dryRun(risky).verdict()).isEqualTo(Verdict.ALLOWED);
        assertThat(access.policies().list()).hasSize(1);
        assertThat(access.policies().schema().text()).contains("entity User in [Role]");
    }
}
