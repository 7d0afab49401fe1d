package io.aibotiyi.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandleAggregatorTest {

    private static final long MINUTE = Timeframe.M1.nanos();
    private static final long SEED = 20_261_123L;

    private final List<Candle> closed = new ArrayList<>();
    private final CandleAggregator minutes =
            new CandleAggregator(Timeframe.M1, EmptyCandles.SKIP, closed::add);

    @Test
    void closesACandleWhenTheNextOneBegins() {
        minutes.add(MINUTE, 100, 1);
        minutes.add(MINUTE + 1, 120, 2);
        minutes.add(2 * MINUTE - 1, 90, 3);
        assertThat(closed).isEmpty();
        assertThat(minutes.growing()).contains(new Candle(MINUTE, 100, 120, 90, 90, 6, 3));
        minutes.add(2 * MINUTE, 95, 1);
        assertThat(closed).containsExactly(new Candle(MINUTE, 100, 120, 90, 90, 6, 3));
    }

    @Test
    void takesOpenAndCloseByTimeNotByArrivalInsideTheGrowingCandle() {
        minutes.add(MINUTE + 500, 100, 1);
        minutes.add(MINUTE + 900, 110, 1);
        minutes.add(MINUTE + 100, 90, 1);
        minutes.add(MINUTE + 900, 111, 1);
        assertThat(minutes.growing()).contains(new Candle(MINUTE, 90, 111, 90, 111, 4, 4));
        assertThat(minutes.late()).isZero();
    }

    @Test
    void refusesAndCountsWhatBelongsToAClosedCandle() {
        minutes.add(MINUTE, 100, 1);
        minutes.add(2 * MINUTE, 101, 1);
        assertThat(minutes.add(2 * MINUTE - 1, 500, 9)).isFalse();
        minutes.finish();
        assertThat(minutes.add(2 * MINUTE + 5, 500, 9)).isFalse();
        assertThat(minutes.late()).isEqualTo(2);
        assertThat(closed)
                .containsExactly(
                        new Candle(MINUTE, 100, 100, 100, 100, 1, 1),
                        new Candle(2 * MINUTE, 101, 101, 101, 101, 1, 1));
    }

    @Test
    void carriesTheCloseThroughEmptyMinutesOnRequest() {
        var carrying = new CandleAggregator(Timeframe.M1, EmptyCandles.CARRY_FORWARD, closed::add);
        carrying.add(0, 7, 1);
        carrying.add(3 * MINUTE, 9, 1);
        assertThat(closed)
                .containsExactly(
                        new Candle(0, 7, 7, 7, 7, 1, 1),
                        new Candle(MINUTE, 7, 7, 7, 7, 0, 0),
                        new Candle(2 * MINUTE, 7, 7, 7, 7, 0, 0));
    }

    @Test
    void leavesEmptyMinutesOutByDefault() {
        minutes.add(0, 7, 1);
        minutes.add(3 * MINUTE, 9, 1);
        assertThat(closed).containsExactly(new Candle(0, 7, 7, 7, 7, 1, 1));
    }

    @Test
    void closesByTheClockAlone() {
        var carrying = new CandleAggregator(Timeframe.M1, EmptyCandles.CARRY_FORWARD, closed::add);
        carrying.advanceTo(50 * MINUTE);
        carrying.add(0, 7, 1);
        carrying.advanceTo(MINUTE - 1);
        assertThat(closed).isEmpty();
        carrying.advanceTo(MINUTE);
        assertThat(closed).hasSize(1);
        carrying.advanceTo(3 * MINUTE + 5);
        carrying.advanceTo(2 * MINUTE);
        assertThat(closed).extracting(Candle::openTime).containsExactly(0L, MINUTE, 2 * MINUTE);
        assertThat(carrying.add(2 * MINUTE, 1, 1)).isFalse();
        assertThat(carrying.add(3 * MINUTE, 8, 1)).isTrue();
    }

    @Test
    void isNotFloodedByOneAbsurdTime() {
        var carrying = new CandleAggregator(Timeframe.M1, EmptyCandles.CARRY_FORWARD, closed::add);
        carrying.add(0, 7, 1);
        carrying.add(MINUTE * (CandleAggregator.MAX_CARRIED + 2L), 9, 1);
        assertThat(closed).hasSize(1);
    }

    @Test
    void keepsTheNumberOfTradesUnknownWhereAPartIs() {
        List<Candle> parts =
                List.of(new Candle(0, 1, 1, 1, 1, 1, 5), new Candle(MINUTE, 1, 1, 1, 1, 1, -1));
        assertThat(CandleAggregator.ofCandles(parts, Timeframe.M1, Timeframe.M5, EmptyCandles.SKIP))
                .containsExactly(new Candle(0, 1, 1, 1, 1, 2, -1));
    }

    @Test
    void refusesCandlesThatDoNotFit() {
        var fives = new CandleAggregator(Timeframe.M5, EmptyCandles.SKIP, closed::add);
        Candle candle = new Candle(0, 1, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> fives.add(candle, Timeframe.M15))
                .hasMessage("5m candles cannot be made of 15m candles");
        assertThat(CandleAggregator.fits(Timeframe.parse("7h"), Timeframe.parse("1w"))).isFalse();
        assertThat(CandleAggregator.fits(Timeframe.D1, Timeframe.parse("1w"))).isTrue();
    }

    @Test
    void changesNothingWhenTheVolumeOverflows() {
        minutes.add(0, 1, Long.MAX_VALUE);
        assertThatThrownBy(() -> minutes.add(1, 99, 1)).isInstanceOf(ArithmeticException.class);
        assertThat(minutes.growing()).contains(new Candle(0, 1, 1, 1, 1, Long.MAX_VALUE, 1));
    }

    @Test
    void buildsTheSameCoarseCandlesFromTradesAndFromFinerCandles() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            List<Trade> trades = randomWalk(random, 2_000);
            for (EmptyCandles empty : EmptyCandles.values()) {
                List<Candle> fine = CandleAggregator.ofTrades(trades, Timeframe.M1, empty);
                List<Candle> direct = CandleAggregator.ofTrades(trades, Timeframe.M15, empty);
                assertThat(CandleAggregator.ofCandles(fine, Timeframe.M1, Timeframe.M15, empty))
                        .as("seed %d, round %d, %s", SEED, round, empty)
                        .isEqualTo(direct);
                assertThat(direct).allMatch(Candle::isConsistent);
                assertThat(direct.stream().mapToLong(Candle::volume).sum())
                        .isEqualTo(trades.stream().mapToLong(Trade::quantity).sum());
            }
        }
    }

    private static List<Trade> randomWalk(Random random, int count) {
        List<Trade> trades = new ArrayList<>(count);
        long time = 1_000 * MINUTE + random.nextLong(MINUTE);
        long price = 10_000;
        for (int i = 0; i < count; i++) {
            time +=
                    random.nextInt(20) == 0
                            ? random.nextLong(30 * MINUTE)
                            : random.nextLong(MINUTE / 4);
            price = Math.max(1, price + random.nextInt(-5, 6));
            trades.add(new Trade(i, time, time, price, 1 + random.nextInt(50), Side.BUY));
        }
        return trades;
    }
}
