package io.aibotiyi.client;

/** Who may do what, and everything that changes it. */
public interface AccessConsole {

    AccessControl control();

    Delegations delegations();

    Approvals approvals();

    Privileges privileges();

    AccessReviews reviews();

    SecurityAlerts alerts();

    Policies policies();
}
