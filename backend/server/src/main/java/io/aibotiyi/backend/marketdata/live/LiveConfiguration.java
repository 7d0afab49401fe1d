package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.domain.TimeOrderedIds;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The real exchanges of the application. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveVenues liveVenues(VenueSettings settings, Clock clock, TimeOrderedIds ids) {
        return new LiveVenues(settings, clock, ids, OtherVenues.onClassPath());
    }
}
