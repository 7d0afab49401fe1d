package io.aibotiyi.venues;

import io.aibotiyi.domain.VenueId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** An exchange: what it can do, its markets, its data and trading at it. Safe from any thread. */
public interface Venue extends AutoCloseable {

    VenueId id();

    Capabilities capabilities();

    /** Every market it lists, with its rules; asks the venue. */
    List<InstrumentRules> instruments() throws VenueException;

    /**
     * Opens a subscription to public data; it connects in the background.
     *
     * @param instruments from {@link #instruments()}, at least one
     */
    MarketStream stream(
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener);

    /**
     * Opens trading for one account; the private stream connects in the background.
     *
     * @param credentials used until the session is closed, and wiped by their owner
     * @param instruments what may be traded through this session
     */
    Trading trading(
            Credentials credentials,
            Collection<InstrumentRules> instruments,
            TradingListener listener)
            throws VenueException;

    /** Closes every stream and session opened here. */
    @Override
    void close();
}
