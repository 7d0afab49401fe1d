package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;

/**
 * Attribute policies in Cedar, in numbered versions of which at most one per policy is in force. A
 * version is deployed only if it is valid against the schema and all its tests pass; going back to
 * an earlier version is deploying that.
 */
public interface Policies {

    /** Cedar's schema that policies are written against, in Cedar's own notation. */
    String schema();

    List<PolicyView> list();

    /**
     * Newest first.
     *
     * @throws ProblemException NOT_FOUND
     */
    List<PolicyVersionView> versions(String name);

    /**
     * Adds a version as a draft; the policy too, if there is none of the name.
     *
     * @throws ProblemException INVALID_FIELD saying where the text is wrong
     */
    PolicyVersionView save(UserId by, String name, SavePolicy draft);

    /** Whether the version could be deployed, and why not. */
    PolicyCheck check(String name, int version);

    /**
     * Puts the version in force in place of any other. A policy that can permit something waits for
     * somebody else's approval once there is more than one administrator.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT if it is not deployable
     */
    DeployOutcome deploy(UserId by, String name, DeployPolicy request);

    /**
     * Takes the policy out of force.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT if it is not in force
     */
    PolicyView withdraw(UserId by, String name, String reason);

    /** What would be decided; nothing is recorded. */
    DecisionView dryRun(HypotheticalRequest request);

    /**
     * What the version, if it were in force, would have changed in this node's recent decisions.
     */
    ShadowReport shadow(String name, int version);
}
