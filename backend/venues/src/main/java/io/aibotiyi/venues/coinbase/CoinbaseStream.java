package io.aibotiyi.venues.coinbase;

import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.SessionStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coinbase's public channels. Every message of a connection is numbered, whatever its channel; a
 * number that is left out makes every book of the connection doubtful, so the connection is
 * replaced. Heartbeats are subscribed to so that quiet channels stay open.
 */
final class CoinbaseStream extends SessionStream<CoinbaseStream.Session>
        implements CoinbaseDecoder.Handler {

    private static final Map<MarketChannel, String> NAMES =
            Map.of(
                    MarketChannel.BOOK, "level2",
                    MarketChannel.TRADES, "market_trades",
                    MarketChannel.TICKER, "ticker");
    private static final String HEARTBEATS = "heartbeats";

    private final CoinbaseSettings settings;
    private final List<String> channels = new ArrayList<>();
    private final boolean withBooks;
    private final CoinbaseDecoder decoder;

    CoinbaseStream(
            CoinbaseSettings settings,
            HttpClient http,
            InstantSource clock,
            RandomGenerator random,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener) {
        super(
                "coinbase market",
                settings.market(),
                http,
                clock,
                random,
                instruments,
                channels,
                listener);
        this.settings = settings;
        this.withBooks = channels.contains(MarketChannel.BOOK);
        this.channels.add(HEARTBEATS);
        channels.stream().sorted().map(NAMES::get).forEach(this.channels::add);
        decoder = new CoinbaseDecoder(instruments());
    }

    @Override
    public URI address() {
        return settings.publicSocket();
    }

    @Override
    protected Session begin(Link link) {
        for (String channel : channels) {
            ObjectNode request = JsonFields.mapper().createObjectNode();
            request.put("type", "subscribe");
            request.put("channel", channel);
            ArrayNode products = request.putArray("product_ids");
            instruments().keySet().forEach(products::add);
            link.send(request.toString());
        }
        return new Session(link);
    }

    @Override
    protected void read(String text) throws MalformedMessageException {
        decoder.decode(text, this);
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
        tell(trade);
    }

    @Override
    public void ticker(BestPrices prices) {
        tell(session().link, prices);
    }

    @Override
    public void subscribed(List<String> names) {
        session().acknowledged.addAll(names);
    }

    @Override
    public void refused(String message) {
        session().link.fail("Coinbase refused a subscription: " + message);
    }

    /** What one connection brought. */
    final class Session implements SessionStream.Session {

        private final Link link;
        private final Map<String, Book> books = new HashMap<>();
        private final Set<String> acknowledged = new HashSet<>();
        private long sequence = -1;
        private boolean broken;

        Session(Link link) {
            this.link = link;
        }

        boolean counts() {
            return CoinbaseStream.this.counts(link);
        }

        @Override
        public boolean ready() {
            return acknowledged.containsAll(channels)
                    && (!withBooks || books.size() == instruments().size());
        }

        @Override
        public void joinBooks() {
            books.values().forEach(Book::joined);
        }

        @Override
        public void loseBooks(String reason) {
            books.values().forEach(book -> book.lost(reason));
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
            countLoss();
            listener.bookLost(rules.id(), reason + ": a new snapshot is needed");
        }
    }
}
