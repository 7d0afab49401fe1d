package io.aibotiyi.backend.access.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.audit.Actor;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Approvals.PrivilegeState;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.ItemDecision;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewState;
import io.aibotiyi.protocol.Reviews.ReviewView;
import io.aibotiyi.protocol.Roles.Delegate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Temporary privileges and access reviews, on every database. */
abstract class PrivilegeContract extends AccessRig {

    @BeforeEach
    void bobOperates() {
        give(bob, "OPERATOR");
    }

    private PrivilegeView ask() {
        return on.privileges.request(
                bob, new RequestPrivilege("AUDITOR", null, 30, "looking into case 7"));
    }

    private static UUID approval(PrivilegeView asked) {
        return Objects.requireNonNull(asked.approval());
    }

    @Test
    @DisplayName("F9 a privilege is given by somebody else, for its time only (ASVS 8.4.2)")
    void givesAPrivilegeForATime() {
        PrivilegeView asked = ask();
        assertThat(asked.state()).isEqualTo(PrivilegeState.REQUESTED);
        assertThat(may(bob, Permission.AUDIT_READ)).isFalse();

        on.approvals.decide(ann, approval(asked), true, "go ahead");

        assertThat(may(bob, Permission.AUDIT_READ)).isTrue();
        assertThat(decide(bob, Permission.CONFIG_READ).privileges())
                .as("every act meanwhile is tagged")
                .containsExactly(asked.id());
        clock.advance(Duration.ofMinutes(30));
        assertThat(may(bob, Permission.AUDIT_READ)).isFalse();
        assertThat(decide(bob, Permission.CONFIG_READ).privileges()).isEmpty();

        on.upkeep.run();
        assertThat(on.actions())
                .containsSubsequence(
                        "access.approval.requested",
                        "access.approval.approved",
                        "access.privilege.started",
                        "access.privilege.ended");
        assertThat(on.privileges.list(bob, false, null, 10).items())
                .singleElement()
                .satisfies(p -> assertThat(p.state()).isEqualTo(PrivilegeState.ENDED));
    }

    @Test
    @DisplayName("F9 nobody approves their own request, nor through whom they delegated to (2.3.5)")
    void refusesSelfApproval() {
        give(eve, "MEMBER");
        PrivilegeView asked =
                on.privileges.request(
                        ann, new RequestPrivilege(null, "order:place", 5, "trying it out"));
        refused(ErrorCode.FORBIDDEN, () -> on.approvals.decide(ann, approval(asked), true, "me"));

        on.delegations.delegate(
                ann,
                new Delegate(
                        eve,
                        List.of("approvals:decide"),
                        "holiday",
                        clock.instant().plusSeconds(600)));
        CallContext eveForAnn =
                CallContext.system("test")
                        .by(
                                new Actor(Actor.Kind.PERSON, eve.toString(), ann.toString()),
                                null,
                                null);
        refused(
                ErrorCode.FORBIDDEN,
                () ->
                        eveForAnn.call(
                                () -> on.approvals.decide(eve, approval(asked), true, "for ann")));

        assertThat(on.actions()).filteredOn("access.approval.self"::equals).hasSize(2);
        assertThat(on.approvals.get(approval(asked)).decidedBy()).isNull();
    }

    @Test
    @DisplayName("F9 refused, withdrawn, given back and revoked privileges give nothing")
    void endsPrivileges() {
        PrivilegeView first = ask();
        on.approvals.decide(ann, approval(first), false, "no need");
        PrivilegeView second = ask();
        on.approvals.withdraw(bob, approval(second));
        refused(
                ErrorCode.CONFLICT,
                () -> on.approvals.decide(ann, approval(second), true, "anyway"));
        refused(ErrorCode.NOT_FOUND, () -> on.approvals.withdraw(eve, approval(ask())));
        PrivilegeView third = ask();
        on.approvals.decide(ann, approval(third), true, "fine");
        refused(ErrorCode.NOT_FOUND, () -> on.privileges.end(eve, third.id(), false));
        assertThat(may(bob, Permission.AUDIT_READ)).isTrue();

        on.privileges.end(bob, third.id(), false);

        assertThat(may(bob, Permission.AUDIT_READ)).isFalse();
        refused(ErrorCode.CONFLICT, () -> on.privileges.end(ann, third.id(), true));
    }

