package io.aibotiyi.xchange;

import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;

/**
 * A book that follows whole snapshots: each one becomes the changes from the one before, best
 * levels only. Not thread-safe.
 */
final class SnapshotBook {

    /** More than any exchange lists on one side; a longer answer is not read. */
    private static final int MOST = 50_000;

    private final Instrument instrument;
    private final int depth;
    private final L2Book book = new L2Book();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();

    SnapshotBook(Instrument instrument, int depth) {
        this.instrument = instrument;
        this.depth = depth;
    }

    L2Book book() {
        return book;
    }

    /** What {@link #take} changed on the side of bids. */
    LevelBuffer bids() {
        return bids;
    }

    LevelBuffer asks() {
        return asks;
    }

    void clear() {
        book.clear();
    }

    /**
     * Takes a snapshot; the book is unchanged if it is not usable.
     *
     * @return false if nothing changed
     */
    boolean take(OrderBook snapshot) throws MalformedMessageException {
        Map<Long, Long> nextBids = levels(snapshot.getBids(), Comparator.reverseOrder());
        Map<Long, Long> nextAsks = levels(snapshot.getAsks(), Comparator.naturalOrder());
        boolean crossed =
                !nextBids.isEmpty()
                        && !nextAsks.isEmpty()
                        && nextBids.keySet().stream().max(Long::compare).orElseThrow()
                                >= nextAsks.keySet().stream().min(Long::compare).orElseThrow();
        if (crossed) {
            throw new MalformedMessageException("a book of " + instrument.id() + " that crosses");
        }
        changes(Side.BUY, nextBids, bids);
        changes(Side.SELL, nextAsks, asks);
        book.apply(bids, asks);
        return bids.size() + asks.size() > 0;
    }

    private Map<Long, Long> levels(List<LimitOrder> orders, Comparator<BigDecimal> bestFirst)
            throws MalformedMessageException {
        if (orders.size() > MOST) {
            throw new MalformedMessageException(
                    "a book of " + instrument.id() + " with " + orders.size() + " levels");
        }
        TreeMap<BigDecimal, BigDecimal> sorted = new TreeMap<>(bestFirst);
        for (LimitOrder order : orders) {
            if (order.getOriginalAmount().signum() <= 0 || order.getLimitPrice().signum() <= 0) {
                throw new MalformedMessageException(
                        "a level of " + instrument.id() + " that is not above zero");
            }
            sorted.merge(order.getLimitPrice(), order.getOriginalAmount(), BigDecimal::add);
        }
        Map<Long, Long> levels = new HashMap<>();
        for (Map.Entry<BigDecimal, BigDecimal> level : sorted.entrySet()) {
            if (levels.size() == depth) {
                break;
            }
            levels.put(
                    units(level.getKey(), instrument.priceScale()),
                    units(level.getValue(), instrument.quantityScale()));
        }
        return levels;
    }

    private long units(BigDecimal value, int scale) throws MalformedMessageException {
        try {
            return FixedPoint.fromBigDecimal(value, scale);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException(instrument.id() + ": " + e.getMessage());
        }
    }

    /** Levels that go come first, so that the book crosses at no point. */
    private void changes(Side side, Map<Long, Long> next, LevelBuffer changes) {
        changes.clear();
        for (int rank = 0; rank < book.depth(side); rank++) {
            long price = book.price(side, rank);
            if (!next.containsKey(price)) {
                changes.add(price, 0);
            }
        }
        next.forEach((price, quantity) -> {
            if (book.quantityAt(side, price) != quantity) {
                changes.add(price, quantity);
            }
        });
    }
}
