package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import org.jspecify.annotations.Nullable;

/**
 * Matches the orders of one instrument by price, then time. A taker trades at the maker's price.
 *
 * <p>Single writer: all calls come from one thread. Deterministic: equal commands give equal events
 * and an equal {@link #stateHash()} on every machine. Once its pools have grown to the working set
 * a command allocates nothing. Ids and owners are the caller's; an id may be used again when its
 * order no longer rests.
 *
 * <p>A command is checked whole before anything changes: it is either rejected, changing nothing,
 * or accepted and carried through. If the listener throws, or gives a command from within an event,
 * the engine stops: every further command throws {@link IllegalStateException}, since events would
 * no longer tell the state. Rebuild it from its commands.
 */
public final class MatchingEngine {

    private static final long ANY_PRICE = Long.MIN_VALUE;

    private final EngineListener listener;
    private final LimitOrderBook book;
    private final long tickSize;
    private final long lotSize;
    private final long maxQuantity;
    private long sequence;
    private boolean inCommand;

    /**
     * @param tickSize smallest price step, in price units
     * @param lotSize smallest quantity step, in quantity units
     * @param maxOrders how many orders may rest; memory for all of them is taken now
     */
    public MatchingEngine(long tickSize, long lotSize, int maxOrders, EngineListener listener) {
        if (tickSize < 1 || lotSize < 1) {
            throw new IllegalArgumentException(
                    "tickSize and lotSize must be at least 1, were " + tickSize + ", " + lotSize);
        }
        if (maxOrders < 1 || maxOrders > 1 << 28) {
            throw new IllegalArgumentException("maxOrders must be 1 to 2^28, was " + maxOrders);
        }
        this.listener = listener;
        this.tickSize = tickSize;
        this.lotSize = lotSize;
        this.maxQuantity = Long.MAX_VALUE / maxOrders;
        this.book = new LimitOrderBook(tickSize, maxOrders);
    }

    /** The resting orders, to read between commands on the writer's thread. */
    public LimitOrderBook book() {
        return book;
    }

    /** Number of the newest event, zero before the first. */
    public long sequence() {
        return sequence;
    }

    /** Largest quantity of one order. */
    public long maxQuantity() {
        return maxQuantity;
    }

    /**
     * Offers a limit order: it trades at its price or better; what is left rests (GTC) or is
     * cancelled (IOC). FOK trades completely, over any number of levels, or is cancelled untouched.
     */
    public void limit(
            long orderId,
            long owner,
            Side side,
            TimeInForce timeInForce,
            long price,
            long quantity) {
        enter();
        RejectReason refusal = refusal(orderId, quantity);
        if (refusal == null) {
            if (price <= 0 || (tickSize != 1 && price % tickSize != 0)) {
                refusal = RejectReason.PRICE_NOT_ON_TICK;
            } else if (timeInForce == TimeInForce.GTC && book.isFull()) {
                refusal = RejectReason.BOOK_FULL;
            }
        }
        if (refusal == null) {
            PriceLadder makers = book.ladder(side.opposite());
            execute(orderId, owner, side, timeInForce, price, makers.keyOf(price), quantity);
        } else {
            listener.rejected(++sequence, orderId, owner, refusal);
        }
        inCommand = false;
    }

    /**
     * Offers a market order: it trades at the best prices there are and never rests. FOK trades
     * completely or is cancelled untouched; GTC means the same as IOC.
     */
    public void market(
            long orderId, long owner, Side side, TimeInForce timeInForce, long quantity) {
        enter();
        RejectReason refusal = refusal(orderId, quantity);
        if (refusal == null) {
            TimeInForce immediate =
                    timeInForce == TimeInForce.FOK ? TimeInForce.FOK : TimeInForce.IOC;
            execute(orderId, owner, side, immediate, LimitOrderBook.NO_PRICE, ANY_PRICE, quantity);
        } else {
            listener.rejected(++sequence, orderId, owner, refusal);
        }
        inCommand = false;
    }

