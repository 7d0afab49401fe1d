/**
 * Owns a market without a network: agents that trade with each other through our own matching
 * engine around a seeded latent value, and the past that belongs to that value. It owns neither
 * clocks nor threads, publishes nothing and stores nothing: whoever runs it drives its time. It may
 * call the engine, the domain and the execution port, nothing else.
 */
@NullMarked
package io.aibotiyi.strategies.simulation;

import org.jspecify.annotations.NullMarked;
