/**
 * Owns how the outside reaches the backend: REST, its errors and documentation, the WebSocket
 * streams, and who may call what. It owns no business rule and no data. It calls the public faces
 * of analytics, identity, ledger, market data, operations, routing, trading and the vault, and
 * listens to their events.
 */
@NullMarked
@ApplicationModule(
        displayName = "Gateway",
        allowedDependencies = {
            "access",
            "analytics",
            "audit",
            "connections",
            "identity",
            "ledger",
            "marketdata",
            "notifications",
            "operations",
            "privacy",
            "routing",
            "trading",
            "vault"
        })
package io.aibotiyi.backend.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
