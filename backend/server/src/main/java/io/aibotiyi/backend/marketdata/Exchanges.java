package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.Venue;
import java.util.List;
import java.util.Optional;

/**
 * The real exchanges whose markets are streamed, for whoever trades there: one adapter each, so
 * that requests for data and for orders share its count of what the exchange allows.
 */
public interface Exchanges {

    /**
     * An exchange; it is closed by this module, after those who trade have stopped.
     *
     * @param markets those that are streamed; empty until the exchange told its markets
     */
    record Exchange(Venue venue, List<InstrumentRules> markets) {

        public Exchange {
            markets = List.copyOf(markets);
        }
    }

    /** Empty if it is not switched on. Any thread; does not block. */
    Optional<Exchange> find(VenueId id);
}
