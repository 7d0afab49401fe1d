/**
 * Owns parent orders: large orders that are worked off as a schedule, a share of the volume, an
 * iceberg or over several venues. It does not own their children, which are orders of trading like
 * any other, nor prices. It calls trading and market data, and tells its news through the outbox.
 */
@NullMarked
@ApplicationModule(
        displayName = "Routing",
        allowedDependencies = {"marketdata", "operations", "personal", "rounds", "trading"})
package io.aibotiyi.backend.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
