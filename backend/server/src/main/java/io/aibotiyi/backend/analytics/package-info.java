/**
 * Owns people's alerts, watching them while nobody is connected and what was told, and people's
 * journals: the round trips that fills make, what is written about them and their statistics. It
 * does not own prices, orders, fills, positions or how news reach a person. It calls market data,
 * trading, identity, audit and notifications and listens to trading's events.
 */
@NullMarked
@ApplicationModule(
        displayName = "Analytics",
        allowedDependencies = {
            "audit",
            "identity",
            "marketdata",
            "notifications",
            "operations",
            "personal",
            "rounds",
            "trading"
        })
package io.aibotiyi.backend.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
