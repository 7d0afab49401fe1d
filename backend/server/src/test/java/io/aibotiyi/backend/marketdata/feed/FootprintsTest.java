package io.aibotiyi.backend.marketdata.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.marketdata.Footprints;
import io.aibotiyi.backend.marketdata.Footprints.Bar;
import io.aibotiyi.backend.marketdata.Footprints.Row;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What traded by price and side is counted once, for any candle and any height of rows. */
class FootprintsTest {

    private static final long MINUTE = Timeframe.M1.nanos();
    private static final long START = Timeframe.D1.floor(1_790_000_000_000_000_000L);
    private static final Instrument BTC =
            new Instrument(
                    InstrumentId.parse("test:BTC-USDT"), "BTC", "USDT", 2, 4, 1, 1, BigDecimal.ONE);

    private final InstrumentFeed feed =
            new InstrumentFeed(
                    BTC, TradingMode.LIVE, PastCandles.NONE, START, Long.MAX_VALUE, _ -> {});

    private static Trade trade(long id, long time, long price, long quantity, Side aggressor) {
        return new Trade(id, time, time, price, quantity, aggressor);
    }

    @Test
    void countsEachSideAtItsPrice() {
        feed.traded(trade(1, START + 1, 100, 5, Side.BUY));
        feed.traded(trade(2, START + 2, 100, 3, Side.SELL));
        feed.traded(trade(3, START + 3, 101, 7, Side.BUY));
        feed.traded(trade(4, START + MINUTE, 99, 11, Side.SELL));
        Footprints found = feed.footprints(Timeframe.M1, 1, Long.MAX_VALUE, 100);
        assertThat(found.bars())
                .containsExactly(
                        new Bar(START, List.of(new Row(100, 3, 5), new Row(101, 0, 7))),
                        new Bar(START + MINUTE, List.of(new Row(99, 11, 0))));
        assertThat(found.since()).isEqualTo(START);
        assertThat(found.through()).isEqualTo(4);
    }

    @Test
    void putsPricesOfOneRowTogether() {
        for (int i = 0; i < 20; i++) {
            feed.traded(trade(i, START + i, 95 + i, 1, Side.BUY));
        }
        assertThat(feed.footprints(Timeframe.M1, 10, Long.MAX_VALUE, 1).bars())
                .containsExactly(
                        new Bar(
                                START,
                                List.of(
                                        new Row(90, 0, 5),
                                        new Row(100, 0, 10),
                                        new Row(110, 0, 5))));
    }

    @Test
    void answersPageByPage() {
        for (int i = 0; i < 10; i++) {
            feed.traded(trade(i, START + i * MINUTE, 100, 1, Side.BUY));
        }
        Footprints newest = feed.footprints(Timeframe.M1, 1, Long.MAX_VALUE, 4);
        assertThat(newest.bars()).extracting(Bar::openTime).hasSize(4).endsWith(START + 9 * MINUTE);
        assertThat(newest.from()).isEqualTo(START + 6 * MINUTE);
        Footprints before = feed.footprints(Timeframe.M1, 1, newest.from(), 4);
        assertThat(before.bars())
                .extracting(Bar::openTime)
                .containsExactly(
                        START + 2 * MINUTE,
                        START + 3 * MINUTE,
                        START + 4 * MINUTE,
                        START + 5 * MINUTE);
    }

    @Test
    void isTheSumOfTheTradesWhateverTheCandle() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Trade> trades = new ArrayList<>();
        long time = START;
        for (int i = 0; i < 3_000; i++) {
            time += random.nextLong(3_000_000_000L);
            trades.add(
                    trade(
                            i,
                            time,
                            10_000 + random.nextInt(60),
                            1 + random.nextInt(500),
                            random.nextBoolean() ? Side.BUY : Side.SELL));
        }
        trades.forEach(feed::traded);
        for (String length : List.of("1s", "15s", "1m", "3m", "1h")) {
            Timeframe timeframe = Timeframe.parse(length);
            assertThat(feed.footprints(timeframe, 5, Long.MAX_VALUE, 20_000).bars())
                    .as("%s, seed %d", length, seed)
                    .isEqualTo(summed(trades, timeframe, 5));
        }
    }

    private static List<Bar> summed(List<Trade> trades, Timeframe timeframe, long step) {
        Map<Long, Map<Long, Row>> bars = new TreeMap<>();
        for (Trade t : trades) {
            boolean bought = t.aggressor() == Side.BUY;
            long price = t.price() / step * step;
            bars.computeIfAbsent(timeframe.floor(t.exchangeTime()), _ -> new TreeMap<>())
                    .merge(
                            price,
                            new Row(price, bought ? 0 : t.quantity(), bought ? t.quantity() : 0),
                            (a, b) -> new Row(price, a.bid() + b.bid(), a.ask() + b.ask()));
        }
        return bars.entrySet().stream()
                .map(e -> new Bar(e.getKey(), List.copyOf(e.getValue().values())))
                .toList();
    }

    @Test
    void atItsBoundTheOldestMinutesGoWholeAndItSaysSo() {
        LiveFootprints bounded = new LiveFootprints(START, 10);
        for (int i = 0; i < 30; i++) {
            bounded.add(trade(i, START + i / 4 * MINUTE, 100 + i % 4, 1, Side.BUY));
        }
        // 7 minutes of 4 rows and one of 2: two whole ones and the last fit into 10
        assertThat(bounded.between(0, Long.MAX_VALUE))
                .containsOnlyKeys(START + 5 * MINUTE, START + 6 * MINUTE, START + 7 * MINUTE);
        assertThat(bounded.since()).isEqualTo(START + 5 * MINUTE);
        bounded.add(trade(99, START, 100, 1, Side.BUY));
        assertThat(bounded.between(0, Long.MAX_VALUE)).doesNotContainKey(START);
    }

    @Test
    void aReplayThatGoesBackForgetsWhatHasNotHappenedYet() {
        feed.traded(trade(9, START + MINUTE, 100, 1, Side.BUY));
        feed.restart(START, "gone back");
        Footprints found = feed.footprints(Timeframe.M1, 1, Long.MAX_VALUE, 10);
        assertThat(found.bars()).isEmpty();
        assertThat(found.through()).isEqualTo(Long.MIN_VALUE);
        feed.recall(trade(1, START + 1, 100, 2, Side.SELL));
        assertThat(feed.footprints(Timeframe.M1, 1, Long.MAX_VALUE, 10).bars())
                .containsExactly(new Bar(START, List.of(new Row(100, 2, 0))));
    }
}