    /** Takes an order of an owner out of the book. */
    public void cancel(long orderId, long owner) {
        enter();
        Order order = book.find(orderId);
        Level level = order == null ? null : order.level;
        if (order == null || level == null || order.owner != owner) {
            listener.cancelRejected(++sequence, orderId, owner, RejectReason.UNKNOWN_ORDER);
        } else {
            long remaining = order.remaining;
            level.quantity -= remaining;
            book.forget(order, level);
            listener.cancelled(++sequence, orderId, owner, remaining, CancelReason.REQUESTED);
            settle(book.ladder(sideOf(level)), level);
        }
        inCommand = false;
    }

    /**
     * Hash of the event count and of every resting order in trading order. Made of longs only: the
     * same on every machine and in every run.
     */
    public long stateHash() {
        return book.hash(sequence);
    }

    private void enter() {
        if (inCommand) {
            throw new IllegalStateException(
                    "engine stopped after event "
                            + sequence
                            + ": its listener threw or gave a command from within an event; rebuild"
                            + " the engine from its commands");
        }
        inCommand = true;
    }

    private @Nullable RejectReason refusal(long orderId, long quantity) {
        if (quantity <= 0 || (lotSize != 1 && quantity % lotSize != 0)) {
            return RejectReason.QUANTITY_NOT_ON_LOT;
        }
        if (quantity > maxQuantity) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        return book.find(orderId) == null ? null : RejectReason.DUPLICATE_ORDER_ID;
    }

    private void execute(
            long orderId,
            long owner,
            Side side,
            TimeInForce timeInForce,
            long price,
            long worstKey,
            long quantity) {
        listener.accepted(++sequence, orderId, owner, side, price, quantity);
        PriceLadder makers = book.ladder(side.opposite());
        if (timeInForce == TimeInForce.FOK && !LimitOrderBook.canFill(makers, worstKey, quantity)) {
            listener.cancelled(++sequence, orderId, owner, quantity, CancelReason.NOT_FILLABLE);
            return;
        }
        long left = match(orderId, owner, makers, worstKey, quantity);
        if (left == 0) {
            return;
        }
        if (timeInForce == TimeInForce.GTC) {
            Level level = book.rest(orderId, owner, side, price, left);
            listener.levelChanged(++sequence, side, price, level.quantity);
        } else {
            listener.cancelled(++sequence, orderId, owner, left, CancelReason.NO_LIQUIDITY);
        }
    }

    /** Trades against makers at a key or better; answers what is left of the taker. */
    private long match(
            long takerId, long takerOwner, PriceLadder makers, long worstKey, long quantity) {
        Side takerSide = makers.side().opposite();
        long left = quantity;
        for (Level level = makers.best();
                left > 0 && level != null && level.key >= worstKey;
                level = makers.best()) {
            while (left > 0 && level.orders > 0) {
                Order maker = level.oldest();
                long makerId = maker.id;
                long makerOwner = maker.owner;
                long traded = Math.min(left, maker.remaining);
                left -= traded;
                level.quantity -= traded;
                maker.remaining -= traded;
                long makerRemaining = maker.remaining;
                if (makerRemaining == 0) {
                    book.forget(maker, level);
                }
                listener.traded(
                        ++sequence,
                        makerId,
                        makerOwner,
                        makerRemaining,
                        takerId,
                        takerOwner,
                        left,
                        takerSide,
                        level.price,
                        traded);
            }
            settle(makers, level);
        }
        return left;
    }

    /** Tells a level's new total and removes the level if that is zero. */
    private void settle(PriceLadder ladder, Level level) {
        long price = level.price;
        long quantity = level.quantity;
        if (level.orders == 0) {
            ladder.remove(level);
        }
        listener.levelChanged(++sequence, ladder.side(), price, quantity);
    }

    /** Keys of bids are positive, those of asks negative, since prices are positive. */
    private static Side sideOf(Level level) {
        return level.key > 0 ? Side.BUY : Side.SELL;
    }
}
