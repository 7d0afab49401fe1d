/**
 * Owns people, their credentials, keys, devices and sessions: setting up, signing in, renewing,
 * signing out. It does not own what a person may do, which access decides, nor what they trade
 * with: it asks through {@link UserAccounts}, which another module implements. It calls access, the
 * audit log, notifications and the vault.
 */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {
            "access",
            "audit",
            "gauges",
            "notifications",
            "personal",
            "rounds",
            "vault"
        })
package io.aibotiyi.backend.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
