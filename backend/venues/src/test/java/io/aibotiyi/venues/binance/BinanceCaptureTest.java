package io.aibotiyi.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.exchange.StubCapture;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.stub.Capture;
import io.aibotiyi.venues.stub.Fast;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real messages of Binance through the whole adapter. The best prices that Binance tells apart from
 * the book carry the book's update ids: an oracle that the adapter did not make.
 */
class BinanceCaptureTest {

    /** As Binance listed it then; in the capture stand orders from before the lot grew. */
    private static final String EXCHANGE_INFO =
            """
            {"symbols":[{"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC",
            "baseAssetPrecision":8,"quoteAsset":"USDT","quotePrecision":8,"quoteAssetPrecision":8,
            "filters":[{"filterType":"PRICE_FILTER","minPrice":"0.01000000",
            "maxPrice":"1000000.00000000","tickSize":"0.01000000"},{"filterType":"LOT_SIZE",
            "minQty":"0.00001000","maxQty":"9000.00000000","stepSize":"0.00001000"}]}]}
            """;

    private final Oracle oracle = new Oracle();
    private List<String> messages = List.of();
    private int snapshot;

    @BeforeEach
    void read() throws Exception {
        messages =
                Capture.lines("spot_btcusdt_20240808.gz").stream()
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .toList();
        snapshot =
                IntStream.range(0, messages.size())
                        .filter(i -> messages.get(i).startsWith("{\"lastUpdateId\""))
                        .findFirst()
                        .orElseThrow();
    }

    @AfterEach
    void wasNeverWrong() {
        assertThat(oracle.wrong).isEmpty();
    }

    /** Sends the capture with these changes after the book joined. */
    private MarketStream.Counters play(List<String> rest, long lastTrade) throws Exception {
        List<String> before = new ArrayList<>();
        before.add("{\"result\":null,\"id\":1}");
        before.addAll(messages.subList(0, snapshot));
        StreamSettings stream =
                new StreamSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(10),
                        2 * messages.size(),
                        16 << 20);
        try (StubCapture exchange =
                        new StubCapture(
                                Map.of(
                                        "/api/v3/exchangeInfo",
                                        EXCHANGE_INFO,
                                        "/api/v3/depth",
                                        messages.get(snapshot)),
                                text -> before);
                HttpClient http = HttpClient.newHttpClient();
                BinanceVenue venue =
                        new BinanceVenue(
                                new BinanceSettings(
                                        URI.create("http://" + exchange.address()),
                                        URI.create("ws://" + exchange.address()),
                                        URI.create("ws://" + exchange.address()),
                                        Duration.ofSeconds(5),
                                        1_000_000,
                                        1_000,
                                        stream,
                                        Fast.trading()),
                                http,
                                Clock.systemUTC(),
                                new Random(1));
                MarketStream opened =
                        venue.stream(venue.instruments(), Set.of(MarketChannel.values()), oracle)) {
            Fast.await(() -> oracle.joins() == 1, () -> "the book did not join");
            exchange.play(rest);
            Fast.await(() -> oracle.lastTrade() == lastTrade, () -> "at trade " + oracle.lastTrade);
            return opened.counters();
        }
    }

    private List<String> rest() {
        return messages.subList(snapshot + 1, messages.size());
    }

    @Test
    void rebuildsTheBookThatBinanceTellsApart() throws Exception {
        MarketStream.Counters counters = play(rest(), 3_735_693_015L);
        assertThat(oracle.compared).isEqualTo(564);
        assertThat(oracle.matched).isEqualTo(564);
        assertThat(oracle.trades).isEqualTo(9_757);
        assertThat(counters.booksLost()).isZero();
        assertThat(counters.duplicates()).isZero();
        assertThat(counters.malformed()).isZero();
        assertThat(counters.overruns()).isZero();
        assertThat(counters.connects()).isEqualTo(1);
    }

    @Test
    void losesTheBookForGoodWhereAMessageIsMissingAndNoSnapshotJoins() throws Exception {
        List<String> torn = new ArrayList<>(rest());
        int missing = torn.size() / 2;
        while (!torn.get(missing).contains("depthUpdate")) {
            missing++;
        }
        torn.remove(missing);
        MarketStream.Counters counters = play(torn, 3_735_693_015L);
        assertThat(counters.booksLost()).isEqualTo(1);
        assertThat(oracle.losses).isEqualTo(1);
        assertThat(oracle.joins).isEqualTo(1);
        assertThat(oracle.compared).isBetween(100, 500).isEqualTo(oracle.matched);
    }

    @Test
    void ignoresWhatComesTwice() throws Exception {
        List<String> twice = new ArrayList<>();
        for (String message : rest()) {
            twice.add(message);
            if (message.hashCode() % 5 == 0) {
                twice.add(message);
            }
        }
        MarketStream.Counters counters = play(twice, 3_735_693_015L);
        assertThat(oracle.matched).isEqualTo(564);
        assertThat(oracle.trades).isEqualTo(9_757);
        assertThat(counters.duplicates()).isPositive();
        assertThat(counters.booksLost()).isZero();
    }

    /** Compares books with best prices of the same update id, whichever of the two comes first. */
    private static final class Oracle implements MarketListener {

        private record Best(long bid, long bidSize, long ask, long askSize) {}

        private final Map<Long, Best> ofBook = new HashMap<>();
        private final Map<Long, Best> told = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();
        private int compared;
        private int matched;
        private int joins;
        private int losses;
        private int trades;
        private long lastTrade;

        synchronized int joins() {
            return joins;
        }

        synchronized long lastTrade() {
            return lastTrade;
        }

        private void compare(long sequence) {
            Best one = ofBook.get(sequence);
            Best other = told.get(sequence);
            if (one == null || other == null) {
                return;
            }
            compared++;
            if (one.equals(other)) {
                matched++;
            } else {
                wrong.add("at " + sequence + " " + one + " instead of " + other);
            }
        }

        private void book(L2Book book, long sequence) {
            long bid = book.bestPrice(Side.BUY);
            long ask = book.bestPrice(Side.SELL);
            Best best =
                    new Best(
                            bid,
                            book.quantityAt(Side.BUY, bid),
                            ask,
                            book.quantityAt(Side.SELL, ask));
            ofBook.put(sequence, best);
            compare(sequence);
        }

        @Override
        public synchronized void bookJoined(
                InstrumentId id, L2Book book, long sequence, long exchangeTime) {
            joins++;
            book(book, sequence);
        }

        @Override
        public synchronized void bookChanged(
                InstrumentId id,
                L2Book book,
                long sequence,
                LevelBuffer bids,
                LevelBuffer asks,
                long exchangeTime) {
            book(book, sequence);
        }

        @Override
        public synchronized void bookLost(InstrumentId id, String reason) {
            losses++;
        }

        @Override
        public synchronized void trade(PublicTrade trade) {
            if (lastTrade != 0 && trade.id() != lastTrade + 1) {
                wrong.add("trade " + trade.id() + " after " + lastTrade);
            }
            trades++;
            lastTrade = trade.id();
        }

        @Override
        public synchronized void ticker(BestPrices prices) {
            told.put(
                    prices.sequence(),
                    new Best(
                            prices.bid(),
                            prices.bidQuantity(),
                            prices.ask(),
                            prices.askQuantity()));
            compare(prices.sequence());
        }

        @Override
        public void state(FeedState state, String reason) {}
    }
}
