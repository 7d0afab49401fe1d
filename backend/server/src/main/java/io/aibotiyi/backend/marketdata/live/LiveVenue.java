package io.aibotiyi.backend.marketdata.live;

import io.aibotiyi.backend.marketdata.Exchanges.Exchange;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One exchange: asks for its markets until it answers, then streams those that were asked for.
 *
 * <p>Its instruments appear with the first answer, since their units come with it; until then, and
 * for markets that it does not list, {@link #trouble} says what is missing. Listener calls come on
 * the stream's one thread, which is the feed thread of every market.
 */
final class LiveVenue implements MarketListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveVenue.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Venue venue;
    private final List<String> wanted;
    private final Duration paperLatency;
    private final MarketDataHub hub;
    private final InstantSource clock;
    private final String runId;
    private final Thread opening;
    private volatile Map<InstrumentId, LiveMarket> markets = Map.of();
    private volatile List<InstrumentRules> rules = List.of();
    private volatile String trouble = "";
    private volatile String pastTrouble = "";
    private volatile boolean closed;
    private volatile @Nullable PaperVenue paper;

    /**
     * @param wanted symbols of the markets to stream
     * @param runId never used before for this venue
     */
    LiveVenue(
            Venue venue,
            List<String> wanted,
            Duration paperLatency,
            MarketDataHub hub,
            InstantSource clock,
            String runId) {
        this.venue = venue;
        this.wanted = wanted;
        this.paperLatency = paperLatency;
        this.hub = hub;
        this.clock = clock;
        this.runId = runId;
        opening = Thread.ofVirtual().name("venue-" + venue.id()).unstarted(this::open);
    }

    void start() {
        opening.start();
    }

    /** What is wrong with the exchange as a whole; empty if nothing. */
    Optional<String> trouble() {
        String now =
                Stream.of(trouble, pastTrouble)
                        .filter(Predicate.not(String::isEmpty))
                        .collect(Collectors.joining("; "));
        return now.isEmpty() ? Optional.empty() : Optional.of(now);
    }

    /** The adapter, with the markets that are streamed. */
    Exchange exchange() {
        return new Exchange(venue, rules);
    }

    private void open() {
        try {
            List<InstrumentRules> chosen = choose(ask());
            if (!chosen.isEmpty() && !closed) {
                list(chosen);
                venue.stream(chosen, Set.of(MarketChannel.BOOK, MarketChannel.TRADES), this);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} is closed before it was open", venue.id());
        } catch (RuntimeException e) {
            if (!closed) {
                trouble = venue.id() + " could not be opened: " + e.getMessage();
                LOG.error("{} could not be opened", venue.id(), e);
            }
        }
    }

    /** The exchange's markets, however long it takes. */
    private List<InstrumentRules> ask() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return venue.instruments();
            } catch (VenueException e) {
                String why = venue.id() + " does not tell its markets: " + e.getMessage();
                if (!why.equals(trouble)) {
                    trouble = why;
                    LOG.warn("{}; it is asked again", why);
                }
                Duration told = e.retryAfter().orElse(Duration.ZERO);
                Thread.sleep(told.compareTo(pause) > 0 ? told : pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_PAUSE) > 0) {
                    pause = LONGEST_PAUSE;
                }
            }
        }
    }

    private List<InstrumentRules> choose(List<InstrumentRules> listed) {
        Map<InstrumentId, InstrumentRules> byId = new HashMap<>();
        listed.forEach(rules -> byId.put(rules.id(), rules));
        Map<String, InstrumentRules> chosen = new LinkedHashMap<>();
        List<String> troubles = new ArrayList<>();
        for (String symbol : wanted) {
            InstrumentRules rules = byId.get(new InstrumentId(venue.id(), Symbol.of(symbol)));
            if (rules == null) {
                troubles.add(venue.id() + " does not list " + symbol);
                continue;
            }
            InstrumentRules other = chosen.putIfAbsent(rules.streamSymbol(), rules);
            if (other != null) {
                troubles.add(rules.id() + " is streamed as " + other.id());
            }
        }
        trouble = String.join("; ", troubles);
        if (!troubles.isEmpty()) {
            LOG.warn("{}; see aibot.venues.{}.markets", trouble, venue.id());
        }
        return List.copyOf(chosen.values());
    }

    /** Shows the markets, then who executes there: orders that wait find their market listed. */
    private void list(List<InstrumentRules> chosen) {
        PaperVenue desk = new PaperVenue(venue.id(), paperLatency, clock);
        Map<InstrumentId, LiveMarket> listed = new LinkedHashMap<>();
        for (InstrumentRules rules : chosen) {
            PastCandles past = new LivePast(venue, rules, clock, this::pastTrouble);
            LiveMarket market = new LiveMarket(rules.instrument(), past, hub, clock, desk, runId);
            market.begin();
            listed.put(rules.id(), market);
        }
        markets = listed;
        paper = desk;
        listed.values().forEach(market -> hub.add(market.feed()));
        rules = chosen;
        hub.add(desk);
        listed.values().forEach(market -> hub.changed(market.feed().status()));
    }

    private void pastTrouble(String why) {
        if (!why.isEmpty() && pastTrouble.isEmpty()) {
            LOG.warn("{}", why);
        }
        pastTrouble = why;
    }

    private void with(InstrumentId id, Consumer<LiveMarket> call) {
        LiveMarket market = markets.get(id);
        if (market != null) {
            execute();
            call.accept(market);
        }
    }

    private void execute() {
        PaperVenue desk = paper;
        if (desk != null) {
            desk.execute(markets);
        }
    }

    @Override
    public void bookJoined(InstrumentId id, L2Book book, long sequence, long exchangeTime) {
        with(id, market -> market.joined(book, sequence, exchangeTime));
    }

    @Override
    public void bookChanged(
            InstrumentId id,
            L2Book book,
            long sequence,
            LevelBuffer bids,
            LevelBuffer asks,
            long exchangeTime) {
        with(id, market -> market.changed(sequence, bids, asks, exchangeTime));
    }

    @Override
    public void bookLost(InstrumentId id, String reason) {
        with(id, market -> market.lost(reason));
    }

    @Override
    public void trade(PublicTrade trade) {
        with(trade.instrument(), market -> market.traded(trade));
    }

    /** The book says as much. */
    @Override
    public void ticker(BestPrices prices) {}

    @Override
    public void state(FeedState state, String reason) {
        if (state == FeedState.DISCONNECTED) {
            markets.values().forEach(market -> market.disconnected(reason));
        }
    }

    @Override
    public void pulse() {
        execute();
        markets.values().forEach(LiveMarket::pulse);
    }

    /** Ends the connection and the feeds; blocks until the stream's thread is done. */
    @Override
    public void close() {
        closed = true;
        opening.interrupt();
        PaperVenue desk = paper;
        if (desk != null) {
            desk.close();
        }
        venue.close();
        markets.values().forEach(market -> market.feed().end("the backend stops"));
    }
}
