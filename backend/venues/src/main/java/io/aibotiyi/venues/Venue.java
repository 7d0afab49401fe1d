package io.aibotiyi.venues;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An exchange: what it can do, its markets, its data and trading at it. Safe from any thread. */
public interface Venue extends AutoCloseable {

    VenueId id();

    Capabilities capabilities();

    /** Every market it lists, with its rules; asks the venue. */
    List<InstrumentRules> instruments() throws VenueException;

    /**
     * A market's past; asks the venue, as often as its pages make it necessary.
     *
     * @param timeframe one of {@link Capabilities#candles}
     * @param from nanoseconds since the epoch, in
     * @param to out
     * @param limit at least 1
     * @return the newest that opened in the range, oldest first; fewer where the venue keeps fewer,
     *     and without intervals that it leaves out because nothing traded. Values with more digits
     *     than the market has now are rounded. One that is not over yet may be the last
     * @throws IllegalArgumentException if the venue has no candles of that length
     */
    List<Candle> candles(
            InstrumentRules instrument, Timeframe timeframe, long from, long to, int limit)
            throws VenueException;

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

    /**
     * Asks what a key may do; empty if the venue does not tell.
     *
     * @throws VenueException also if the venue refuses the key
     */
    default Optional<KeyRights> rights(Credentials credentials) throws VenueException {
        return Optional.empty();
    }

    /** Closes every stream and session opened here. */
    @Override
    void close();
}
