package io.aibotiyi.backend.access.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.AccessDecision.Verdict;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.policies.CedarEngine;
import io.aibotiyi.backend.access.policies.PolicyEngine;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.HypotheticalResource;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attribute policies, evaluated by the real Cedar engine, on every database. */
abstract class PolicyContract extends AccessRig {

    private static final String PERMIT_AUDIT =
            "permit(principal in Role::\"OPERATOR\", action == Action::\"audit:read\", resource);";
    private static final String FORBID_AUDIT =
            "forbid(principal, action == Action::\"audit:read\", resource)"
                    + " when { context.risk > 50 };";

    private int save(String name, String text, PolicyTest... tests) {
        return on.policies
                .save(ann, name, new SavePolicy("About " + name, text, List.of(tests)))
                .version();
    }

    private DeployOutcome deploy(String name, int version) {
        return on.policies.deploy(ann, name, new DeployPolicy(version, "wanted"));
    }

    private AccessDecision order(UserId who, Map<String, String> environment, String amount) {
        return on.access.decide(
                person(who, environment),
                Permission.ORDER_PLACE,
                new Resource("order", null, who, Map.of("amount", amount)));
    }

    @Test
    @DisplayName("F7 a policy permits what no role brings, and a forbidding one outweighs it")
    void forbidWins() {
        give(bob, "OPERATOR");
        assertThat(may(bob, Permission.AUDIT_READ)).isFalse();

        deploy("permit-audit", save("permit-audit", PERMIT_AUDIT));
        AccessDecision permitted = decide(bob, Permission.AUDIT_READ);
        assertThat(permitted.allowed()).isTrue();
        assertThat(permitted.reasons()).singleElement().asString().contains("permit-audit");
        assertThat(may(eve, Permission.AUDIT_READ)).as("not an operator").isFalse();

        deploy("forbid-audit", save("forbid-audit", FORBID_AUDIT));
        Subject risky = person(bob, Map.of("risk", "80"));
        AccessDecision forbidden =
                on.access.decide(risky, Permission.AUDIT_READ, Resource.any("audit"));
        assertThat(forbidden.verdict()).isEqualTo(Verdict.DENIED);
        assertThat(forbidden.reasons()).singleElement().asString().contains("forbid-audit");
        assertThat(may(bob, Permission.AUDIT_READ)).as("at low risk").isTrue();
    }

    @Test
    @DisplayName("F7 an engine that fails, or is not there, denies what policies govern (16.5.3)")
    void engineErrorsDeny() {
        deploy("permit-audit", save("permit-audit", PERMIT_AUDIT));
        TestAccess broken = new TestAccess(database, clock, new NoEngine());

        AccessDecision governed =
                broken.access.decide(person(ann), Permission.AUDIT_READ, Resource.any("audit"));
        assertThat(governed.verdict()).as("ann has it by a role").isEqualTo(Verdict.DENIED);
        assertThat(governed.reasons().getFirst()).contains("policy engine");
        assertThat(
                        broken.access
                                .decide(person(ann), Permission.PEOPLE_READ, Resource.any("people"))
                                .allowed())
                .as("no policy governs it")
                .isTrue();
    }

    /** As on a machine for which there is no native library. */
    private static final class NoEngine implements PolicyEngine {

        @Override
        public String schema() {
            return "";
        }

        @Override
        public Checked check(String text) {
            throw new UnsatisfiedLinkError("no library for this machine");
        }

        @Override
        public Compiled compile(Map<String, String> texts, boolean lasting) {
            throw new UnsatisfiedLinkError("no library for this machine");
        }
    }

    @Test
    @DisplayName("F7 an error while evaluating denies")
    void evaluationErrorsDeny() {
        deploy(
                "large",
                save(
                        "large",
                        "forbid(principal, action == Action::\"order:place\","
                                + " resource) when { resource has amount &&"
                                + " resource.amount.greaterThan(decimal(\"1000.0\")) };"));

        assertThat(order(ann, Map.of(), "10").allowed()).isTrue();
        assertThat(order(ann, Map.of(), "9".repeat(30)).verdict())
                .as("beyond what Cedar can hold")
                .isEqualTo(Verdict.DENIED);
        assertThat(order(ann, Map.of("address", "not an address"), "10").verdict())
                .isEqualTo(Verdict.DENIED);
    }

