package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionVenue.ExecutionListener;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Fills orders against a book in which they do not stand: a recorded or foreign one, seen as levels
 * and trades. Where the truth cannot be known it assumes the worse for the order.
 *
 * <ul>
 *   <li>What can trade at once walks the visible book, level by level. What it took stays taken
 *       until the level's quantity changes, so the same quantity never fills twice.
 *   <li>A resting order stands behind all that its level showed when it joined. Trades at its price
 *       against its side consume that queue first and fill the order with the rest; of cancels only
 *       those count that leave less on the level than was ahead. A trade that the book already
 *       showed (its time is not after that change) is not counted twice.
 *   <li>A trade beyond its price, or the other side's best going beyond it, fills it whole at its
 *       price. The other side's best at its price fills what that level shows. While the order
 *       stands behind levels from which it has itself taken, only quantity new there fills it.
 *   <li>While the book is not in sync nothing fills: orders that cannot rest are rejected, others
 *       wait, and meet the next snapshot as if they arrived then.
 * </ul>
 *
 * <p>Paper orders do not move the book and do not meet each other. At most {@link #MOST_ORDERS}
 * work at once; more are rejected.
 *
 * <p>Not thread-safe: one thread feeds the market and gives the commands, in the order in which
 * they happened. Reports come on that thread before the call returns; the listener must not call
 * back.
 */
public final class PaperExecution {

    /** Limit and market orders that may be post-only and amended; no icebergs: nobody sees them. */
    public static final VenueCapabilities CAPABILITIES =
            new VenueCapabilities(
                    VenueCapabilities.PLAIN.types(),
                    VenueCapabilities.PLAIN.timesInForce(),
                    true,
                    false,
                    true,
                    true);

    /** Most orders working at once. */
    public static final int MOST_ORDERS = 8_192;

    private final Instrument instrument;
    private final OrderRules rules;
    private final String executionPrefix;
    private final ExecutionListener listener;
    private final PaperBook book = new PaperBook();
    private final Map<OrderId, PaperOrder> working = new LinkedHashMap<>();
    private boolean inSync;
    private long executions;

    /**
     * @param runId begins every execution id; never use one twice for a venue
     */
    public PaperExecution(Instrument instrument, String runId, ExecutionListener listener) {
        this.instrument = instrument;
        this.listener = listener;
        rules = new OrderRules(instrument);
        executionPrefix = runId + "-" + instrument.id().symbol() + "-";
    }

    /** Replaces the book, which is in sync from here on. */
    public void bookSnapshot(BookSnapshot snapshot) {
        book.replace(snapshot.bids(), snapshot.asks());
        inSync = true;
        meetBook(snapshot.time());
    }

    /**
     * Changes levels; quantities are absolute, zero removes. Ignored while the book is not in sync.
     *
     * @param time nanoseconds since the epoch at the venue
     */
    public void bookChanged(long time, List<BookLevel> bids, List<BookLevel> asks) {
        if (!inSync) {
            return;
        }
        book.change(Side.BUY, bids);
        book.change(Side.SELL, asks);
        meetBook(time);
    }

    /** The book lost sync: nothing fills until the next snapshot. */
    public void bookInvalid() {
        inSync = false;
    }

    /** A trade that the venue published. Ignored while the book is not in sync. */
    public void traded(Trade trade) {
        if (!inSync) {
            return;
        }
        long left = trade.quantity();
        for (Iterator<PaperOrder> all = working.values().iterator(); all.hasNext(); ) {
            PaperOrder order = all.next();
            if (order.isBeyond(trade.price())) {
                fill(order, trade.exchangeTime(), order.order.price(), order.remaining, true);
            } else if (trade.price() == order.order.price() && trade.aggressor() != order.side()) {
                long reached = order.reach(left, trade.exchangeTime());
                left -= reached;
                fill(order, trade.exchangeTime(), trade.price(), reached, true);
            }
            if (order.remaining == 0) {
                all.remove();
            }
        }
    }

    /**
     * Takes an order.
     *
     * @param time nanoseconds since the epoch at the venue
     */
    public void submit(VenueOrder venueOrder, long time) {
        Optional<String> refusal = refusal(venueOrder);
        if (refusal.isPresent()) {
            listener.report(
                    new ExecutionReport.Rejected(
                            venueOrder.id(), venueOrder.instrument(), time, refusal.get()));
            return;
        }
        PaperOrder order = new PaperOrder(venueOrder);
        listener.report(new ExecutionReport.Accepted(venueOrder.id(), instrument.id(), time));
        if (inSync) {
            arrive(order, time);
        }
        if (order.remaining > 0 && order.rests()) {
            working.put(venueOrder.id(), order);
        }
    }

    /**
     * Changes a working order. Less of it at the same price keeps its place in the queue; more, or
     * another price, meets the book as if it arrived now.
     */
    public void amend(VenueAmendment amendment, long time) {
        OrderId id = amendment.order();
        PaperOrder order = working.get(id);
        Optional<String> refusal =
                order == null
                        ? Optional.of("no such order works here")
                        : amendRefusal(order, amendment);
        if (order == null || refusal.isPresent()) {
            listener.report(
                    new ExecutionReport.AmendRejected(
                            id, instrument.id(), time, refusal.orElseThrow()));
            return;
        }
        listener.report(new ExecutionReport.Amended(id, instrument.id(), time));
        VenueOrder next = changed(order, amendment);
        if (next.price() == order.order.price() && next.quantity() <= order.remaining) {
            order.remaining = next.quantity();
            return;
        }
        working.remove(id);
        order.change(next);
        if (inSync) {
            arrive(order, time);
        }
        if (order.remaining > 0) {
            working.put(id, order);
        }
    }

    private Optional<String> amendRefusal(PaperOrder order, VenueAmendment amendment) {
        if (amendment.triggerPrice() != 0) {
            return Optional.of("it waits for no trigger");
        }
        VenueOrder next = changed(order, amendment);
        if (next.quantity() <= 0) {
            return Optional.of("no more than the new quantity was left of it");
        }
        boolean takes = inSync && next.postOnly() && touchAllows(new PaperOrder(next));
        return takes ? Optional.of("it is post-only and would trade at once") : rules.refusal(next);
    }

    private static VenueOrder changed(PaperOrder order, VenueAmendment amendment) {
        return order.order.at(
                amendment.price() == 0 ? order.order.price() : amendment.price(),
                order.remaining + amendment.quantityChange());
    }

    /** Takes an order away. */
    public void cancel(OrderId order, long time) {
        if (working.remove(order) == null) {
            listener.report(
                    new ExecutionReport.CancelRejected(
                            order, instrument.id(), time, "no such order works here"));
        } else {
            cancelled(order, time, "cancelled on request");
        }
    }

    /** Orders working here. */
    public int workingOrders() {
        return working.size();
    }

    private Optional<String> refusal(VenueOrder order) {
        if (working.containsKey(order.id())) {
            return Optional.of("an order with this id works here already");
        }
        if (working.size() >= MOST_ORDERS) {
            return Optional.of("already " + MOST_ORDERS + " orders work here");
        }
        Optional<String> unable = OrderRules.refusal(order, CAPABILITIES);
        if (unable.isPresent()) {
            return unable;
        }
        boolean immediate = order.type() == OrderType.MARKET || !order.timeInForce().stays();
        if (immediate && !inSync) {
            return Optional.of("book is not in sync");
        }
        if (order.postOnly() && inSync && touchAllows(new PaperOrder(order))) {
            return Optional.of("it is post-only and would trade at once");
        }
        return rules.refusal(order);
    }

    /** Meets the book for the first time: takes, then rests or is cancelled. */
    private void arrive(PaperOrder order, long time) {
        OrderId id = order.order.id();
        if (order.order.timeInForce() == TimeInForce.FOK && reachable(order) < order.remaining) {
            cancelled(id, time, "the book cannot fill it completely");
            return;
        }
        if (order.order.postOnly() && touchAllows(order)) {
            order.remaining = 0;
            cancelled(id, time, "it is post-only and would trade at once");
            return;
        }
        for (PaperBook.Level level : book.levels(order.side().opposite())) {
            if (order.remaining == 0 || !order.allows(level.price)) {
                break;
            }
            takeFrom(level, order, time, level.price, false);
        }
        if (order.remaining == 0) {
            return;
        }
        if (order.rests()) {
            order.placed = true;
            order.behindTouch = touchAllows(order);
            order.joinQueue(book.quantityAt(order.side(), order.order.price()));
        } else {
            cancelled(id, time, "nothing left to trade with");
        }
    }

    private long reachable(PaperOrder order) {
        long sum = 0;
        for (PaperBook.Level level : book.levels(order.side().opposite())) {
            if (sum >= order.remaining || !order.allows(level.price)) {
                break;
            }
            sum += level.visible();
        }
        return sum;
    }

    /** Lets every working order see a changed book. */
    private void meetBook(long time) {
        for (Iterator<PaperOrder> all = working.values().iterator(); all.hasNext(); ) {
            PaperOrder order = all.next();
            if (order.placed) {
                meetBook(order, time);
            } else {
                arrive(order, time);
            }
            if (order.remaining == 0) {
                all.remove();
            }
        }
    }

    private void meetBook(PaperOrder order, long time) {
        long price = order.order.price();
        order.levelIs(book.quantityAt(order.side(), price), time);
        if (!touchAllows(order)) {
            order.behindTouch = false;
            return;
        }
        OptionalLong touch = book.best(order.side().opposite());
        if (!order.behindTouch && touch.isPresent() && order.isBeyond(touch.getAsLong())) {
            fill(order, time, price, order.remaining, true);
            return;
        }
        for (PaperBook.Level level : book.levels(order.side().opposite())) {
            if (order.remaining == 0 || !order.allows(level.price)) {
                return;
            }
            takeFrom(level, order, time, price, true);
        }
    }

    private boolean touchAllows(PaperOrder order) {
        OptionalLong touch = book.best(order.side().opposite());
        return touch.isPresent() && order.allows(touch.getAsLong());
    }

    private void takeFrom(
            PaperBook.Level level, PaperOrder order, long time, long price, boolean maker) {
        long quantity = Math.min(level.visible(), order.remaining);
        level.take(quantity);
        fill(order, time, price, quantity, maker);
    }

    private void fill(PaperOrder order, long time, long price, long quantity, boolean maker) {
        if (quantity == 0) {
            return;
        }
        order.remaining -= quantity;
        executions++;
        listener.report(
                new ExecutionReport.Filled(
                        order.order.id(),
                        instrument.id(),
                        time,
                        executionPrefix + executions,
                        price,
                        quantity,
                        order.remaining,
                        maker));
    }

    private void cancelled(OrderId order, long time, String reason) {
        listener.report(new ExecutionReport.Cancelled(order, instrument.id(), time, reason));
    }
}
