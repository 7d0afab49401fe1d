package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.domain.TimeOrderedIds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The replay venue of the application. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean(destroyMethod = "close")
    ReplayThread replayControl(MarketDataHub hub, TimeOrderedIds ids) {
        ReplayVenue venue = new ReplayVenue(hub, ids);
        hub.add(venue);
        return new ReplayThread(venue);
    }
}
