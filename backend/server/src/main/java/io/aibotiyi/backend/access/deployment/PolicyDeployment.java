package io.aibotiyi.backend.access.deployment;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.invalid;
import static io.aibotiyi.backend.access.input.Fields.missing;

import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.ApprovalDecided;
import io.aibotiyi.backend.access.Approvals;
import io.aibotiyi.backend.access.Policies;
import io.aibotiyi.backend.access.decisions.RecentDecisions;
import io.aibotiyi.backend.access.decisions.RecentDecisions.Made;
import io.aibotiyi.backend.access.decisions.Trials;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.policies.PolicyEngine;
import io.aibotiyi.backend.access.policies.PolicyEngine.Checked;
import io.aibotiyi.backend.access.policies.PolicyStore;
import io.aibotiyi.backend.access.policies.RuleSet;
import io.aibotiyi.backend.access.policies.RulesInForce;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.Administrators;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowDifference;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Policies.TestOutcome;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Policies from draft to deployment. */
@Service
public final class PolicyDeployment implements Policies {

    /** Kind of the case that asks for a deployment. */
    public static final String DEPLOY = "access.policy.deploy";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,59}");
    private static final int LONGEST = 20_000;
    private static final int MOST_TESTS = 100;
    private static final Duration WAIT = Duration.ofDays(7);

    private record Deployment(String name, int version) {}

    private final PolicyStore store;
    private final PolicyEngine engine;
    private final RulesInForce rules;
    private final Trials trials;
    private final RecentDecisions recent;
    private final Administrators administrators;
    private final Approvals approvals;
    private final AccessStamp stamp;
    private final Trail trail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public PolicyDeployment(
            PolicyStore store,
            PolicyEngine engine,
            RulesInForce rules,
            Trials trials,
            RecentDecisions recent,
            Administrators administrators,
            Approvals approvals,
            AccessStamp stamp,
            Trail trail,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.engine = engine;
        this.rules = rules;
        this.trials = trials;
        this.recent = recent;
        this.administrators = administrators;
        this.approvals = approvals;
        this.stamp = stamp;
        this.trail = trail;
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

    /** The engine's answer, or why it does not run here. */
    private static <T> T running(Supplier<T> work) {
        try {
            return work.get();
        } catch (LinkageError e) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED, "The policy engine does not run on this machine: " + e);
        }
    }

    @Override
    public String schema() {
        return engine.schema();
    }

    @Override
    public List<PolicyView> list() {
        return store.all();
    }

    @Override
    public List<PolicyVersionView> versions(String name) {
        policy(name);
        return store.versions(name);
    }

    private PolicyView policy(String name) {
        return store.byName(name).orElseThrow(() -> missing("policy"));
    }

    private PolicyVersionView version(String name, int version) {
        return store.version(name, version).orElseThrow(() -> missing("version of this policy"));
    }

    @Override
    public PolicyVersionView save(UserId by, String name, SavePolicy draft) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("name", "A name has 2 to 60 of a-z, 0-9 and -, a letter first.");
        }
        String description = Fields.text("description", draft.description(), 500);
        if (draft.text().length() > LONGEST || draft.tests().size() > MOST_TESTS) {
            throw invalid(
                    "text",
                    "At most " + LONGEST + " characters and " + MOST_TESTS + " tests are kept.");
        }
        draft.tests().forEach(t -> Fields.permission("tests", t.request().permission()));
        Checked checked = running(() -> engine.check(draft.text()));
        if (checked.governs().isEmpty()) {
            throw invalid("text", checked.errors().getFirst());
        }
        return changing(() -> {
            int version =
                    store.add(
                            name,
                            description,
                            draft.text(),
                            draft.tests(),
                            checked.governs(),
                            by,
                            clock.instant());
            trail.done("access.policy.saved", object(name, version), Map.of());
            return version(name, version);
        });
    }

    private static String object(String name, int version) {
        return "policy:" + name + ":" + version;
    }

    @Override
    public PolicyCheck check(String name, int number) {
        PolicyVersionView version = version(name, number);
        return running(() -> {
            Checked checked = engine.check(version.text());
            if (!checked.errors().isEmpty()) {
                return new PolicyCheck(false, checked.errors(), checked.warnings(), List.of());
            }
            RuleSet with = rules.with(name, version.text(), checked.governs());
            List<TestOutcome> outcomes =
                    version.tests().stream().map(test -> outcome(with, test)).toList();
            return new PolicyCheck(
                    outcomes.stream().allMatch(TestOutcome::passed),
                    List.of(),
                    checked.warnings(),
                    outcomes);
        });
    }

    private TestOutcome outcome(RuleSet with, PolicyTest test) {
        Hypothesis asked = Hypothesis.of(test.request(), clock.instant());
        AccessDecision decision =
                trials.decide(
                        with, asked.who(), asked.roles(), asked.what(), asked.on(), asked.at());
        Verdict actual = verdict(decision);
        return new TestOutcome(
                test.name(),
                test.expected(),
                actual,
                actual == test.expected(),
                decision.reasons());
    }

    private static Verdict verdict(AccessDecision decision) {
        return Verdict.valueOf(decision.verdict().name());
    }

    @Override
    public DeployOutcome deploy(UserId by, String name, DeployPolicy request) {
        String reason = Fields.reason(request.reason());
        policy(name);
        PolicyVersionView version = version(name, request.version());
        requireDeployable(name, request.version());
        boolean grave = running(() -> engine.check(version.text())).permits();
        return changing(() -> {
            if (grave && administrators.several()) {
                return new DeployOutcome(
                        policy(name),
                        approvals.request(
                                new Approvals.Case(
                                        DEPLOY,
                                        by,
                                        null,
                                        "Deploy version " + request.version() + " of " + name,
                                        Json.mapper()
                                                .writeValueAsString(
                                                        new Deployment(name, request.version())),
                                        reason,
                                        WAIT)));
            }
            return new DeployOutcome(activate(name, request.version(), reason), null);
        });
    }

    private void requireDeployable(String name, int version) {
        PolicyCheck check = check(name, version);
        if (!check.deployable()) {
            throw conflict(
                    check.errors().isEmpty()
                            ? "Its test '"
                                    + check.tests().stream()
                                            .filter(t -> !t.passed())
                                            .findFirst()
                                            .map(TestOutcome::name)
                                            .orElse("")
                                    + "' fails."
                            : check.errors().getFirst());
        }
    }

    private PolicyView activate(String name, int version, String reason) {
        store.activate(name, version, clock.instant());
        trail.done("access.policy.deployed", object(name, version), Map.of("reason", reason));
        return policy(name);
    }

    /** Acts on the decision inside the deciding transaction. */
    @EventListener
    public void decided(ApprovalDecided decision) {
        if (!decision.kind().equals(DEPLOY) || !decision.approved()) {
            return;
        }
        Deployment asked = Json.mapper().readValue(decision.payload(), Deployment.class);
        requireDeployable(asked.name(), asked.version());
        stamp.change();
        var _ = activate(asked.name(), asked.version(), decision.reason());
    }

    @Override
    public PolicyView withdraw(UserId by, String name, String reason) {
        String why = Fields.reason(reason);
        return changing(() -> {
            Integer active = policy(name).active();
            if (active == null) {
                throw conflict("It is not in force.");
            }
            store.activate(name, null, clock.instant());
            trail.done("access.policy.withdrawn", object(name, active), Map.of("reason", why));
            return policy(name);
        });
    }

    @Override
    public DecisionView dryRun(HypotheticalRequest request) {
        Hypothesis asked = Hypothesis.of(request, clock.instant());
        AccessDecision decision =
                trials.decideNow(asked.who(), asked.roles(), asked.what(), asked.on(), asked.at());
        return new DecisionView(
                verdict(decision), decision.permission().code(), decision.reasons());
    }

    @Override
    public ShadowReport shadow(String name, int number) {
        PolicyVersionView version = version(name, number);
        return running(() -> {
            Checked checked = engine.check(version.text());
            if (!checked.errors().isEmpty()) {
                throw conflict(checked.errors().getFirst());
            }
            RuleSet with = rules.with(name, version.text(), checked.governs());
            List<Made> decisions = recent.all();
            List<ShadowDifference> differences = new ArrayList<>();
            for (Made made : decisions) {
                AccessDecision would =
                        trials.decide(
                                with, made.who(), List.of(), made.what(), made.on(), made.at());
                if (would.verdict() != made.verdict()) {
                    differences.add(
                            new ShadowDifference(
                                    made.at(),
                                    made.who().user(),
                                    made.what().code(),
                                    Verdict.valueOf(made.verdict().name()),
                                    verdict(would),
                                    would.reasons()));
                }
            }
            return new ShadowReport(decisions.size(), differences);
        });
    }
}
