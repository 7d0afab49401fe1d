/**
 * Owns people, their credentials, roles and sessions: setting up, signing in, renewing, signing
 * out. It does not own what a person may trade with: it asks through {@link UserAccounts}, which
 * another module implements. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {})
package io.aibotiyi.backend.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
