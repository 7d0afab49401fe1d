package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.backend.marketdata.HistoryStore;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hub with every venue that is configured. */
@Configuration(proxyBeanMethods = false)
class MarketDataConfiguration {

    @Bean
    MarketDataHub marketData(
            ObjectProvider<HistoryStore> history, ObjectProvider<VenueSource> venues) {
        MarketDataHub hub = new MarketDataHub(() -> Optional.ofNullable(history.getIfAvailable()));
        venues.orderedStream().forEach(venue -> venue.join(hub));
        return hub;
    }
}
