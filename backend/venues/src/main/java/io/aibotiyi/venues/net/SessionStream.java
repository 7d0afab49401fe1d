package io.aibotiyi.venues.net;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A public stream whose books belong to the connection that brought them: when a second connection
 * takes over, its books replace the first one's. Trades are told once whichever brings them.
 *
 * @param <S> what is kept of one connection
 */
public abstract class SessionStream<S extends SessionStream.Session>
        implements StreamProtocol, MarketStream {

    /** What is kept of one connection. */
    public interface Session {

        /** True once everything subscribed to has arrived and is exact. */
        boolean ready();

        /** Tells every exact book as joined: the connection counts from now on. */
        void joinBooks();

        /** The connection counted and is gone. */
        void loseBooks(String reason);
    }

    protected final MarketListener listener;

    private final Map<String, InstrumentRules> instruments = new LinkedHashMap<>();
    private final Map<Link, S> sessions = new HashMap<>();
    private final RisingTrades trades;
    private final AtomicLong losses = new AtomicLong();
    private final StreamLoop loop;
    private @Nullable Link counting;
    private @Nullable S reading;

    /**
     * @param instruments at least one, with stream symbols of their own
     */
    protected SessionStream(
            String name,
            StreamSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        if (instruments.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("at least one instrument and channel expected");
        }
        this.listener = listener;
        for (InstrumentRules rules : instruments) {
            InstrumentRules other = this.instruments.put(rules.streamSymbol(), rules);
            if (other != null) {
                throw new IllegalArgumentException(
                        other.id() + " and " + rules.id() + " have one book: ask for one of them");
            }
        }
        trades = new RisingTrades(listener);
        loop = new StreamLoop(name, http, settings, this, clock, random);
    }

    /** A connection is open: subscribes and answers what is to be kept of it. */
    protected abstract S begin(Link link);

    /** Reads a message of the connection that {@link #session} answers. */
    protected abstract void read(String text) throws MalformedMessageException;

    /** By stream symbol, in the order that was asked for. */
    protected final Map<String, InstrumentRules> instruments() {
        return instruments;
    }

    /** Begins to connect. */
    public final void start() {
        loop.start();
    }

    @Override
    public final void opened(Link link) {
        sessions.put(link, begin(link));
    }

    @Override
    public final void message(Link link, String text, long receivedAt)
            throws MalformedMessageException {
        S session = sessions.get(link);
        if (session != null) {
            reading = session;
            read(text);
        }
    }

    @Override
    public final boolean ready(Link link) {
        S session = sessions.get(link);
        return session != null && session.ready();
    }

    @Override
    public final void promoted(Link link) {
        counting = link;
        S session = sessions.get(link);
        if (session != null) {
            session.joinBooks();
        }
    }

    @Override
    public final void ended(Link link, String reason, boolean counted) {
        S session = sessions.remove(link);
        if (counted) {
            if (session != null) {
                session.loseBooks(reason);
            }
            counting = null;
        }
    }

    @Override
    public final void state(FeedState state, String reason) {
        listener.state(state, reason);
    }

    @Override
    public final void pulse() {
        listener.pulse();
    }

    /** The connection whose message is being read. */
    protected final S session() {
        S session = reading;
        if (session == null) {
            throw new IllegalStateException("no message is being read");
        }
        return session;
    }

    /** True if the listener hears this connection's books. */
    protected final boolean counts(Link link) {
        return link == counting;
    }

    protected final void tell(PublicTrade trade) {
        trades.tell(trade);
    }

    protected final void tell(Link link, BestPrices prices) {
        if (counts(link)) {
            listener.ticker(prices);
        }
    }

    protected final void countLoss() {
        losses.incrementAndGet();
    }

    @Override
    public final Counters counters() {
        return loop.counters(losses.get(), trades.duplicates());
    }

    @Override
    public final void close() {
        loop.close();
    }
}
