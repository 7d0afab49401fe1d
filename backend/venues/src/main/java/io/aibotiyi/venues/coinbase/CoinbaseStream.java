package io.aibotiyi.venues.coinbase;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.StreamLoop;
import io.aibotiyi.venues.net.StreamProtocol;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coinbase's public channels. Every message of a connection is numbered, whatever its channel; a
 * number that is left out makes every book of the connection doubtful, so the connection is
 * replaced. Heartbeats are subscribed to so that quiet channels stay open.
 */
final class CoinbaseStream implements StreamProtocol, CoinbaseDecoder.Handler, MarketStream {

    private static final Map<MarketChannel, String> NAMES =
            Map.of(
                    MarketChannel.BOOK, "level2",
                    MarketChannel.TRADES, "market_trades",
                    MarketChannel.TICKER, "ticker");
    private static final String HEARTBEATS = "heartbeats";

    private final CoinbaseSettings settings;
    private final MarketListener listener;
    private final Map<String, InstrumentRules> instruments = new LinkedHashMap<>();
    private final List<String> channels = new ArrayList<>();
    private final boolean withBooks;
    private final CoinbaseDecoder decoder;
    private final StreamLoop loop;
    private final Map<Link, Session> sessions = new HashMap<>();
    private final Map<InstrumentId, Long> lastTrades = new HashMap<>();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private @Nullable Link counting;
    private @Nullable Session reading;

    CoinbaseStream(
            CoinbaseSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        if (instruments.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("at least one instrument and channel expected");
        }
        this.settings = settings;
        this.listener = listener;
        this.withBooks = channels.contains(MarketChannel.BOOK);
        this.channels.add(HEARTBEATS);
        channels.stream().sorted().map(NAMES::get).forEach(this.channels::add);
        for (InstrumentRules rules : instruments) {
            InstrumentRules other = this.instruments.put(rules.streamSymbol(), rules);
            if (other != null) {
                throw new IllegalArgumentException(
                        other.id() + " and " + rules.id() + " have one book: ask for one of them");
            }
        }
        decoder = new CoinbaseDecoder(this.instruments);
        loop = new StreamLoop("coinbase market", http, settings.market(), this, clock, random);
    }

    void start() {
        loop.start();
    }

    @Override
    public URI address() {
        return settings.publicSocket();
    }

    @Override
    public void opened(Link link) {
        sessions.put(link, new Session(link));
        for (String channel : channels) {
            ObjectNode request = JsonFields.mapper().createObjectNode();
            request.put("type", "subscribe");
            request.put("channel", channel);
            ArrayNode products = request.putArray("product_ids");
            instruments.keySet().forEach(products::add);
            link.send(request.toString());
        }
    }

    @Override
    public void message(Link link, String text, long receivedAt) throws MalformedMessageException {
        Session session = sessions.get(link);
        if (session != null) {
            reading = session;
            decoder.decode(text, this);
        }
    }

    @Override
    public boolean ready(Link link) {
        Session session = sessions.get(link);
        return session != null && session.ready();
    }

    @Override
    public void promoted(Link link) {
        counting = link;
        Session session = sessions.get(link);
        if (session != null) {
            session.books.values().forEach(Book::joined);
        }
    }

    @Override
    public void ended(Link link, String reason, boolean counted) {
        Session session = sessions.remove(link);
        if (session != null && counted) {
            session.books.values().forEach(book -> book.lost(reason));
        }
        if (counted) {
            counting = null;
        }
    }

    @Override
    public void state(FeedState state, String reason) {
        listener.state(state, reason);
    }

    @Override
    public void pulse() {
        listener.pulse();
    }

    private Session session() {
        Session session = reading;
        if (session == null) {
            throw new IllegalStateException("no message is being read");
        }
        return session;
    }

    @Override
    public boolean numbered(long sequence) {
        Session session = session();
        if (session.sequence >= 0 && sequence <= session.sequence) {
            return false; // came before
        }
        if (session.sequence >= 0 && sequence != session.sequence + 1) {
            session.link.fail(
                    "messages between " + session.sequence + " and " + sequence + " are missing");
            session.broken = true;
        }
        session.sequence = sequence;
        return !session.broken;
    }

    @Override
    public void book(
            InstrumentRules rules,
            boolean snapshot,
            LevelBuffer bids,
            LevelBuffer asks,
            long time) {
        Session session = session();
        Book book = session.books.get(rules.streamSymbol());
        if (snapshot) {
            Book fresh = new Book(rules, session, time);
            fresh.levels.apply(bids, asks);
            session.books.put(rules.streamSymbol(), fresh);
            fresh.joined();
        } else if (book != null) {
            book.change(bids, asks, time);
        }
    }

    @Override
    public void trade(PublicTrade trade) {
        Long last = lastTrades.get(trade.instrument());
        if (last != null && trade.id() <= last) {
            duplicates.incrementAndGet();
            return;
        }
        lastTrades.put(trade.instrument(), trade.id());
        listener.trade(trade);
    }

    @Override
    public void ticker(BestPrices prices) {
        if (session().counts()) {
            listener.ticker(prices);
        }
    }

    @Override
    public void subscribed(List<String> names) {
        session().acknowledged.addAll(names);
    }

    @Override
    public void refused(String message) {
        session().link.fail("Coinbase refused a subscription: " + message);
    }

    @Override
    public Counters counters() {
        return loop.counters(losses.get(), duplicates.get());
    }

    @Override
    public void close() {
        loop.close();
    }

    /** What one connection brought. */
    private final class Session {

        private final Link link;
        private final Map<String, Book> books = new HashMap<>();
        private final Set<String> acknowledged = new HashSet<>();
        private long sequence = -1;
        private boolean broken;

        Session(Link link) {
            this.link = link;
        }

        boolean counts() {
            return link == counting;
        }

        boolean ready() {
            return acknowledged.containsAll(channels)
                    && (!withBooks || books.size() == instruments.size());
        }
    }

    /** One product's book on one connection; exact as long as no number is left out. */
    private final class Book {

        private final InstrumentRules rules;
        private final Session session;
        private final L2Book levels = new L2Book();
        private long time;

        Book(InstrumentRules rules, Session session, long time) {
            this.rules = rules;
            this.session = session;
            this.time = time;
        }

        void joined() {
            if (session.counts() && !session.broken) {
                listener.bookJoined(rules.id(), levels, session.sequence, time);
            }
        }

        void change(LevelBuffer bids, LevelBuffer asks, long at) {
            time = at;
            levels.apply(bids, asks);
            if (levels.isCrossed()) {
                session.broken = true;
                session.link.fail("the book of " + rules.id() + " crossed");
            } else if (session.counts()) {
                listener.bookChanged(rules.id(), levels, session.sequence, bids, asks, time);
            }
        }

        void lost(String reason) {
            losses.incrementAndGet();
            listener.bookLost(rules.id(), reason + ": a new snapshot is needed");
        }
    }
}