    @Test
    void refusesPrivilegesThatMakeNoSense() {
        refused(ErrorCode.INVALID_FIELD, () -> request(null, null, 5, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request("AUDITOR", "audit:read", 5, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request("NONE", null, 5, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request(null, "x:y", 5, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request("AUDITOR", null, 0, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request("AUDITOR", null, 481, "why"));
        refused(ErrorCode.INVALID_FIELD, () -> request("AUDITOR", null, 5, " "));
        refused(ErrorCode.INVALID_FIELD, () -> request("AUDITOR", null, 5, "a\r\nb"));
    }

    private PrivilegeView request(
            @org.jspecify.annotations.Nullable String role,
            @org.jspecify.annotations.Nullable String permission,
            int minutes,
            String reason) {
        return on.privileges.request(bob, new RequestPrivilege(role, permission, minutes, reason));
    }

    @Test
    @DisplayName("F9 a broken glass works at once, alerts, and somebody else must review it")
    void breaksTheGlass() {
        PrivilegeView taken =
                on.privileges.breakGlass(
                        bob, new RequestPrivilege(null, "audit:export", 15, "breach under way"));

        assertThat(may(bob, Permission.AUDIT_EXPORT)).isTrue();
        AlertView alert = on.alerts.list(true, null, 10).items().getFirst();
        assertThat(alert.kind()).isEqualTo("access.break-glass");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(on.notices).contains("access.glass.broken to " + ann);
        refused(ErrorCode.FORBIDDEN, () -> on.alerts.acknowledge(bob, alert.id(), "fine"));
        on.alerts.acknowledge(ann, alert.id(), "looking at it");

        assertThat(on.privileges.list(null, true, null, 10).items())
                .extracting(PrivilegeView::id)
                .containsExactly(taken.id());
        refused(ErrorCode.FORBIDDEN, () -> on.privileges.review(bob, taken.id(), "all well"));
        on.privileges.review(ann, taken.id(), "justified");
        refused(ErrorCode.CONFLICT, () -> on.privileges.review(ann, taken.id(), "again"));

        clock.advance(Duration.ofMinutes(15));
        assertThat(may(bob, Permission.AUDIT_EXPORT)).isFalse();
        assertThat(on.actions())
                .contains("access.glass.broken", "access.alert.raised", "access.glass.reviewed");
    }

    @Test
    @DisplayName("F9 three unreviewed broken glasses are the most")
    void limitsUnreviewedGlasses() {
        RequestPrivilege again = new RequestPrivilege(null, "audit:export", 1, "again");
        for (int i = 0; i < 3; i++) {
            on.privileges.breakGlass(bob, again);
        }

        refused(ErrorCode.CONFLICT, () -> on.privileges.breakGlass(bob, again));

        assertThat(on.alerts.list(true, null, 10).items())
                .singleElement()
                .satisfies(a -> assertThat(a.count()).isEqualTo(3));
    }

    private ReviewView open(String role) {
        return on.reviews.open(
                ann,
                new OpenReview(
                        "Quarter",
                        role,
                        List.of(ann, bob),
                        clock.instant().plus(Duration.ofDays(7))));
    }

    @Test
    @DisplayName("F10 what nobody certifies by the deadline is revoked")
    void revokesWhatNobodyCertified() {
        give(eve, "OPERATOR");
        ReviewView review = open("OPERATOR");
        List<ReviewItemView> items = on.reviews.items(review.id(), null, 10).items();
        ReviewItemView eves = item(items, eve.toString());
        ReviewItemView bobs = item(items, bob.toString());
        refused(
                ErrorCode.FORBIDDEN,
                () -> on.reviews.decide(eve, review.id(), bobs.id(), new DecideItem(true, "ok")));
        refused(
                ErrorCode.FORBIDDEN,
                () -> on.reviews.decide(bob, review.id(), bobs.id(), new DecideItem(true, "me")));
        on.reviews.decide(bob, review.id(), eves.id(), new DecideItem(true, "still needed"));
        refused(ErrorCode.CONFLICT, () -> on.reviews.evidence(review.id()));

        clock.advance(Duration.ofDays(7));
        on.upkeep.run();

        assertThat(may(eve, Permission.CONFIG_READ)).isTrue();
        assertThat(may(bob, Permission.CONFIG_READ)).as("undecided").isFalse();
        assertThat(on.reviews.items(review.id(), null, 10).items())
                .extracting(ReviewItemView::decision)
                .containsExactlyInAnyOrder(ItemDecision.CERTIFIED, ItemDecision.LAPSED);
        assertThat(on.reviews.list(null, 10).items().getFirst().state())
                .isEqualTo(ReviewState.CLOSED);
    }

    private static ReviewItemView item(List<ReviewItemView> items, String user) {
        return items.stream()
                .filter(i -> i.user().toString().equals(user))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("F10 the evidence is signed with Ed25519; one changed letter breaks it (RFC 8032)")
    void signsTheEvidence() throws GeneralSecurityException {
        ReviewView review = open("OPERATOR");
        ReviewItemView bobs = on.reviews.items(review.id(), null, 10).items().getFirst();

        on.reviews.decide(ann, review.id(), bobs.id(), new DecideItem(false, "moved on"));

        assertThat(may(bob, Permission.CONFIG_READ)).as("revoked at once").isFalse();
        ReviewEvidence evidence = on.reviews.evidence(review.id());
        assertThat(Json.mapper().readTree(evidence.document()).path("items").get(0).path("note"))
                .hasToString("\"moved on\"");
        assertThat(verifies(evidence, evidence.document())).isTrue();
        assertThat(verifies(evidence, evidence.document().replace("moved on", "moved up")))
                .isFalse();
    }

    private static boolean verifies(ReviewEvidence evidence, String document)
            throws GeneralSecurityException {
        PublicKey key =
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(
                                        Base64.getDecoder().decode(evidence.publicKey())));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(document.getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(evidence.signature()));
    }

    @Test
    @DisplayName("F10 the last administrator is kept, with an alert")
    void keepsTheLastAdministrator() {
        open("ADMIN");

        clock.advance(Duration.ofDays(7));
        on.upkeep.run();

        assertThat(may(ann, Permission.ROLES_MANAGE)).isTrue();
        assertThat(on.alerts.list(true, null, 10).items())
                .extracting(AlertView::kind)
                .containsExactly("access.review.last-administrator");
    }

    @Test
    void alertsOfOneKindAboutOnePersonCountUpUntilAcknowledged() {
        for (int i = 0; i < 3; i++) {
            on.alerts.raise("test.kind", Severity.WARNING, bob, Map.of("n", "" + i));
        }
        on.alerts.raise("test.kind", Severity.WARNING, null, Map.of());
        AlertView bobs =
                on.alerts.list(true, null, 10).items().stream()
                        .filter(a -> bob.equals(a.subject()))
                        .findFirst()
                        .orElseThrow();
        assertThat(bobs.count()).isEqualTo(3);
        assertThat(bobs.details()).containsEntry("n", "2");

        on.alerts.acknowledge(ann, bobs.id(), "seen");
        on.alerts.raise("test.kind", Severity.WARNING, bob, Map.of());

        assertThat(on.alerts.list(false, null, 10).items()).hasSize(3);
        assertThat(on.alerts.list(false, null, 2).next()).isNotNull();
    }
}
