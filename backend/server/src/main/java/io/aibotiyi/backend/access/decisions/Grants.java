package io.aibotiyi.backend.access.decisions;

import io.aibotiyi.backend.access.delegation.Delegation;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import java.util.List;

/**
 * What one person was given; each part with its end.
 *
 * @param delegations to the person
 */
record Grants(
        List<Assignment> assignments,
        List<Delegation> delegations,
        List<PrivilegeView> privileges) {}