    @Test
    @DisplayName("F7 what the schema does not know is not deployable")
    void schemaInvalidIsNotDeployable() {
        int unknown =
                save(
                        "wrong",
                        "permit(principal, action == Action::\"order:place\", resource)"
                                + " when { context.moonPhase == 3 };");

        PolicyCheck check = on.policies.check("wrong", unknown);
        assertThat(check.deployable()).isFalse();
        assertThat(check.errors().getFirst()).contains("moonPhase");
        refused(ErrorCode.CONFLICT, () -> deploy("wrong", unknown));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> save("broken", "permit(principal, action, resource"));
        refused(ErrorCode.INVALID_FIELD, () -> save("empty", "// nothing"));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> save("template", "permit(principal == ?principal, action, resource);"));
        int noAction = save("typo", "permit(principal, action == Action::\"no:such\", resource);");
        refused(ErrorCode.CONFLICT, () -> deploy("typo", noAction));
    }

    @Test
    @DisplayName("F8 time, address, device, risk, age of the proof and amount count (ASVS 8.2.4)")
    void contextCounts() {
        deploy(
                "trading",
                save(
                        "trading",
                        """
                        forbid(principal, action == Action::"order:place", resource)
                        when { context.hour < 8 || context.hour >= 18 };
                        forbid(principal, action == Action::"order:place", resource)
                        unless { context has address && context.address.isInRange(ip("10.0.0.0/8")) };
                        forbid(principal, action == Action::"order:place", resource)
                        unless { context.deviceTrusted && context.authAge < 3600 };
                        forbid(principal, action == Action::"order:place", resource)
                        when { resource has amount && resource.amount.greaterThan(decimal("1000.0")) }
                        unless { principal in Role::"VIP" };
                        """));
        Map<String, String> good = Map.of("address", "10.1.2.3", "device.trusted", "true");

        assertThat(order(ann, good, "1000").allowed()).isTrue();
        assertThat(order(ann, good, "1000.00001").allowed()).as("rounded up").isFalse();
        give(ann, "VIP");
        assertThat(order(ann, good, "5000").allowed()).as("a VIP now").isTrue();
        assertThat(
                        order(ann, Map.of("address", "11.1.2.3", "device.trusted", "true"), "1")
                                .allowed())
                .isFalse();
        assertThat(order(ann, Map.of("address", "10.1.2.3"), "1").allowed())
                .as("a device nobody trusts")
                .isFalse();

        Subject session = person(ann, good);
        clock.advance(Duration.ofHours(1));
        assertThat(
                        on.access
                                .decide(session, Permission.ORDER_PLACE, Resource.any("order"))
                                .allowed())
                .as("the same session, proved an hour ago")
                .isFalse();
        clock.advance(Duration.ofHours(5));
        assertThat(order(ann, good, "1").allowed()).as("18:00").isFalse();
    }

    @Test
    @DisplayName("F8 a session may lose what it could do while it runs")
    void appliesInsideARunningSession() {
        Subject session = person(ann);
        assertThat(on.access.decide(session, Permission.AUDIT_READ, Resource.any("a")).allowed())
                .isTrue();

        int version =
                save("stop", "forbid(principal, action == Action::\"audit:read\", resource);");
        deploy("stop", version);
        assertThat(on.access.decide(session, Permission.AUDIT_READ, Resource.any("a")).allowed())
                .isFalse();

        on.policies.withdraw(ann, "stop", "over");
        assertThat(on.access.decide(session, Permission.AUDIT_READ, Resource.any("a")).allowed())
                .isTrue();
        assertThat(on.actions())
                .containsSubsequence(
                        "access.policy.saved", "access.policy.deployed", "access.policy.withdrawn");
    }

    private static HypotheticalRequest request(
            String permission, @Nullable String amount, String... roles) {
        return new HypotheticalRequest(
                null,
                List.of(roles),
                permission,
                amount == null
                        ? null
                        : new HypotheticalResource("order", null, null, Map.of("amount", amount)),
                null,
                Map.of(),
                0,
                List.of("pwd"));
    }

    private static final String LIMIT =
            "forbid(principal, action == Action::\"order:place\", resource) when"
                    + " { resource has amount &&"
                    + " resource.amount.greaterThan(decimal(\"%s.0\")) };";

    @Test
    void deploysOnlyWhatPassesItsTestsAndGoesBackToAnEarlierVersion() {
        PolicyTest small =
                new PolicyTest(
                        "a small order",
                        request("order:place", "100", "CUSTOMER"),
                        io.aibotiyi.protocol.Policies.Verdict.ALLOWED);
        PolicyTest large =
                new PolicyTest(
                        "a large order",
                        request("order:place", "5000", "CUSTOMER"),
                        io.aibotiyi.protocol.Policies.Verdict.DENIED);
        int first = save("limit", LIMIT.formatted(1000), small, large);
        deploy("limit", first);
        assertThat(order(ann, Map.of(), "5000").allowed()).isFalse();

        int tooWide = save("limit", LIMIT.formatted(9000), small, large);
        PolicyCheck check = on.policies.check("limit", tooWide);
        assertThat(check.deployable()).isFalse();
        assertThat(check.tests()).filteredOn(t -> !t.passed()).hasSize(1);
        refused(ErrorCode.CONFLICT, () -> deploy("limit", tooWide));

        int wide = save("limit", LIMIT.formatted(9000), small);
        deploy("limit", wide);
        assertThat(order(ann, Map.of(), "5000").allowed()).isTrue();
        deploy("limit", first);
        assertThat(order(ann, Map.of(), "5000").allowed()).isFalse();
        assertThat(on.policies.list().getFirst().active()).isEqualTo(first);
        assertThat(on.policies.versions("limit")).hasSize(3);
    }

    @Test
    void saysWhyForARequestThatNobodyMade() {
        deploy("limit", save("limit", LIMIT.formatted(1000)));

        assertThat(on.policies.dryRun(request("order:place", "1", "VIP")).reasons())
                .containsExactly("role VIP > CUSTOMER");
        assertThat(on.policies.dryRun(request("order:place", "2000", "VIP")).reasons())
                .singleElement()
                .asString()
                .startsWith("forbidden by policy limit#");
        assertThat(on.policies.dryRun(request("order:place", null)).reasons())
                .containsExactly("no role brings order:place");
        refused(
                ErrorCode.INVALID_FIELD,
                () -> on.policies.dryRun(request("order:place", null, "NONE")));
        assertThat(on.actions()).doesNotContain("access.denied");
    }

    @Test
    void showsWhatADraftWouldHaveChanged() {
        order(ann, Map.of(), "500");
        order(ann, Map.of(), "5000");
        decide(bob, Permission.AUDIT_READ);
        int draft = save("limit", LIMIT.formatted(1000));

        ShadowReport report = on.policies.shadow("limit", draft);

        assertThat(report.decisions()).isEqualTo(3);
        assertThat(report.differences())
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.user()).isEqualTo(ann);
                    assertThat(d.was()).isEqualTo(io.aibotiyi.protocol.Policies.Verdict.ALLOWED);
                    assertThat(d.would()).isEqualTo(io.aibotiyi.protocol.Policies.Verdict.DENIED);
                });
        assertThat(order(ann, Map.of(), "5000").allowed()).as("a draft decides nothing").isTrue();
    }

    @Test
    @DisplayName("F9 with a second administrator, a policy that can permit needs somebody else")
    void permittingPoliciesNeedFourEyes() {
        give(bob, "ADMIN");
        int version = save("permit-audit", PERMIT_AUDIT);

        DeployOutcome waiting = deploy("permit-audit", version);
        assertThat(waiting.policy().active()).isNull();
        on.approvals.decide(
                bob, Objects.requireNonNull(waiting.approval()).id(), true, "looks right");

        assertThat(on.policies.list().getFirst().active()).isEqualTo(version);
        assertThat(deploy("stop", save("stop", FORBID_AUDIT)).approval())
                .as("forbidding gives nobody anything")
                .isNull();
    }

    @Test
    void everyPermissionIsAnActionOfTheSchema() {
        String schema = new CedarEngine().schema();

        for (Permission permission : Permission.values()) {
            assertThat(schema).contains('"' + permission.code() + '"');
        }
    }
}
