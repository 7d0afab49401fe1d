/**
 * Owns what keeps the backend running: the transactional outbox with its relay, and what may be
 * known of the running server. It does not own any business event, it only carries them. It asks
 * identity whether setup is done and market data what it is made of.
 */
@NullMarked
@ApplicationModule(
        displayName = "Operations",
        allowedDependencies = {"identity", "marketdata"})
package io.aibotiyi.backend.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
