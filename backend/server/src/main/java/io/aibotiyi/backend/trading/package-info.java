/**
 * Owns customers' accounts, orders, fills, positions, equity, risk limits and halts, and the way of
 * an order to its venue and back. It does not own money (the ledger does), markets or people. It
 * calls the ledger, market data's execution venues, the audit log and the outbox, and keeps
 * accounts for identity.
 */
@NullMarked
@ApplicationModule(
        displayName = "Trading",
        allowedDependencies = {
            "audit",
            "gauges",
            "identity",
            "ledger",
            "marketdata",
            "operations",
            "personal",
            "rounds"
        })
package io.aibotiyi.backend.trading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
