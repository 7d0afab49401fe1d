package io.aibotiyi.charts;

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

class TradeBarsTest {

    private static TradeBars bars(BarRule rule, long... prices) {
        TradeBars bars = new TradeBars(rule, 2, 0);
        for (int i = 0; i < prices.length; i++) {
            bars.take(100L * (i + 1), prices[i], 10);
        }
        return bars;
    }

    private static List<String> shapes(TradeBars bars) {
        List<String> shapes = new ArrayList<>();
        for (int i = 0; i < bars.series().size(); i++) {
            Candle c = bars.series().candle(i);
            shapes.add(c.open() + ">" + c.close() + " " + c.low() + "-" + c.high());
        }
        return shapes;
    }

    @Test
    void tickBarsHoldThatManyTrades() {
        TradeBars bars = bars(new BarRule.Ticks(3), 10, 12, 9, 11, 11);
        assertThat(shapes(bars)).containsExactly("10>9 9-12", "11>11 11-11");
        assertThat(bars.series().candle(0).volume()).isEqualTo(30);
        assertThat(bars.series().candle(0).trades()).isEqualTo(3);
    }

    @Test
    void volumeBarsSplitTheTradeThatFillsThem() {
        TradeBars bars = bars(new BarRule.Volume(25), 10, 12, 9, 11, 8);
        assertThat(shapes(bars)).containsExactly("10>9 9-12", "9>8 8-11");
        assertThat(bars.series().candle(0).volume()).isEqualTo(25);
        assertThat(bars.series().candle(1).volume()).isEqualTo(25);
    }

    @Test
    void rangeBarsNeverSpanMoreThanTheirRange() {
        TradeBars bars = bars(new BarRule.Range(4), 10, 12, 9, 20, 19);
        assertThat(shapes(bars)).containsExactly("10>13 9-13", "13>17 13-17", "17>19 17-20");
    }

    @Test
    void aRenkoBrickAgainstTheTrendNeedsTwoHeights() {
        TradeBars bars = bars(new BarRule.Renko(10), 100, 112, 121, 111, 105, 99, 95);
        // up to 110, up to 120; 111 is no brick down, 99 is one from 110 to 100
        assertThat(shapes(bars))
                .containsExactly(
                        "100>110 100-110", "110>120 110-120", "110>100 100-110", "100>95 95-100");
    }

    @Test
    void renkoMakesAsManyBricksAsAJumpIsHighAndKeepsTimesApart() {
        TradeBars bars = bars(new BarRule.Renko(10), 100, 145);
        assertThat(shapes(bars)).hasSize(5).endsWith("140>145 140-145");
        for (int i = 1; i < 5; i++) {
            assertThat(bars.series().openTime(i)).isGreaterThan(bars.series().openTime(i - 1));
        }
    }

    @Test
    void aHugeJumpMakesABoundedNumberOfBars() {
        for (BarRule rule :
                List.of(new BarRule.Renko(1), new BarRule.Range(1), new BarRule.Volume(1))) {
            TradeBars bars = new TradeBars(rule, 2, 0);
            bars.take(1, 100, 1);
            bars.take(2, 900_000_000_000L, 900_000_000_000L);
            assertThat(bars.series().size()).isBetween(2, 2 * TradeBars.MAX_AT_ONCE);
            assertThat(bars.series().last().close()).isEqualTo(900_000_000_000L);
        }
    }

    @Test
    void oneByOneEqualsAllAtOnce() {
        long seed = System.nanoTime();
        System.out.println("TradeBarsTest seed " + seed);
        Random random = new Random(seed);
        List<Trade> trades = new ArrayList<>();
        long price = 10_000;
        for (int i = 0; i < 5_000; i++) {
            price += random.nextInt(41) - 20;
            trades.add(new Trade(i, i / 3 * 1_000L, i, price, 1 + random.nextInt(500), Side.BUY));
        }
        for (BarRule rule :
                List.of(
                        new BarRule.Ticks(37),
                        new BarRule.Volume(4_321),
                        new BarRule.Range(60),
                        new BarRule.Renko(45))) {
            TradeBars streamed = new TradeBars(rule, 2, 0);
            trades.forEach(streamed::take);
            TradeBars batch = new TradeBars(rule, 2, 0);
            batch.takeAll(trades.subList(0, 4_000));
            batch.takeAll(trades.subList(4_000, 5_000));
            assertThat(batch.series().size()).isGreaterThan(50);
            assertThat(batch.series().size()).as("%s", rule).isEqualTo(streamed.series().size());
            long volume = 0;
            for (int i = 0; i < batch.series().size(); i++) {
                assertThat(batch.series().candle(i)).isEqualTo(streamed.series().candle(i));
                volume += batch.series().candle(i).volume();
            }
            assertThat(volume).isEqualTo(trades.stream().mapToLong(Trade::quantity).sum());
        }
    }

    @Test
    void anAtrBrickIsTheAverageTrueRangeInTicks() {
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 0);
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // a range of 100, and a gap of 50 that makes the true range 150
            candles.add(
                    new Candle(
                            i,
                            1_000 + 150 * i,
                            1_050 + 150 * i,
                            950 + 150 * i,
                            1_000 + 150 * i,
                            1,
                            1));
        }
        series.replaceAll(candles);
        assertThat(BarRule.renkoByAtr(series, 14, 50).brick()).isEqualTo(200);
        assertThat(BarRule.renkoByAtr(series, 14, 1).brick()).isEqualTo(200);
        assertThatThrownBy(() -> BarRule.renkoByAtr(series, 39, 1))
                .hasMessageContaining("needs 41");
    }

    @Test
    void refusesRulesThatCannotClose() {
        assertThatThrownBy(() -> new BarRule.Renko(0)).hasMessageContaining("brick");
        assertThatThrownBy(() -> new BarRule.Ticks(-1)).hasMessageContaining("trades");
    }
}
