package io.aibotiyi.backend.marketdata.simulated;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The simulated venue.
 *
 * @param enabled whether there is one
 * @param seed gives the markets' paths: the same seed has the same past for ever
 */
@ConfigurationProperties("aibot.simulation")
record SimulationSettings(
        @DefaultValue("true") boolean enabled, @DefaultValue("20240808") long seed) {}
