package io.aibotiyi.client;

/** The parts over REST. */
record HttpAccessConsole(
        AccessControl control,
        Delegations delegations,
        Approvals approvals,
        Privileges privileges,
        AccessReviews reviews,
        SecurityAlerts alerts,
        Policies policies)
        implements AccessConsole {

    HttpAccessConsole(RestCalls rest) {
        this(
                new HttpAccessControl(rest),
                new HttpDelegations(rest),
                new HttpApprovals(rest),
                new HttpPrivileges(rest),
                new HttpAccessReviews(rest),
                new HttpSecurityAlerts(rest),
                new HttpPolicies(rest));
    }
}
