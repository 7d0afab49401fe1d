package io.aibotiyi.client;

import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicySchema;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Roles.Revoke;
import java.util.List;

/**
 * Attribute policies in Cedar. Reading and trying needs {@code policies:read}, changing {@code
 * policies:manage} and a recent proof of who one is.
 */
public interface Policies {

    List<PolicyView> list();

    /** What policies may speak of. */
    PolicySchema schema();

    /** Newest first. */
    List<PolicyVersionView> versions(String policy);

    /** Adds a version as a draft. */
    PolicyVersionView save(String policy, SavePolicy request);

    /** Whether a version could be deployed, and why not. */
    PolicyCheck check(String policy, int version);

    /** What a version would have changed in recent decisions. */
    ShadowReport shadow(String policy, int version);

    /** Puts a version in force; an earlier one to go back. */
    DeployOutcome deploy(String policy, DeployPolicy request);

    PolicyView withdraw(String policy, Revoke request);

    /** What would be decided, and why; nothing is recorded. */
    DecisionView dryRun(HypotheticalRequest request);
}
