package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Policies;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.HypotheticalResource;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicySchema;
import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowDifference;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Policies.TestOutcome;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.protocol.Roles.Revoke;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Three policies. It has no Cedar engine: what its policies would decide is written here beside
 * their texts, for the requests that the gallery and the tests make.
 */
final class SamplePolicies implements Policies {

    private static final String VIP_TEXT =
            """
            // VIP customers may place orders up to 250,000 (risk committee, 2026-02-24).
            permit (
              principal in Role::"VIP",
              action == Action::"order:place",
              resource
            ) when {
              resource has amount &&
              resource.amount.lessThanOrEqual(decimal("250000.0"))
            };
            """;

    private static final String NIGHT_TEXT =
            """
            // Nothing large at night from a device nobody confirmed.
            forbid (
              principal,
              action == Action::"order:place",
              resource
            ) when {
              resource has amount &&
              resource.amount.greaterThan(decimal("10000.0")) &&
              (context.hour >= 22 || context.hour < 6) &&
              !context.deviceTrusted
            };
            """;

    private static final String NETWORK_TEXT =
            """
            // The audit log leaves the house only from the house.
            forbid (
              principal,
              action == Action::"audit:export",
              resource
            ) unless {
              context has address &&
              context.address.isInRange(ip("203.0.113.0/24"))
            };
            """;

    private static final String SCHEMA =
            """
            entity Role in [Role];
            entity User in [Role];
            entity Resource = {
              kind: String,
              id?: String,
              owner?: User,
              amount?: decimal,
              instrument?: String,
              account?: String,
              side?: String
            };
            type Environment = {
              hour: Long,
              minute: Long,
              weekday: Long,
              time: Long,
              address?: ipaddr,
              deviceTrusted: Bool,
              risk: Long,
              authAge: Long,
              factors: Set<String>,
              caller: String
            };
            action "order:place",
              "audit:export" appliesTo {
              principal: [User],
              resource: [Resource],
              context: Environment
            };
            """;

    private static final BigDecimal VIP_MOST = new BigDecimal("250000");
    private static final BigDecimal NIGHT_MOST = new BigDecimal("10000");

    private final Instant now;
    private final SampleRoles roles;
    private final Map<String, PolicyView> policies = new LinkedHashMap<>();
    private final Map<String, List<PolicyVersionView>> versions = new LinkedHashMap<>();

    SamplePolicies(Instant now, SampleRoles roles) {
        this.now = now;
        this.roles = roles;
        add(
                "vip-larger-orders",
                "VIP customers may place larger orders",
                3,
                VIP_TEXT.replace("250,000", "100,000").replace("250000.0", "100000.0"),
                VIP_TEXT,
                List.of(
                        test("a VIP at the limit", "VIP", "250000", 11, true, Verdict.ALLOWED),
                        test("a VIP above it", "VIP", "250000.01", 11, true, Verdict.DENIED),
                        test("a customer", "CUSTOMER", "50000", 11, true, Verdict.DENIED)));
        add(
                "quiet-nights",
                "Large orders at night need a confirmed device",
                2,
                NIGHT_TEXT.replace("10000.0", "25000.0"),
                NIGHT_TEXT,
                List.of(
                        test("by day", "VIP", "20000", 11, false, Verdict.ALLOWED),
                        test("at night, unknown", "VIP", "20000", 23, false, Verdict.DENIED),
                        test("at night, confirmed", "VIP", "20000", 23, true, Verdict.ALLOWED)));
        add(
                "export-from-home",
                "Audit exports only from our network",
                1,
                NETWORK_TEXT,
                "",
                List.of());
    }

