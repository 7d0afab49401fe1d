package io.aibotiyi.venues.kraken;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.ChecksumBook;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthSynchronizer.Outcome;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kraken's public channels of version 2. Books have no numbers: after every message the checksum of
 * the ten best levels must hold, or the pair is subscribed to anew. So books belong to a
 * connection; when a second one takes over, its books replace the first one's.
 */
final class KrakenStream implements StreamProtocol, KrakenDecoder.Handler, MarketStream {

    private static final Map<MarketChannel, String> NAMES =
            Map.of(
                    MarketChannel.BOOK, "book",
                    MarketChannel.TRADES, "trade",
                    MarketChannel.TICKER, "ticker");

    private final KrakenSettings settings;
    private final MarketListener listener;
    private final Map<String, InstrumentRules> instruments = new LinkedHashMap<>();
    private final Set<MarketChannel> channels;
    private final KrakenDecoder decoder;
    private final StreamLoop loop;
    private final Map<Link, Session> sessions = new HashMap<>();
    private final Map<String, Long> lastTrades = new HashMap<>();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private @Nullable Link counting;
    private @Nullable Session reading;

    KrakenStream(
            KrakenSettings settings,
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
        this.channels = Set.copyOf(channels);
        instruments.forEach(rules -> this.instruments.put(rules.streamSymbol(), rules));
        decoder = new KrakenDecoder(this.instruments);
        loop = new StreamLoop("kraken market", http, settings.market(), this, clock, random);
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
        for (MarketChannel channel : channels) {
            link.send(request("subscribe", channel, instruments.keySet()));
        }
    }

    private String request(String method, MarketChannel channel, Collection<String> symbols) {
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("method", method);
        ObjectNode params = request.putObject("params");
        params.put("channel", NAMES.get(channel));
        ArrayNode names = params.putArray("symbol");
        symbols.forEach(names::add);
        switch (channel) {
            case BOOK -> params.put("depth", settings.bookDepth());
            case TRADES -> params.put("snapshot", false);
            case TICKER -> params.put("event_trigger", "bbo");
        }
        return request.toString();
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
            session.books.values().forEach(Book::tellIfLive);
        }
    }

    @Override
    public void ended(Link link, String reason, boolean counted) {
        Session session = sessions.remove(link);
        if (session != null && counted) {
            session.books.values().forEach(book -> book.proved.invalidate(reason));
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
    public void book(
            InstrumentRules rules,
            boolean snapshot,
            LevelBuffer bids,
            LevelBuffer asks,
            long checksum,
            long time) {
        Session session = session();
        Book book =
                session.books.computeIfAbsent(
                        rules.streamSymbol(), name -> new Book(rules, session));
        book.time = time;
        Outcome outcome =
                snapshot
                        ? book.proved.snapshot(bids, asks, settings.bookDepth(), checksum)
                        : book.proved.update(bids, asks, checksum);
        if (outcome == Outcome.LOST) {
            Set<String> pair = Set.of(rules.streamSymbol());
            session.link.send(request("unsubscribe", MarketChannel.BOOK, pair));
            session.link.send(request("subscribe", MarketChannel.BOOK, pair));
        }
    }

    @Override
    public void trade(InstrumentRules rules, PublicTrade trade) {
        Long last = lastTrades.get(rules.streamSymbol());
        if (last != null && trade.id() <= last) {
            duplicates.incrementAndGet();
            return;
        }
        lastTrades.put(rules.streamSymbol(), trade.id());
        listener.trade(trade);
    }

    @Override
    public void ticker(InstrumentRules rules, BestPrices prices) {
        if (session().counts()) {
            listener.ticker(prices);
        }
    }

    @Override
    public void answered(String method, String channel, String symbol, String error) {
        Session session = session();
        if (!method.equals("subscribe")) {
            return;
        }
        if (!error.isEmpty()) {
            session.link.fail("Kraken refused a subscription: " + error);
        } else {
            session.acknowledged.put(channel + " " + symbol, true);
        }
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
        private final Map<String, Boolean> acknowledged = new HashMap<>();

        Session(Link link) {
            this.link = link;
        }

        boolean counts() {
            return link == counting;
        }

        boolean ready() {
            if (acknowledged.size() < instruments.size() * channels.size()) {
                return false;
            }
            return !channels.contains(MarketChannel.BOOK)
                    || (books.size() == instruments.size()
                            && books.values().stream().allMatch(book -> book.proved.isLive()));
        }
    }

    /** One pair's book on one connection; the listener hears it while the connection counts. */
    private final class Book implements DepthListener {

        private final InstrumentRules rules;
        private final Session session;
        private final L2Book book = new L2Book();
        private final ChecksumBook proved = new ChecksumBook(book, this);
        private long time;
        private long sequence;

        Book(InstrumentRules rules, Session session) {
            this.rules = rules;
            this.session = session;
        }

        void tellIfLive() {
            if (proved.isLive()) {
                listener.bookJoined(rules.id(), book, sequence, time);
            }
        }

        @Override
        public void joined(long number) {
            sequence = number;
            if (session.counts()) {
                listener.bookJoined(rules.id(), book, number, time);
            }
        }

        @Override
        public void changed(long previous, long number, LevelBuffer bids, LevelBuffer asks) {
            sequence = number;
            if (session.counts()) {
                listener.bookChanged(rules.id(), book, number, bids, asks, time);
            }
        }

        @Override
        public void lost(String reason) {
            losses.incrementAndGet();
            if (session.counts()) {
                listener.bookLost(rules.id(), reason);
            }
        }
    }
}
