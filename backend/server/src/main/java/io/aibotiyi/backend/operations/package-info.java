/**
 * Owns what keeps the backend running: the transactional outbox with its relay, the database, TLS,
 * health, configuration and feature flags, and what may be known of the running server. It does not
 * own any business event, it only carries them. It asks identity whether setup is done and market
 * data what it is made of, and tells the audit log.
 */
@NullMarked
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"audit", "gauges", "identity", "marketdata", "turn"})
package io.aibotiyi.backend.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