    private static PolicyTest test(
            String name, String role, String amount, int hour, boolean trusted, Verdict expected) {
        return new PolicyTest(
                name,
                new HypotheticalRequest(
                        null,
                        List.of(role),
                        "order:place",
                        new HypotheticalResource("order", null, null, Map.of("amount", amount)),
                        Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour)),
                        Map.of("device.trusted", Boolean.toString(trusted)),
                        60,
                        List.of("pwd")),
                expected);
    }

    private void add(
            String name,
            String description,
            int active,
            String first,
            String draft,
            List<PolicyTest> tests) {
        List<PolicyVersionView> all = new ArrayList<>();
        for (int v = 1; v <= active; v++) {
            Instant made = now.minus(Duration.ofDays(40L - 9L * v));
            all.addFirst(
                    new PolicyVersionView(
                            v, first, tests, SampleCast.HANA.id(), made, made.plusSeconds(5_400)));
        }
        if (!draft.isEmpty()) {
            all.addFirst(
                    new PolicyVersionView(
                            active + 1,
                            draft,
                            tests,
                            SampleCast.ME,
                            now.minus(Duration.ofHours(3)),
                            null));
        }
        versions.put(name, all);
        policies.put(name, new PolicyView(name, description, active, all.size()));
    }

    private PolicyView policy(String name) {
        PolicyView policy = policies.get(name);
        if (policy == null) {
            throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no policy " + name + ".");
        }
        return policy;
    }

    private PolicyVersionView version(String name, int number) {
        return versions(name).stream()
                .filter(v -> v.version() == number)
                .findFirst()
                .orElseThrow(
                        () -> SampleAccess.refuse(ErrorCode.NOT_FOUND, "No version " + number));
    }

    @Override
    public List<PolicyView> list() {
        return List.copyOf(policies.values());
    }

    @Override
    public PolicySchema schema() {
        return new PolicySchema(SCHEMA);
    }

    @Override
    public List<PolicyVersionView> versions(String name) {
        return List.copyOf(Objects.requireNonNull(versions.get(policy(name).name())));
    }

    @Override
    public PolicyVersionView save(String name, SavePolicy request) {
        List<PolicyVersionView> all = versions.computeIfAbsent(name, _ -> new ArrayList<>());
        PolicyVersionView saved =
                new PolicyVersionView(
                        all.size() + 1, request.text(), request.tests(), SampleCast.ME, now, null);
        all.addFirst(saved);
        PolicyView before = policies.get(name);
        policies.put(
                name,
                new PolicyView(
                        name,
                        request.description(),
                        before == null ? null : before.active(),
                        saved.version()));
        return saved;
    }

    @Override
    public PolicyCheck check(String name, int number) {
        PolicyVersionView version = version(name, number);
        List<String> errors =
                version.text().contains(";")
                        ? List.of()
                        : List.of("line 1: a policy ends with a semicolon");
        List<TestOutcome> outcomes =
                version.tests().stream()
                        .map(t -> {
                            DecisionView is = dryRun(t.request());
                            return new TestOutcome(
                                    t.name(),
                                    t.expected(),
                                    is.verdict(),
                                    is.verdict() == t.expected(),
                                    is.reasons());
                        })
                        .toList();
        boolean good = errors.isEmpty() && outcomes.stream().allMatch(TestOutcome::passed);
        return new PolicyCheck(good, errors, List.of(), outcomes);
    }

    @Override
    public ShadowReport shadow(String name, int number) {
        version(name, number);
        return new ShadowReport(
                2_048,
                List.of(
                        new ShadowDifference(
                                now.minus(Duration.ofMinutes(41)),
                                SampleCast.DINA.id(),
                                "order:place",
                                Verdict.DENIED,
                                Verdict.ALLOWED,
                                List.of("permitted by policy vip-larger-orders#policy0"))));
    }

    @Override
    public DeployOutcome deploy(String name, DeployPolicy request) {
        version(name, request.version());
        PolicyView before = policy(name);
        PolicyView next =
                new PolicyView(name, before.description(), request.version(), before.latest());
        policies.put(name, next);
        return new DeployOutcome(next, null);
    }

    @Override
    public PolicyView withdraw(String name, Revoke request) {
        PolicyView before = policy(name);
        PolicyView next = new PolicyView(name, before.description(), null, before.latest());
        policies.put(name, next);
        return next;
    }

    @Override
    public DecisionView dryRun(HypotheticalRequest request) {
        List<String> reasons = new ArrayList<>();
        for (String role : held(request)) {
            String way = roles.way(role, request.permission());
            if (way != null) {
                reasons.add("role " + way);
            }
        }
        if (reasons.isEmpty()) {
            return new DecisionView(
                    Verdict.DENIED, request.permission(), List.of("no role brings it"));
        }
        Verdict verdict = Verdict.ALLOWED;
        String amount =
                request.resource() == null ? null : request.resource().attributes().get("amount");
        if (request.permission().equals("order:place") && amount != null) {
            verdict = order(request, new BigDecimal(amount), reasons);
        }
        return new DecisionView(verdict, request.permission(), List.copyOf(reasons));
    }

    private List<String> held(HypotheticalRequest request) {
        List<String> held = new ArrayList<>(request.roles());
        UserId user = request.user();
        if (user != null) {
            roles.of(user).assignments().forEach(a -> held.add(a.role()));
        }
        return held;
    }

    private Verdict order(HypotheticalRequest request, BigDecimal amount, List<String> reasons) {
        Instant at = Objects.requireNonNullElse(request.at(), now);
        int hour = at.atOffset(ZoneOffset.UTC).getHour();
        boolean trusted = "true".equals(request.environment().get("device.trusted"));
        if (amount.compareTo(NIGHT_MOST) > 0 && (hour >= 22 || hour < 6) && !trusted) {
            reasons.add("forbidden by policy quiet-nights#policy0");
            return Verdict.DENIED;
        }
        if (held(request).contains("VIP") && amount.compareTo(VIP_MOST) <= 0) {
            reasons.add("permitted by policy vip-larger-orders#policy0");
            return Verdict.ALLOWED;
        }
        reasons.add("governed by policy vip-larger-orders, which does not permit it");
        return Verdict.DENIED;
    }
}
