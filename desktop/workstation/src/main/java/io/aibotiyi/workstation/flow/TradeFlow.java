package io.aibotiyi.workstation.flow;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Pins;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The trades of one instrument without a gap, from a moment that {@link #since} tells: a backend
 * keeps only its most recent trades, so what came before it is not known here. Where trades were
 * missed, or a replay went back, it begins anew with what follows.
 *
 * <p>Keeps the newest {@value #CAPACITY} trades; the oldest go first and the moment moves on. FX
 * thread.
 */
public final class TradeFlow {

    public static final int CAPACITY = 200_000;

    /** Hears of trades as they come in. */
    public interface Listener {

        /**
         * @param trades oldest first
         * @param anew true when those before no longer count
         */
        void taken(List<Trade> trades, boolean anew);
    }

    private final Instrument instrument;
    private final int capacity;
    private final Deque<Trade> trades = new ArrayDeque<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long missed;

    public TradeFlow(Instrument instrument) {
        this(instrument, CAPACITY);
    }

    TradeFlow(Instrument instrument, int capacity) {
        this.instrument = instrument;
        this.capacity = capacity;
    }

    /** Takes the trades of the instrument in view until the pins are closed. */
    public void follow(InstrumentFocus focus, Pins pins) {
        missed = focus.trades().dropped();
        pins.add(
                focus.trades()
                        .listen((batch, fresh) -> take(batch, fresh, focus.trades().dropped())));
    }

    /**
     * Takes trades.
     *
     * @param batch oldest first
     * @param fresh the batch is what the backend knows of late, not what follows the last one
     * @param dropped how many trades never came through, since the beginning
     */
    void take(List<TradeView> batch, boolean fresh, long dropped) {
        boolean gap = dropped != missed;
        missed = dropped;
        if (batch.isEmpty()) {
            return;
        }
        boolean anew = trades.isEmpty() || gap || (fresh && !joins(batch));
        long last = anew ? Long.MIN_VALUE : trades.getLast().id();
        if (anew) {
            trades.clear();
        }
        List<Trade> news = new ArrayList<>(batch.size());
        for (TradeView view : batch) {
            if (view.id() > last) {
                news.add(trade(view));
            }
        }
        for (Trade trade : news) {
            trades.addLast(trade);
            if (trades.size() > capacity) {
                trades.removeFirst();
            }
        }
        if (anew || !news.isEmpty()) {
            listeners.forEach(l -> l.taken(news, anew));
        }
    }

    /** Whether nothing lies between what is known and a list of recent trades. */
    private boolean joins(List<TradeView> recent) {
        long last = trades.getLast().id();
        return recent.getFirst().id() <= last && recent.getLast().id() >= last;
    }

    private Trade trade(TradeView view) {
        long time = EpochNanos.of(view.time());
        return new Trade(
                view.id(),
                time,
                time,
                instrument.priceUnits(view.price()),
                instrument.quantityUnits(view.quantity()),
                view.aggressor());
    }

    /** All that is known, oldest first. */
    public List<Trade> trades() {
        return List.copyOf(trades);
    }

    /** The newest of them, newest first. */
    List<Trade> newest(int count) {
        List<Trade> some = new ArrayList<>(Math.min(count, trades.size()));
        Iterator<Trade> from = trades.descendingIterator();
        while (from.hasNext() && some.size() < count) {
            some.add(from.next());
        }
        return some;
    }

    /** Time of the oldest trade, epoch nanoseconds; empty before the first. */
    public OptionalLong since() {
        return trades.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(trades.getFirst().exchangeTime());
    }

    /** Told of every later trade. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }
}
