/**
 * Owns what people and keys may do: permissions, roles and their hierarchy, assignments,
 * delegations, attribute policies, temporary privileges, approvals and access reviews, and decides.
 * It does not own who somebody is; identity proves that and describes them as a {@link
 * io.aibotiyi.backend.access.Subject}. It tells the audit log and people what it decided.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"audit", "notifications", "personal", "rounds", "vault"})
package io.aibotiyi.backend.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
