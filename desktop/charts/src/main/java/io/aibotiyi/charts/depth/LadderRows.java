package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The visible rows of a ladder, top first, filled from the model once per frame. The row objects
 * are kept, so a frame allocates only the texts that changed.
 */
final class LadderRows {

    /** Rows of the tallest ladder; at 22 pixels a row more than any screen shows. */
    static final int LIMIT = 400;

    private final LadderRow[] rows = new LadderRow[LIMIT];
    private int first;
    private int size;
    private PriceGrid grid = new PriceGrid(1);

    LadderRows() {
        Arrays.setAll(rows, _ -> new LadderRow());
    }

    int size() {
        return size;
    }

    LadderRow get(int index) {
        return rows[first + index];
    }

    PriceGrid grid() {
        return grid;
    }

    long price(int index) {
        return grid.price(get(index).number);
    }

    List<LadderRow> all() {
        return Collections.unmodifiableList(Arrays.asList(rows).subList(first, first + size));
    }

    /** One row per step, from row number {@code top} downwards. */
    void fillLadder(LadderModel model, PriceGrid newGrid, long top, int count) {
        grid = newGrid;
        first = 0;
        size = Math.min(count, LIMIT);
        for (int i = 0; i < size; i++) {
            LadderRow row = rows[i];
            row.start(top - i, true, true);
            row.bid = sum(model.bids(), Side.BUY, row.number);
            row.ask = sum(model.asks(), Side.SELL, row.number);
        }
        finish(model);
    }

    /**
     * The nearest rows that hold something, at most {@code perSide} of each side: asks, farthest
     * first, then bids, nearest first.
     *
     * @return how many are asks
     */
    int fillBook(LadderModel model, PriceGrid newGrid, int perSide) {
        grid = newGrid;
        int most = Math.min(perSide, LIMIT / 2);
        int middle = LIMIT / 2;
        PriceLevels asks = model.asks();
        first = middle;
        for (int i = 0; i < asks.size(); i++) {
            long number = grid.row(Side.SELL, asks.priceAt(i));
            if (first == middle || rows[first].number != number) {
                if (middle - first == most) {
                    break;
                }
                rows[--first].start(number, false, true);
            }
            rows[first].ask = PriceLevels.saturatedSum(rows[first].ask, asks.quantityAt(i));
        }
        int end = middle;
        PriceLevels bids = model.bids();
        for (int i = bids.size() - 1; i >= 0; i--) {
            long number = grid.row(Side.BUY, bids.priceAt(i));
            if (end == middle || rows[end - 1].number != number) {
                if (end - middle == most) {
                    break;
                }
                rows[end++].start(number, true, false);
            }
            rows[end - 1].bid = PriceLevels.saturatedSum(rows[end - 1].bid, bids.quantityAt(i));
        }
        size = end - first;
        finish(model);
        return middle - first;
    }

    /** Index of a row number on a side, -1 if it is not visible. */
    int indexOf(Side side, long number) {
        for (int i = 0; i < size; i++) {
            LadderRow row = get(i);
            if (row.number == number && (side == Side.BUY ? row.showsBids : row.showsAsks)) {
                return i;
            }
        }
        return -1;
    }

    private void finish(LadderModel model) {
        accumulateBids(model.bids());
        accumulateAsks(model.asks());
        TradedVolume volume = model.tradedVolume();
        for (int i = 0; i < size; i++) {
            LadderRow row = get(i);
            // a taker who bought hit an ask, so the print belongs where asks are counted
            row.bought = volume.bought(from(Side.SELL, row), to(Side.SELL, row));
            row.sold = volume.sold(from(Side.BUY, row), to(Side.BUY, row));
        }
        flows(model);
        for (OwnOrder order : model.ownOrders()) {
            addOwn(order, model.queueAhead(order.id()).orElse(-1));
        }
    }

    /** Rows below the middle of the market tell of bids, the others of asks. */
    private void flows(LadderModel model) {
        long bid = model.bids().isEmpty() ? Long.MIN_VALUE : model.bids().highest();
        for (int i = 0; i < size; i++) {
            LadderRow row = get(i);
            Side side = row.showsBids && grid.price(row.number) <= bid ? Side.BUY : Side.SELL;
            row.flow = model.flow(side, from(side, row), to(side, row));
        }
    }

    private void accumulateBids(PriceLevels bids) {
        long sum = -1;
        for (int i = 0; i < size; i++) {
            LadderRow row = get(i);
            if (!row.showsBids || bids.isEmpty() || grid.price(row.number) > bids.highest()) {
                continue;
            }
            if (sum < 0) {
                sum = bids.sum(to(Side.BUY, row), Long.MAX_VALUE);
            }
            sum = PriceLevels.saturatedSum(sum, row.bid);
            row.bidSum = sum;
        }
    }

    private void accumulateAsks(PriceLevels asks) {
        long sum = -1;
        for (int i = size - 1; i >= 0; i--) {
            LadderRow row = get(i);
            if (!row.showsAsks || asks.isEmpty() || grid.price(row.number) < asks.lowest()) {
                continue;
            }
            if (sum < 0) {
                sum = asks.sum(Long.MIN_VALUE, from(Side.SELL, row));
            }
            sum = PriceLevels.saturatedSum(sum, row.ask);
            row.askSum = sum;
        }
    }

    private void addOwn(OwnOrder order, long ahead) {
        int i = indexOf(order.side(), grid.row(order.side(), order.price()));
        if (i < 0) {
            return;
        }
        LadderRow row = get(i);
        if (order.side() == Side.BUY) {
            row.ownBuy = PriceLevels.saturatedSum(row.ownBuy, order.remaining());
            row.ownBuys++;
            row.ownBuyStops |= order.stop();
            row.buyAhead = first(row.buyAhead, ahead);
            row.ownBuysConfirmed &= order.confirmed();
        } else {
            row.ownSell = PriceLevels.saturatedSum(row.ownSell, order.remaining());
            row.ownSells++;
            row.ownSellStops |= order.stop();
            row.sellAhead = first(row.sellAhead, ahead);
            row.ownSellsConfirmed &= order.confirmed();
        }
    }

    private static long first(long before, long ahead) {
        return ahead < 0 || (before >= 0 && before < ahead) ? before : ahead;
    }

    private long sum(PriceLevels levels, Side side, long number) {
        return levels.sum(grid.from(side, number), grid.to(side, number));
    }

    private long from(Side side, LadderRow row) {
        return grid.from(side, row.number);
    }

    private long to(Side side, LadderRow row) {
        return grid.to(side, row.number);
    }
}
