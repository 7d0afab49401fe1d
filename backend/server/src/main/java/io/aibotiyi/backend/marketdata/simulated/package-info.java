/**
 * The simulated venue: the standard universe of simulated markets, run in real time, told to the
 * hub as feeds and open for orders. What the agents do is {@code strategies}' business. It may call
 * {@code feed} and the simulation.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.simulated;

import org.jspecify.annotations.NullMarked;
