package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attribute policies in the Cedar language, their tests, and trying them. */
public final class Policies {

    private Policies() {}

    public enum Verdict {
        ALLOWED,
        DENIED,
        /** Allowed once the person proves again who they are. */
        STEP_UP
    }

    /**
     * A request that nobody made, to see what would be decided.
     *
     * @param user whose roles, delegations and privileges count; null for nobody's
     * @param roles counted besides the person's own
     * @param permission by code
     * @param resource of type, with id, owner and attributes
     * @param at when; null for now
     * @param environment {@code address}, {@code device.trusted}, {@code risk} (0 to 100)
     * @param authAgeSeconds since the last proof of who it is
     * @param factors with which, as in RFC 8176
     */
    public record HypotheticalRequest(
            @Nullable UserId user,
            List<String> roles,
            String permission,
            @Nullable HypotheticalResource resource,
            @Nullable Instant at,
            Map<String, String> environment,
            long authAgeSeconds,
            List<String> factors) {}

    /**
     * @param attributes {@code amount}, {@code instrument} …
     */
    public record HypotheticalResource(
            String type,
            @Nullable String id,
            @Nullable UserId owner,
            Map<String, String> attributes) {}

    /**
     * @param reasons the roles, delegations, privileges and policies that decided
     */
    public record DecisionView(Verdict verdict, String permission, List<String> reasons) {}

    /** A test case beside a policy; it must come out as expected before the policy is deployed. */
    public record PolicyTest(String name, HypotheticalRequest request, Verdict expected) {}

    public record TestOutcome(
            String name, Verdict expected, Verdict actual, boolean passed, List<String> reasons) {}

    /**
     * Saves a new version, as a draft.
     *
     * @param text one or more Cedar policies; at most 20,000 characters
     * @param tests at most 100
     */
    public record SavePolicy(String description, String text, List<PolicyTest> tests) {}

    public record PolicyVersionView(
            int version,
            String text,
            List<PolicyTest> tests,
            UserId author,
            Instant created,
            @Nullable Instant deployed) {}

    /**
     * @param active the version in force; null if none is
     * @param latest the newest version
     */
    public record PolicyView(
            String name, String description, @Nullable Integer active, int latest) {}

    /** What policies may speak of, in Cedar's own notation. */
    public record PolicySchema(String text) {}

    /**
     * What stands between a version and its deployment.
     *
     * @param errors of syntax and against the schema, each with its place
     * @param tests how the policy's own tests come out with it in force
     */
    public record PolicyCheck(
            boolean deployable,
            List<String> errors,
            List<String> warnings,
            List<TestOutcome> tests) {}

    /** Deployed, or waiting for somebody else's approval. */
    public record DeployOutcome(PolicyView policy, @Nullable ApprovalView approval) {}

    /** Why a version is put in force or out of force; 1 to 500 characters. */
    public record DeployPolicy(int version, String reason) {}

    /** A recent decision that would have come out otherwise. */
    public record ShadowDifference(
            Instant at,
            UserId user,
            String permission,
            Verdict was,
            Verdict would,
            List<String> reasons) {}

    /**
     * A draft over recent decisions of this node.
     *
     * @param decisions how many were looked at
     */
    public record ShadowReport(int decisions, List<ShadowDifference> differences) {}
}
