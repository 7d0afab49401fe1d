package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.Capabilities;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.net.OpenParts;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.random.RandomGenerator;

/** What adapters do alike: they keep what they connect with and close what they opened. */
public abstract class ConnectedVenue implements Venue {

    protected final HttpClient http;
    protected final InstantSource clock;
    protected final RandomGenerator random;

    private final VenueId id;
    private final Capabilities capabilities;
    private final OpenParts parts = new OpenParts();

    /**
     * @param http used for every request and connection, closed by its owner
     * @param random for the jitter of waits; safe from any thread
     */
    protected ConnectedVenue(
            VenueId id,
            Capabilities capabilities,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random) {
        this.id = id;
        this.capabilities = capabilities;
        this.http = http;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public final VenueId id() {
        return id;
    }

    @Override
    public final Capabilities capabilities() {
        return capabilities;
    }

    /** Has it closed with this venue. */
    protected final <T extends AutoCloseable> T opened(T part) {
        parts.add(part);
        return part;
    }

    /** Trading over a venue's requests and private stream. */
    protected final Trading trading(
            Collection<InstrumentRules> instruments,
            OrderGateway gateway,
            UserStreamDialect dialect,
            TradingListener listener,
            TradingSettings settings) {
        return opened(
                new LiveTrading(
                        id + " trading",
                        capabilities,
                        instruments,
                        gateway,
                        dialect,
                        listener,
                        settings,
                        http,
                        clock,
                        random));
    }

    @Override
    public final void close() {
        parts.close();
    }
}
