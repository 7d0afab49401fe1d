package io.aibotiyi.backend.marketdata.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.indicators.EmptyCandles;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.strategies.simulation.SimulatedUniverse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedVenueTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final long START = 1_732_330_007_123_456_789L;

    private long now = START;
    private final MarketDataHub hub = new MarketDataHub(Optional::empty);
    private final List<ExecutionReport> reports = new ArrayList<>();
    private SimulatedVenue venue =
            new SimulatedVenue(hub, () -> EpochNanos.toInstant(now), 7, "test");

    @BeforeEach
    void open() {
        venue.list(SimulatedUniverse.standard().subList(0, 2));
        venue.reportTo(reports::add);
    }

    private void run(double seconds) {
        for (int i = 0; i < seconds * 40; i++) {
            now += 25_000_000;
            venue.step();
        }
    }

    private static VenueOrder market(long number, InstrumentId instrument, long quantity) {
        return new VenueOrder(
                new OrderId(new UUID(0, number)),
                instrument,
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                0,
                quantity);
    }

    @Test
    void instrumentsAreKnownBeforeTheirMarketsOpen() {
        assertThat(hub.instruments()).hasSize(2);
        assertThat(hub.feeds()).allMatch(f -> f.state() == FeedState.CONNECTING);
        assertThat(hub.book(BTC, 10)).isEmpty();
        assertThat(hub.mode(BTC)).isEqualTo(TradingMode.SIMULATED);
        assertThat(hub.candles(BTC, Timeframe.M1, 0, now, 100)).hasSize(100);
        List<FeedStatus> heard = new ArrayList<>();
        hub.onFeeds(heard::add);
        venue.open();
        assertThat(heard).extracting(FeedStatus::state).containsOnly(FeedState.LIVE);
        assertThat(hub.book(BTC, 10)).isPresent();
        assertThat(hub.markPrice(BTC)).isPresent();
    }

    @Test
    void aSubscriberThatAppliesSnapshotAndChangesHasTheSameBook() {
        venue.open();
        Mirror mirror = new Mirror();
        hub.subscribe(BTC, mirror);
        run(30);
        BookSnapshot book = hub.book(BTC, 1_000).orElseThrow();
        assertThat(mirror.sequence).isEqualTo(book.sequence());
        assertThat(mirror.top()).isEqualTo(List.of(book.bids(), book.asks()));
        assertThat(mirror.changes).isGreaterThan(20);
        assertThat(mirror.trades).isNotEmpty();
        assertThat(hub.recentTrades(BTC, 10_000)).containsAll(mirror.trades);
    }

    /** Applies what it hears, and refuses anything out of sequence. */
    private static final class Mirror implements MarketListener {
        private final TreeMap<Long, Long> bids = new TreeMap<>(java.util.Comparator.reverseOrder());
        private final TreeMap<Long, Long> asks = new TreeMap<>();
        private final List<Trade> trades = new ArrayList<>();
        private long sequence = -1;
        private int changes;

        @Override
        public void bookSnapshot(BookSnapshot snapshot) {
            bids.clear();
            asks.clear();
            apply(bids, snapshot.bids());
            apply(asks, snapshot.asks());
            sequence = snapshot.sequence();
        }

        @Override
        public void bookChanged(
                long previous,
                long newSequence,
                long time,
                List<BookLevel> bidLevels,
                List<BookLevel> askLevels) {
            assertThat(previous).isEqualTo(sequence);
            apply(bids, bidLevels);
            apply(asks, askLevels);
            sequence = newSequence;
            changes++;
        }

        @Override
        public void traded(Trade trade) {
            trades.add(trade);
        }

        private static void apply(Map<Long, Long> side, List<BookLevel> levels) {
            for (BookLevel level : levels) {
                if (level.quantity() == 0) {
                    side.remove(level.price());
                } else {
                    side.put(level.price(), level.quantity());
                }
            }
        }

        List<List<BookLevel>> top() {
            return List.of(list(bids), list(asks));
        }

        private static List<BookLevel> list(Map<Long, Long> side) {
            return side.entrySet().stream()
                    .map(e -> new BookLevel(e.getKey(), e.getValue()))
                    .toList();
        }
    }

    @Test
    void candlesOfThePastAndOfTheLiveTradesJoinWithoutSeam() {
        venue.open();
        run(150);
        for (String text : new String[] {"15s", "1m", "5m", "1h", "1d"}) {
            Timeframe timeframe = Timeframe.parse(text);
            List<Candle> candles = hub.candles(BTC, timeframe, 0, now, 50);
            assertThat(candles).as(text).hasSize(50).allMatch(Candle::isConsistent);
            for (int i = 1; i < candles.size(); i++) {
                assertThat(candles.get(i).openTime() - candles.get(i - 1).openTime())
                        .as(text)
                        .isEqualTo(timeframe.nanos());
            }
            assertThat(candles.getLast().openTime()).isEqualTo(timeframe.floor(now));
        }
        List<Candle> minutes = hub.candles(BTC, Timeframe.M1, Timeframe.H1.floor(now), now, 60);
        List<Candle> joined =
                CandleAggregator.ofCandles(minutes, Timeframe.M1, Timeframe.H1, EmptyCandles.SKIP);
        assertThat(hub.candles(BTC, Timeframe.H1, Timeframe.H1.floor(now), now, 1))
                .isEqualTo(joined);
    }

    @Test
    void aCandleSubscriberEndsWithWhatAQueryAnswers() {
        venue.open();
        run(5);
        TreeMap<Long, Candle> seen = new TreeMap<>();
        Timeframe timeframe = Timeframe.parse("15s");
        MarketData.Subscription subscription =
                hub.subscribeCandles(BTC, timeframe, c -> seen.put(c.openTime(), c));
        run(90);
        List<Candle> asked = hub.candles(BTC, timeframe, seen.firstKey(), now, 100);
        assertThat(seen.values()).hasSizeGreaterThan(4).containsExactlyElementsOf(asked);
        subscription.close();
        int before = seen.size();
        Candle last = seen.lastEntry().getValue();
        run(40);
        assertThat(seen).hasSize(before);
        assertThat(seen.lastEntry().getValue()).isEqualTo(last);
    }

    @Test
    void anOrderTradesInTheMarketEverybodySees() {
        venue.open();
        long last = hub.book(BTC, 1).orElseThrow().asks().getFirst().price();
        assertThat(venue.submit(market(1, BTC, 500))).isTrue();
        run(0.05);
        assertThat(reports).first().isInstanceOf(ExecutionReport.Accepted.class);
        long filled =
                reports.stream()
                        .filter(ExecutionReport.Filled.class::isInstance)
                        .map(ExecutionReport.Filled.class::cast)
                        .mapToLong(ExecutionReport.Filled::quantity)
                        .sum();
        assertThat(filled).isEqualTo(500);
        assertThat(hub.recentTrades(BTC, 100))
                .anyMatch(trade -> trade.price() >= last && trade.aggressor() == Side.BUY);
    }

    @Test
    void anUnlistedInstrumentIsRejectedAndNeverForgotten() {
        venue.open();
        InstrumentId unlisted = InstrumentId.parse("sim:NO-SUCH");
        venue.submit(market(2, unlisted, 1));
        venue.cancel(unlisted, new OrderId(new UUID(0, 3)));
        run(0.05);
        assertThat(reports).hasSize(2);
        assertThat(reports.get(0)).isInstanceOf(ExecutionReport.Rejected.class);
        assertThat(reports.get(1)).isInstanceOf(ExecutionReport.CancelRejected.class);
        assertThatThrownBy(() -> hub.book(unlisted, 1))
                .isInstanceOf(UnknownInstrumentException.class);
    }

    @Test
    void aFullQueueTakesNothing() {
        venue.open();
        for (int i = 0; i < SimulatedVenue.QUEUE; i++) {
            assertThat(venue.cancel(BTC, new OrderId(new UUID(1, i)))).isTrue();
        }
        assertThat(venue.submit(market(9, BTC, 500))).isFalse();
        run(0.025);
        assertThat(reports).hasSize(SimulatedVenue.QUEUE);
        assertThat(venue.submit(market(9, BTC, 500))).isTrue();
    }

    @Test
    void catchesUpAfterAPause() {
        venue.open();
        now += 30_000_000_000L;
        venue.step();
        assertThat(hub.feeds()).allMatch(f -> f.state() == FeedState.LIVE);
        long newest = hub.candles(BTC, Timeframe.S1, START, now, 100).getLast().openTime();
        assertThat(newest).isGreaterThan(now - 10_000_000_000L);
    }

    @Test
    void theSameSeedAndTimesGiveTheSameMarket() {
        venue.open();
        run(20);
        MarketDataHub otherHub = new MarketDataHub(Optional::empty);
        now = START;
        venue = new SimulatedVenue(otherHub, () -> EpochNanos.toInstant(now), 7, "other");
        venue.list(SimulatedUniverse.standard().subList(0, 2));
        venue.reportTo(reports::add);
        venue.open();
        run(20);
        assertThat(otherHub.book(BTC, 100)).isEqualTo(hub.book(BTC, 100));
        assertThat(otherHub.recentTrades(BTC, 500)).isEqualTo(hub.recentTrades(BTC, 500));
    }

    @Test
    void closingTellsSubscribersAndTakesNoMoreOrders() {
        venue.open();
        List<String> heard = new ArrayList<>();
        hub.subscribe(
                BTC,
                new MarketListener() {
                    @Override
                    public void bookInvalid(String reason) {
                        heard.add(reason);
                    }
                });
        run(1);
        venue.close();
        assertThat(heard).containsExactly("the simulated venue is closed");
        assertThat(venue.submit(market(1, BTC, 500))).isFalse();
        assertThat(hub.book(BTC, 1)).isEmpty();
        assertThat(hub.feeds()).allMatch(f -> f.state() == FeedState.DISCONNECTED);
    }
}
