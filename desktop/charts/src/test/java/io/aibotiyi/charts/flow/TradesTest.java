package io.aibotiyi.charts.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradesTest {

    private static final long SECOND = 1_000_000_000L;

    private static Trade trade(long id, long time, long price, long quantity, Side side) {
        return new Trade(id, time, time, price, quantity, side);
    }

    private static Footprint footprint(long... priceBidAsk) {
        FootprintSeries series = new FootprintSeries(Timeframe.M1, 10);
        for (int i = 0; i < priceBidAsk.length; i += 3) {
            series.take(trade(i, 5, priceBidAsk[i], priceBidAsk[i + 1], Side.SELL));
            series.take(trade(i, 5, priceBidAsk[i], priceBidAsk[i + 2], Side.BUY));
        }
        return Objects.requireNonNull(series.at(0));
    }

    @Test
    void aFootprintSumsByRowAndSide() {
        Footprint f = footprint(109, 1, 2, 95, 30, 4, 101, 5, 60, 100, 5, 0);
        assertThat(f.rows()).isEqualTo(2);
        assertThat(f.price(0)).isEqualTo(90);
        assertThat(f.bid(0)).isEqualTo(30);
        assertThat(f.ask(1)).isEqualTo(62);
        assertThat(f.bid(1)).isEqualTo(11);
        assertThat(f.delta()).isEqualTo(66 - 41);
        assertThat(f.volume()).isEqualTo(107);
        assertThat(f.profile().pointOfControl()).isEqualTo(1);
        assertThat(f.bid(7)).isZero();
    }

    @Test
    void imbalanceComparesDiagonally() {
        // asks of a row against bids of the row below
        Footprint f = footprint(100, 10, 1, 110, 2, 30, 120, 9, 5);
        assertThat(f.isBuyImbalance(1, 3)).isTrue();
        assertThat(f.isBuyImbalance(1, 3.1)).isFalse();
        assertThat(f.isBuyImbalance(0, 3)).as("nothing below").isFalse();
        assertThat(f.isSellImbalance(0, 0.3)).isTrue();
        assertThat(f.isSellImbalance(2, 1)).as("nothing above").isFalse();
        assertThat(f.isSellImbalance(1, 3)).isFalse();
    }

    @Test
    void aFootprintsRowsAreBounded() {
        Footprint f = footprint(0, 1, 1, 10_000_000, 1, 1, -10_000_000, 1, 1);
        assertThat(f.rows()).isLessThanOrEqualTo(Footprint.MAX_ROWS);
        assertThat(f.volume()).isEqualTo(6);
    }

    @Test
    void anyOrderWithinACandleGivesTheSameFootprint() {
        Random random = new Random(4);
        List<Trade> trades = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            trades.add(trade(i, random.nextInt(60), random.nextInt(400), 1 + i, side));
        }
        FootprintSeries one = new FootprintSeries(Timeframe.M1, 7);
        one.takeAll(trades);
        FootprintSeries two = new FootprintSeries(Timeframe.M1, 7);
        trades.reversed().forEach(two::take);
        Footprint a = Objects.requireNonNull(one.at(0));
        Footprint b = Objects.requireNonNull(two.at(0));
        assertThat(b.rows()).isEqualTo(a.rows());
        for (int row = 0; row < a.rows(); row++) {
            assertThat(b.price(row)).isEqualTo(a.price(row));
            assertThat(b.bid(row)).isEqualTo(a.bid(row));
            assertThat(b.ask(row)).isEqualTo(a.ask(row));
        }
    }

    @Test
    void theSeriesKeepsTheNewestCandles() {
        FootprintSeries series = new FootprintSeries(Timeframe.S1, 1);
        for (int i = 0; i < FootprintSeries.MAX_CANDLES + 5; i++) {
            series.take(trade(i, i * SECOND, 1, 1, Side.BUY));
        }
        assertThat(series.firstOpenTime()).isEqualTo(5 * SECOND);
        series.take(trade(0, 2 * SECOND, 1, 1, Side.BUY));
        assertThat(series.at(2 * SECOND)).isNull();
    }

    @Test
    void theLargestTradeIsFoundAtEveryZoom() {
        long seed = System.nanoTime();
        System.out.println("TradesTest seed " + seed);
        Random random = new Random(seed);
        TradePyramid pyramid = new TradePyramid(100_000_000L);
        List<Trade> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Trade trade = trade(i, i * 20_000_000L, 100, 1 + random.nextInt(1_000_000), Side.BUY);
            all.add(trade);
            pyramid.take(trade);
        }
        Trade largest =
                all.stream()
                        .max(
                                Comparator.comparingLong(Trade::quantity)
                                        .thenComparing(
                                                Comparator.comparingLong(Trade::id).reversed()))
                        .orElseThrow();
        long to = 400 * SECOND;
        for (int cells : new int[] {1, 2, 7, 60, 1_600}) {
            List<Trade> found = pyramid.largest(0, to, cells, 0);
            assertThat(found).contains(largest);
            assertThat(found).hasSizeLessThanOrEqualTo((cells + 1) * TradePyramid.TOP);
        }
        TradePyramid.Cell minute = Objects.requireNonNull(pyramid.cell(0, 5 * SECOND));
        assertThat(minute.count()).isEqualTo(5);
        assertThat(minute.largest())
                .hasSize(TradePyramid.TOP)
                .isSortedAccordingTo(Comparator.comparingLong(Trade::quantity).reversed());
        assertThat(pyramid.largest(0, to, 60, largest.quantity() + 1)).isEmpty();
    }

    private static BookSnapshot book(long time, long bid, long size) {
        return new BookSnapshot(
                1,
                time,
                List.of(new BookLevel(bid, size), new BookLevel(bid - 1, 1)),
                List.of(new BookLevel(bid + 1, size)));
    }

    @Test
    void aBucketWithoutChangeShowsTheBookBeforeIt() {
        DepthHistory history = new DepthHistory(100, 8);
        history.take(book(1_000, 50, 7));
        history.take(book(1_320, 51, 9));
        assertThat(history.firstBucket()).isEqualTo(10);
        assertThat(history.endBucket()).isEqualTo(14);
        DepthColumn between = Objects.requireNonNull(history.column(12));
        assertThat(between.bestBid()).isEqualTo(50);
        assertThat(between.size(0)).isEqualTo(7);
        assertThat(Objects.requireNonNull(history.column(13)).bestBid()).isEqualTo(51);
        assertThat(history.column(14)).isNull();
    }

    @Test
    void theHistoryKeepsItsCapacityAndIgnoresThePast() {
        DepthHistory history = new DepthHistory(100, 4);
        for (int i = 0; i < 10; i++) {
            history.take(book(i * 100L, 50 + i, 7));
            history.take(trade(i, i * 100L + 1, 50, 3, Side.SELL));
        }
        assertThat(history.firstBucket()).isEqualTo(6);
        assertThat(history.column(5)).isNull();
        history.take(trade(99, 650, 50, 3, Side.SELL));
        assertThat(Objects.requireNonNull(history.column(6)).sold()).isEqualTo(3);
        history.take(book(1_000_000, 80, 1));
        assertThat(history.endBucket() - history.firstBucket()).isEqualTo(1);
    }
}
