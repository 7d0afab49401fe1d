package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.flow.Footprint;
import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.FootprintRow;
import io.aibotiyi.protocol.Market.FootprintView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was counted before and what comes in now are one, without a gap and without a double. */
class FlowPastTest {

    private static final long START = Timeframe.D1.floor(1_790_000_000_000_000_000L);
    private static final long MINUTE = Timeframe.M1.nanos();
    private static final Instrument BTC =
            new Instrument(
                    InstrumentId.parse("sim:BTC-USDT"), "BTC", "USDT", 2, 4, 1, 1, BigDecimal.ONE);

    private final List<Trade> all = trades();
    private final List<Instant> asked = new ArrayList<>();
    private int counted = all.size();
    private @Nullable Consumer<Optional<FootprintPage>> waiting;

    private static List<Trade> trades() {
        Random random = new Random(7);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            long time = START + i * 7_000_000_000L;
            trades.add(
                    new Trade(
                            i,
                            time,
                            time,
                            10_000 + random.nextInt(40),
                            1 + random.nextInt(900),
                            random.nextBoolean() ? Side.BUY : Side.SELL));
        }
        return trades;
    }

    /** A backend that has counted the first so many trades. */
    private FootprintPage page(@Nullable Instant to) {
        long last = all.get(counted - 1).exchangeTime();
        long end = to == null ? Timeframe.M1.floor(last) + MINUTE : EpochNanos.of(to);
        long from = end - FlowPast.PAGE * MINUTE;
        Map<Long, Map<Long, long[]>> bars = new TreeMap<>();
        for (Trade t : all.subList(0, counted)) {
            if (t.exchangeTime() >= from && t.exchangeTime() < end) {
                long[] row =
                        bars.computeIfAbsent(
                                        Timeframe.M1.floor(t.exchangeTime()), _ -> new TreeMap<>())
                                .computeIfAbsent(t.price(), _ -> new long[2]);
                row[t.aggressor() == Side.BUY ? 1 : 0] += t.quantity();
            }
        }
        return new FootprintPage(
                BTC.id(),
                "1m",
                BTC.price(1),
                bars.entrySet().stream()
                        .map(e ->
                                new FootprintView(
                                        EpochNanos.toInstant(e.getKey()), rows(e.getValue())))
                        .toList(),
                EpochNanos.toInstant(START),
                all.get(counted - 1).id(),
                from > START ? EpochNanos.toInstant(from) : null);
    }

    private static List<FootprintRow> rows(Map<Long, long[]> rows) {
        return rows.entrySet().stream()
                .map(e ->
                        new FootprintRow(
                                BTC.price(e.getKey()),
                                BTC.quantity(e.getValue()[0]),
                                BTC.quantity(e.getValue()[1])))
                .toList();
    }

    private FlowPast past(Runnable changed) {
        return new FlowPast(
                Timeframe.M1,
                1,
                (to, told) -> {
                    asked.add(to == null ? Instant.MAX : to);
                    told.accept(Optional.of(page(to)));
                },
                changed);
    }

    private FootprintSeries live(List<Trade> trades) {
        FootprintSeries series = new FootprintSeries(Timeframe.M1, 1);
        series.takeAll(trades);
        return series;
    }

    private void same(FootprintSeries actual, FootprintSeries expected) {
        for (long open = START; open <= all.getLast().exchangeTime(); open += MINUTE) {
            Footprint is = actual.at(open);
            Footprint should = expected.at(open);
            assertThat(is == null)
                    .as("minute %d", (open - START) / MINUTE)
                    .isEqualTo(should == null);
            if (is != null && should != null) {
                assertThat(told(is)).isEqualTo(told(should));
            }
        }
    }

    private static List<List<Long>> told(Footprint footprint) {
        List<List<Long>> rows = new ArrayList<>();
        for (int i = 0; i < footprint.rows(); i++) {
            rows.add(List.of(footprint.price(i), footprint.bid(i), footprint.ask(i)));
        }
        return rows;
    }

    @Test
    void historyAndWhatFollowsAreTheFootprintsOfTheSameTradesLive() {
        counted = 3_700; // 300 trades were told after the page was made; 200 before it too
        FlowPast past = past(() -> {});
        past.reach(START, all.get(3_500).id());
        FootprintSeries series = new FootprintSeries(Timeframe.M1, 1);
        past.fill(series, BTC, all.subList(3_500, all.size()));
        same(series, live(all));
        assertThat(past.since()).hasValue(START);
    }

    @Test
    void loadsNoFurtherBackThanSomebodyLooks() {
        FlowPast past = past(() -> {});
        long last = all.getLast().exchangeTime();
        past.reach(last - 10 * MINUTE, all.getLast().id());
        assertThat(asked).hasSize(1);
        assertThat(past.since().orElseThrow()).isGreaterThan(START);
        past.reach(last - 250 * MINUTE, all.getLast().id());
        assertThat(asked).hasSize(2);
        past.reach(START, all.getLast().id());
        assertThat(asked).hasSize(3).doesNotHaveDuplicates();
        past.reach(START - MINUTE, all.getLast().id());
        assertThat(asked).as("there is no page before the first").hasSize(3);
    }

    @Test
    void aPageThatIsOlderThanTheTradesKnownIsAskedForAgain() {
        counted = 1_000;
        List<Integer> changes = new ArrayList<>();
        FlowPast[] made = new FlowPast[1];
        made[0] =
                new FlowPast(
                        Timeframe.M1,
                        1,
                        (to, told) -> {
                            asked.add(to == null ? Instant.MAX : to);
                            FootprintPage page = page(to);
                            counted = all.size();
                            told.accept(Optional.of(page));
                        },
                        () -> changes.add(1));
        made[0].reach(Long.MAX_VALUE, all.get(3_000).id());
        assertThat(asked).hasSize(2);
        assertThat(changes).hasSize(1);
        assertThat(made[0].through()).hasValue(all.getLast().id());
    }

    @Test
    void neverJoiningItStaysWithTheTradesKnown() {
        counted = 1_000;
        FlowPast past = past(() -> {});
        past.reach(START, all.get(3_000).id());
        assertThat(asked).hasSize(3);
        assertThat(past.since()).isEmpty();
        FootprintSeries series = new FootprintSeries(Timeframe.M1, 1);
        past.fill(series, BTC, all.subList(3_000, all.size()));
        same(series, live(all.subList(3_000, all.size())));
    }

    @Test
    void anAnswerAfterTheEndCountsNowhereAndNoAnswerIsAskedForAgain() {
        FlowPast past = new FlowPast(Timeframe.M1, 1, (_, told) -> waiting = told, () -> {});
        past.reach(START, 0);
        Objects.requireNonNull(waiting).accept(Optional.empty());
        waiting = null;
        past.reach(START, 0);
        Consumer<Optional<FootprintPage>> second = Objects.requireNonNull(waiting);
        past.end();
        second.accept(Optional.of(page(null)));
        assertThat(past.through()).isEmpty();
    }
}
