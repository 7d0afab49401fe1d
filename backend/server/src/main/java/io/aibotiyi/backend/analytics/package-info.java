/**
 * Owns people's alerts: what they want to be told of markets, orders and positions, watching it
 * while nobody is connected, and the history of what was told. It does not own prices, orders,
 * positions or how news reach a person. It calls market data, trading, identity and notifications
 * and listens to trading's events.
 */
@NullMarked
@ApplicationModule(
        displayName = "Analytics",
        allowedDependencies = {
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
