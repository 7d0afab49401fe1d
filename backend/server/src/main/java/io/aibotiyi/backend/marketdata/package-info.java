/**
 * Owns venues' feeds, order books, candles, trades, the history store and replay. It does not own
 * orders or balances; the simulated, the replayed and the paper venues execute orders, but on
 * behalf of {@code trading}. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Market data",
        allowedDependencies = {})
package io.aibotiyi.backend.marketdata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
