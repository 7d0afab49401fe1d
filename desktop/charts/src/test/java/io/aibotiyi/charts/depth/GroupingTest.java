package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Grouped rows against the plainest possible reference: a sorted map keyed by rounded price. */
class GroupingTest {

    private static final long SEED = 40_961;
    private static final int[] GROUPINGS = {1, 5, 10, 50, 100};

    @Test
    void bidsFallAndAsksRiseToTheirRowAndNothingIsLost() {
        RandomGenerator random = SampleBooks.random(SEED);
        for (int round = 0; round < 150; round++) {
            long tick = random.nextInt(1, 4);
            int grouping = GROUPINGS[random.nextInt(GROUPINGS.length)];
            long step = tick * grouping;
            LadderModel model = new LadderModel(2, 3, tick);
            List<BookLevel> bids = side(random, tick);
            List<BookLevel> asks = side(random, tick);
            model.snapshot(1, bids, asks);
            LadderRows rows = new LadderRows();
            PriceGrid grid = new PriceGrid(step);
            long top = random.nextLong(-5, 200 * 4 / step + 10);
            int count = random.nextInt(1, 60);
            rows.fillLadder(model, grid, top, count);
            Map<Long, Long> groupedBids = grouped(bids, step, Side.BUY);
            Map<Long, Long> groupedAsks = grouped(asks, step, Side.SELL);
            for (int i = 0; i < count; i++) {
                String where = "seed %d, round %d, step %d, row %d".formatted(SEED, round, step, i);
                LadderRow row = rows.get(i);
                assertThat(rows.price(i)).as(where).isEqualTo((top - i) * step);
                assertThat(row.bid)
                        .as(where)
                        .isEqualTo(groupedBids.getOrDefault(rows.price(i), 0L));
                assertThat(row.ask)
                        .as(where)
                        .isEqualTo(groupedAsks.getOrDefault(rows.price(i), 0L));
                long bidSum = sumFrom(groupedBids, rows.price(i), Side.BUY);
                long askSum = sumFrom(groupedAsks, rows.price(i), Side.SELL);
                assertThat(row.bidSum).as(where).isEqualTo(bidSum);
                assertThat(row.askSum).as(where).isEqualTo(askSum);
            }
        }
    }

    @Test
    void theBookViewHoldsTheNearestRowsOfEachSideWithoutGaps() {
        RandomGenerator random = SampleBooks.random(SEED + 1);
        for (int round = 0; round < 150; round++) {
            int grouping = GROUPINGS[random.nextInt(GROUPINGS.length)];
            LadderModel model = new LadderModel(2, 3, 1);
            List<BookLevel> bids = side(random, 1);
            List<BookLevel> asks = side(random, 1);
            model.snapshot(1, bids, asks);
            LadderRows rows = new LadderRows();
            int perSide = random.nextInt(1, 20);
            int askRows = rows.fillBook(model, new PriceGrid(grouping), perSide);
            String where = "seed %d, round %d, grouping %d".formatted(SEED + 1, round, grouping);
            NavigableMap<Long, Long> groupedBids = grouped(bids, grouping, Side.BUY);
            NavigableMap<Long, Long> groupedAsks = grouped(asks, grouping, Side.SELL);
            List<Long> expected = new ArrayList<>();
            groupedAsks.keySet().stream().limit(perSide).forEach(expected::addFirst);
            assertThat(askRows).as(where).isEqualTo(expected.size());
            groupedBids.descendingKeySet().stream().limit(perSide).forEach(expected::add);
            List<Long> actual = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                actual.add(rows.price(i));
                LadderRow row = rows.get(i);
                assertThat(row.showsAsks).as(where).isEqualTo(i < askRows);
                assertThat(row.bid + row.ask)
                        .as(where)
                        .isEqualTo((i < askRows ? groupedAsks : groupedBids).get(rows.price(i)));
                if (i < askRows) {
                    assertThat(row.askSum)
                            .as(where)
                            .isEqualTo(sumFrom(groupedAsks, rows.price(i), Side.SELL));
                }
            }
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    @Test
    void anOwnOrderIsMarkedInTheRowItsQuantityIsCountedIn() {
        LadderModel model = new LadderModel(2, 3, 1);
        model.snapshot(1, LadderModelTest.levels(1007, 4), LadderModelTest.levels(1012, 5));
        model.setOwnOrders(
                List.of(
                        SampleBooks.order(1, Side.BUY, 1007, 4, true),
                        SampleBooks.order(2, Side.BUY, 1001, 2, false),
                        SampleBooks.order(3, Side.SELL, 1012, 5, true)));
        LadderRows rows = new LadderRows();
        rows.fillLadder(model, new PriceGrid(10), 103, 6);
        LadderRow bid = rows.get(rows.indexOf(Side.BUY, 100));
        assertThat(bid.ownBuy).isEqualTo(6);
        assertThat(bid.ownBuys).isEqualTo(2);
        assertThat(bid.ownBuysConfirmed).isFalse();
        LadderRow ask = rows.get(rows.indexOf(Side.SELL, 102));
        assertThat(ask.ownSell).isEqualTo(5);
        assertThat(ask.ownSellsConfirmed).isTrue();
    }

    @Test
    void tradedVolumeStandsInTheRowOfTheSideThatWasHit() {
        LadderModel model = new LadderModel(2, 3, 1);
        model.snapshot(1, LadderModelTest.levels(1007, 4), LadderModelTest.levels(1012, 5));
        model.traded(1012, 3, Side.BUY);
        model.traded(1007, 2, Side.SELL);
        LadderRows rows = new LadderRows();
        rows.fillLadder(model, new PriceGrid(10), 103, 6);
        assertThat(rows.get(rows.indexOf(Side.SELL, 102)).bought).isEqualTo(3);
        assertThat(rows.get(rows.indexOf(Side.BUY, 100)).sold).isEqualTo(2);
        assertThat(rows.get(rows.indexOf(Side.BUY, 101)).traded()).isZero();
    }

    private static List<BookLevel> side(RandomGenerator random, long tick) {
        List<BookLevel> levels = new ArrayList<>();
        for (long price = -40; price < 800; price += tick) {
            if (random.nextInt(6) == 0) {
                levels.add(new BookLevel(price, random.nextLong(1, 1_000)));
            }
        }
        return levels;
    }

    private static NavigableMap<Long, Long> grouped(List<BookLevel> levels, long step, Side side) {
        TreeMap<Long, Long> grouped = new TreeMap<>();
        for (BookLevel level : levels) {
            long price =
                    side == Side.BUY
                            ? Math.floorDiv(level.price(), step) * step
                            : -Math.floorDiv(-level.price(), step) * step;
            grouped.merge(price, level.quantity(), Long::sum);
        }
        return grouped;
    }

    private static long sumFrom(Map<Long, Long> grouped, long price, Side side) {
        long sum = 0;
        boolean reached = false;
        for (Map.Entry<Long, Long> row : grouped.entrySet()) {
            if (side == Side.BUY ? row.getKey() >= price : row.getKey() <= price) {
                sum += row.getValue();
                reached = true;
            }
        }
        return reached ? sum : 0;
    }
}
