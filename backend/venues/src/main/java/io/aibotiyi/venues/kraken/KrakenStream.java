package io.aibotiyi.venues.kraken;

import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.ChecksumBook;
import io.aibotiyi.venues.book.DepthListener;
import io.aibotiyi.venues.book.DepthSynchronizer.Outcome;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.SessionStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kraken's public channels of version 2. Books have no numbers: after every message the checksum of
 * the ten best levels must hold, or the pair is subscribed to anew. So books belong to a
 * connection; when a second one takes over, its books replace the first one's.
 */
final class KrakenStream extends SessionStream<KrakenStream.Session>
        implements KrakenDecoder.Handler {

    private static final Map<MarketChannel, String> NAMES =
            Map.of(
                    MarketChannel.BOOK, "book",
                    MarketChannel.TRADES, "trade",
                    MarketChannel.TICKER, "ticker");

    private final KrakenSettings settings;
    private final Set<MarketChannel> channels;
    private final KrakenDecoder decoder;

    KrakenStream(
            KrakenSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        super(
                "kraken market",
                settings.market(),
                http,
                clock,
                random,
                instruments,
                channels,
                listener);
        this.settings = settings;
        this.channels = Set.copyOf(channels);
        decoder = new KrakenDecoder(instruments());
    }

    @Override
    public URI address() {
        return settings.publicSocket();
    }

    @Override
    protected Session begin(Link link) {
        for (MarketChannel channel : channels) {
            link.send(request("subscribe", channel, instruments().keySet()));
        }
        return new Session(link);
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
    protected void read(String text) throws MalformedMessageException {
        decoder.decode(text, this);
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
        tell(trade);
    }

    @Override
    public void ticker(InstrumentRules rules, BestPrices prices) {
        tell(session().link, prices);
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

    /** What one connection brought. */
    final class Session implements SessionStream.Session {

        private final Link link;
        private final Map<String, Book> books = new HashMap<>();
        private final Map<String, Boolean> acknowledged = new HashMap<>();

        Session(Link link) {
            this.link = link;
        }

        boolean counts() {
            return KrakenStream.this.counts(link);
        }

        @Override
        public boolean ready() {
            if (acknowledged.size() < instruments().size() * channels.size()) {
                return false;
            }
            return !channels.contains(MarketChannel.BOOK)
                    || (books.size() == instruments().size()
                            && books.values().stream().allMatch(book -> book.proved.isLive()));
        }

        @Override
        public void joinBooks() {
            books.values().forEach(Book::tellIfLive);
        }

        @Override
        public void loseBooks(String reason) {
            books.values().forEach(book -> book.proved.invalidate(reason));
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
            countLoss();
            if (session.counts()) {
                listener.bookLost(rules.id(), reason);
            }
        }
    }
}
