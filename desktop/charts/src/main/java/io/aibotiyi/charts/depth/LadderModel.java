package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.depth.PriceLevels.Keep;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one ladder shows: both book sides, the user's orders and position, the last trade and the
 * volume traded at each price since {@link #LadderModel creation}. All numbers are {@code long}
 * counts of the instrument's price and quantity units.
 *
 * <p>The model starts {@link State#EMPTY}. Only {@link #snapshot} makes it {@link State#LIVE};
 * {@link #invalidate} empties the book at once, so an untrusted price is never shown or clickable;
 * {@link #stale} keeps the last book, dimmed and not clickable, until the next snapshot or {@link
 * #revive}. Updates outside {@code LIVE} and {@code STALE} are refused, because nothing says what
 * they would apply to.
 *
 * <p>Bounds: {@link #MAX_LEVELS} levels a side and {@link #MAX_TRADED_PRICES} traded prices; beyond
 * them the levels farthest from the market are forgotten.
 *
 * <p>JavaFX thread only. A model may be shown by several ladders and outlive them; a ladder listens
 * only while it is in a scene.
 */
public final class LadderModel {

    /** Levels kept on each side. */
    public static final int MAX_LEVELS = 10_000;

    /** Prices whose traded volume is kept. */
    public static final int MAX_TRADED_PRICES = 20_000;

    /** What the book can be trusted for. */
    public enum State {
        /** No snapshot yet. */
        EMPTY,
        /** In sequence and current. */
        LIVE,
        /** The last known book, no longer current; shown dimmed, not clickable. */
        STALE,
        /** Lost sequence; the book is empty until the next snapshot. */
        INVALID
    }

    private final int priceScale;
    private final int quantityScale;
    private final long tickSize;
    private final String baseAsset;
    private final String quoteAsset;
    private final PriceLevels bids = new PriceLevels(MAX_LEVELS, Keep.HIGHEST);
    private final PriceLevels asks = new PriceLevels(MAX_LEVELS, Keep.LOWEST);
    private final TradedVolume traded = new TradedVolume(MAX_TRADED_PRICES);
    private final BookFlow bidFlow = new BookFlow(MAX_TRADED_PRICES);
    private final BookFlow askFlow = new BookFlow(MAX_TRADED_PRICES);
    private final Map<OrderId, QueueEstimate> queues = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>(2);
    private List<OwnOrder> ownOrders = List.of();
    private State state = State.EMPTY;
    private String reason = "";
    private long sequence;
    private @Nullable LastTrade lastTrade;
    private @Nullable Position position;

    /** The newest print. */
    record LastTrade(long price, long quantity, Side aggressor, boolean up, boolean down) {}

    /** What the user holds; the quantity is negative when short. */
    record Position(long quantity, long averagePrice) {}

    /**
     * @param priceScale decimals of a price unit, 0 to 18
     * @param quantityScale decimals of a quantity unit, 0 to 18
     * @param tickSize smallest price step in price units, at least 1
     */
    public LadderModel(int priceScale, int quantityScale, long tickSize) {
        this(priceScale, quantityScale, tickSize, "", "");
    }

    private LadderModel(
            int priceScale, int quantityScale, long tickSize, String base, String quote) {
        FixedPoint.unit(priceScale);
        FixedPoint.unit(quantityScale);
        if (tickSize < 1) {
            throw new IllegalArgumentException("tickSize must be at least 1, was " + tickSize);
        }
        this.priceScale = priceScale;
        this.quantityScale = quantityScale;
        this.tickSize = tickSize;
        this.baseAsset = base;
        this.quoteAsset = quote;
    }

    /** A model in an instrument's units, which also names its assets in readouts. */
    public static LadderModel of(Instrument instrument) {
        return new LadderModel(
                instrument.priceScale(),
                instrument.quantityScale(),
                instrument.tickSize(),
                instrument.baseAsset(),
                instrument.quoteAsset());
    }

    /**
     * Replaces the whole book and makes the model live. Levels may come in any order; levels of
     * zero quantity are skipped.
     *
     * @param sequence the venue's update id after which the book looked so
     */
    public void snapshot(long sequence, List<BookLevel> bids, List<BookLevel> asks) {
        this.bids.clear();
        this.asks.clear();
        apply(this.bids, bids);
        apply(this.asks, asks);
        this.sequence = sequence;
        state = State.LIVE;
        anchorQueues();
        enter(State.LIVE, "");
    }

    /**
     * Applies absolute quantities; zero removes a level.
     *
     * @return false if there is no book to apply them to ({@link State#EMPTY} or {@link
     *     State#INVALID}); nothing has changed then
     */
    public boolean update(List<BookLevel> bids, List<BookLevel> asks) {
        if (state == State.EMPTY || state == State.INVALID) {
            return false;
        }
        change(this.bids, bids, bidFlow);
        change(this.asks, asks, askFlow);
        for (QueueEstimate queue : queues.values()) {
            queue.level(level(queue.side(), queue.price()));
        }
        changed();
        return true;
    }

    /**
     * Drops the book, because it can no longer be trusted; the ladder says so and offers no price.
     *
     * @param reason one short sentence for the user
     */
    public void invalidate(String reason) {
        bids.clear();
        asks.clear();
        enter(State.INVALID, reason);
    }

    /**
     * Keeps the book but marks it as no longer current. Without a book (empty or invalid) only the
     * reason changes.
     *
     * @param reason one short sentence for the user, for example {@code Disconnected from Kraken}
     */
    public void stale(String reason) {
        enter(state == State.LIVE ? State.STALE : state, reason);
    }

    /** Ends {@link #stale}: the same book is current again. No effect in another state. */
    public void revive() {
        if (state == State.STALE) {
            enter(State.LIVE, "");
        }
    }

    /**
     * Notes a print of before, as {@link #traded} but for what it would say of queues and of
     * pulling: the book as it is known has it in it already.
     */
    public void tradedBefore(long price, long quantity, Side aggressor) {
        note(price, quantity, aggressor);
        changed();
    }

    /** Notes a print: last-trade marker and volume at its price. A quantity of zero is refused. */
    public void traded(long price, long quantity, Side aggressor) {
        note(price, quantity, aggressor);
        (BookFlow.taken(aggressor) == Side.BUY ? bidFlow : askFlow).printed(price, quantity);
        for (QueueEstimate queue : queues.values()) {
            queue.print(price, quantity, aggressor);
        }
        changed();
    }

    private void note(long price, long quantity, Side aggressor) {
        if (quantity <= 0) {
            throw new IllegalArgumentException("traded quantity must be above 0, was " + quantity);
        }
        traded.add(price, quantity, aggressor);
        LastTrade before = lastTrade;
        lastTrade =
                new LastTrade(
                        price,
                        quantity,
                        aggressor,
                        before != null && price > before.price,
                        before != null && price < before.price);
    }

    /** Forgets the traded volume, for example at a session's start. */
    public void resetTradedVolume() {
        traded.clear();
        changed();
    }

    /** Forgets what was added to and taken out of the book. */
    public void resetFlow() {
        bidFlow.clear();
        askFlow.clear();
        changed();
    }

    /** Replaces the user's working orders. */
    public void setOwnOrders(List<OwnOrder> orders) {
        ownOrders = List.copyOf(orders);
        queues.keySet().retainAll(orders.stream().map(OwnOrder::id).toList());
        boolean known = state == State.LIVE || state == State.STALE;
        for (OwnOrder order : orders) {
            QueueEstimate queue = queues.get(order.id());
            if (order.stop()) {
                queues.remove(order.id());
            } else if (queue != null && queue.price() == order.price()) {
                queue.remaining(order.remaining());
            } else if (known) {
                queues.put(order.id(), queue(order, level(order.side(), order.price())));
            }
        }
        changed();
    }

    /** Orders that rested before the book was known are in its levels already. */
    private void anchorQueues() {
        for (OwnOrder order : ownOrders) {
            QueueEstimate queue = queues.get(order.id());
            long level = level(order.side(), order.price());
            if (queue != null) {
                queue.anchor(level);
            } else if (!order.stop()) {
                queues.put(order.id(), queue(order, Math.max(0, level - order.remaining())));
            }
        }
    }

    private static QueueEstimate queue(OwnOrder order, long level) {
        return new QueueEstimate(order.side(), order.price(), order.remaining(), level);
    }

    private long level(Side side, long price) {
        return (side == Side.BUY ? bids : asks).quantity(price);
    }

    /**
     * How much of its level is estimated to stand before an order of the user's, in quantity units;
     * empty if it rests in no queue or the book was not known. How it is estimated: {@code
     * QueueEstimate}.
     */
    public OptionalLong queueAhead(OrderId order) {
        QueueEstimate queue = queues.get(order);
        return queue == null ? OptionalLong.empty() : OptionalLong.of(queue.ahead());
    }

    /** Added to less taken out of a side's levels in {@code [from, to)}, trades left out. */
    long flow(Side side, long from, long to) {
        return (side == Side.BUY ? bidFlow : askFlow).net(from, to);
    }

    /**
     * Shows a position.
     *
     * @param quantity in quantity units, negative when short; zero clears it
     * @param averagePrice in price units
     */
    public void setPosition(long quantity, long averagePrice) {
        position = quantity == 0 ? null : new Position(quantity, averagePrice);
        changed();
    }

    /** Shows no position. */
    public void clearPosition() {
        position = null;
        changed();
    }

    public int priceScale() {
        return priceScale;
    }

    public int quantityScale() {
        return quantityScale;
    }

    public long tickSize() {
        return tickSize;
    }

    /** What is bought and sold; empty if unknown. */
    public String baseAsset() {
        return baseAsset;
    }

    /** What it is paid in; empty if unknown. */
    public String quoteAsset() {
        return quoteAsset;
    }

    public State state() {
        return state;
    }

    /** Why the state is not live; empty when it is. */
    public String reason() {
        return reason;
    }

    /** The update id of the last snapshot. */
    public long sequence() {
        return sequence;
    }

    /** Highest bid in price units; empty without one or while the book is not to be trusted. */
    public OptionalLong bestBid() {
        return bids.isEmpty() ? OptionalLong.empty() : OptionalLong.of(bids.highest());
    }

    /** Lowest ask in price units; empty without one or while the book is not to be trusted. */
    public OptionalLong bestAsk() {
        return asks.isEmpty() ? OptionalLong.empty() : OptionalLong.of(asks.lowest());
    }

    /**
     * The levels nearest to the market as they stand.
     *
     * @param levels most of each side
     * @param time what the snapshot is to say, nanoseconds since the epoch
     */
    public BookSnapshot top(int levels, long time) {
        List<BookLevel> bidLevels = new ArrayList<>();
        for (int i = bids.size() - 1; i >= 0 && bidLevels.size() < levels; i--) {
            bidLevels.add(new BookLevel(bids.priceAt(i), bids.quantityAt(i)));
        }
        List<BookLevel> askLevels = new ArrayList<>();
        for (int i = 0; i < asks.size() && askLevels.size() < levels; i++) {
            askLevels.add(new BookLevel(asks.priceAt(i), asks.quantityAt(i)));
        }
        return new BookSnapshot(sequence, time, bidLevels, askLevels);
    }

    List<OwnOrder> ownOrders() {
        return ownOrders;
    }

    PriceLevels bids() {
        return bids;
    }

    PriceLevels asks() {
        return asks;
    }

    TradedVolume tradedVolume() {
        return traded;
    }

    @Nullable LastTrade lastTrade() {
        return lastTrade;
    }

    @Nullable Position position() {
        return position;
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void enter(State next, String why) {
        state = next;
        reason = why;
        changed();
    }

    private void changed() {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).run();
        }
    }

    private static void change(PriceLevels side, List<BookLevel> levels, BookFlow flow) {
        for (BookLevel level : levels) {
            flow.changed(level.price(), side.quantity(level.price()), level.quantity());
            side.set(level.price(), level.quantity());
        }
    }

    private static void apply(PriceLevels side, List<BookLevel> levels) {
        for (BookLevel level : levels) {
            side.set(level.price(), level.quantity());
        }
    }
}
