/**
 * Owns connections to people's accounts at real exchanges: the sealed keys, the signed sessions,
 * what an exchange says of orders and balances, and when it can be relied on. It does not own
 * orders, positions or money, which are trading's, nor the exchanges' adapters, which market data
 * lends. It calls the vault, market data, trading and the audit log.
 */
@NullMarked
@ApplicationModule(
        displayName = "Connections",
        allowedDependencies = {"audit", "marketdata", "personal", "trading", "vault"})
package io.aibotiyi.backend.connections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
