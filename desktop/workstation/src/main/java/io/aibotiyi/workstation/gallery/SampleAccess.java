package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccessConsole;
import io.aibotiyi.client.AccessControl;
import io.aibotiyi.client.AccessReviews;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Approvals;
import io.aibotiyi.client.Delegations;
import io.aibotiyi.client.Policies;
import io.aibotiyi.client.Privileges;
import io.aibotiyi.client.SecurityAlerts;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import java.time.Instant;
import java.util.UUID;

/**
 * Who may do what in the sample: decisions, revocations and deployments really happen in memory.
 */
final class SampleAccess implements AccessConsole {

    private final SampleRoles roles;
    private final Approvals approvals;
    private final Privileges privileges;
    private final SampleReviews reviews;
    private final SampleAlerts alerts;
    private final SamplePolicies policies;
    private final Delegations delegations;

    /**
     * @param used false for a backend in which nobody asked or lent anything yet
     */
    SampleAccess(Instant now, boolean used) {
        roles = new SampleRoles(now);
        approvals = used ? new SampleApprovals(now) : Absence.empty(Approvals.class);
        privileges = used ? new SamplePrivileges(now) : Absence.empty(Privileges.class);
        reviews = new SampleReviews(now);
        alerts = new SampleAlerts(now);
        policies = new SamplePolicies(now, roles);
        delegations = used ? new SampleDelegations(now) : Absence.empty(Delegations.class);
    }

    static ApiException refuse(ErrorCode code, String why) {
        return new ApiException(Problem.of(code, why, null));
    }

    static UUID uuid(int group, int n) {
        return UUID.fromString(
                String.format(java.util.Locale.ROOT, "01955a10-%04x-7000-8000-%012x", group, n));
    }

    @Override
    public AccessControl control() {
        return roles;
    }

    @Override
    public Delegations delegations() {
        return delegations;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public Privileges privileges() {
        return privileges;
    }

    @Override
    public AccessReviews reviews() {
        return reviews;
    }

    @Override
    public SecurityAlerts alerts() {
        return alerts;
    }

    @Override
    public Policies policies() {
        return policies;
    }
}
