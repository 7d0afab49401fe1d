/**
 * Owns how a component of the backend does the same work again and again on a thread of its own. It
 * knows nothing of the work and keeps nothing. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Rounds",
        allowedDependencies = {})
package io.aibotiyi.backend.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
