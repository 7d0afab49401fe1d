package io.aibotiyi.backend.marketdata.simulated;

import io.aibotiyi.domain.TimeOrderedIds;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the simulated venue with the application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "aibot.simulation.enabled", matchIfMissing = true)
class SimulationConfiguration {

    @Bean
    SimulationLifecycle simulationLifecycle(
            Clock clock, TimeOrderedIds ids, SimulationSettings settings) {
        return new SimulationLifecycle(clock, settings.seed(), ids.next().toString());
    }
}
