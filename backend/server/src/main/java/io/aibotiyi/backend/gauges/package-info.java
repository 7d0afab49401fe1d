/**
 * Owns how a module tells how full its bounded queues are, and what it refused because of it. It
 * keeps no figure itself; each module answers for its own queues, and health screens ask. It calls
 * no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Gauges",
        allowedDependencies = {})
package io.aibotiyi.backend.gauges;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
