package io.aibotiyi.client;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame.Book;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber's copy of one order book, kept by applying the frames of a BOOK subscription in the
 * order in which they came.
 *
 * <p>It is either valid, and then equals the backend's book at {@link View#sequence()} to the
 * subscribed depth, or invalid and empty: before the first snapshot, after {@link #invalidate}
 * (call it from {@code interrupted}), after a frame whose state is not LIVE, and after a delta that
 * does not continue it. Only a snapshot makes it valid again; it never shows a guess.
 *
 * <p>Safe from any thread: one thread applies, any number look. {@link #version()} costs one
 * volatile read, so a screen asks it each pulse and takes a {@link #view} only when it moved.
 */
public final class ClientBook {

    private final NavigableMap<BigDecimal, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, Level> asks = new TreeMap<>();
    private volatile long version;
    private boolean valid;
    private long sequence;
    private FeedState state = FeedState.CONNECTING;
    private @Nullable Instant time;

    /**
     * The book at one moment.
     *
     * @param version grows with every change; equal versions, equal books
     * @param valid false when nothing is known: then both sides are empty
     * @param sequence the backend's sequence, 0 while invalid
     * @param time the venue's time of the newest frame; null before the first
     * @param state the feed's state as the newest frame told it
     * @param bids best (highest) first
     * @param asks best (lowest) first
     */
    public record View(
            long version,
            boolean valid,
            long sequence,
            @Nullable Instant time,
            FeedState state,
            List<Level> bids,
            List<Level> asks) {}

    /** What became of a frame. */
    public enum Outcome {
        /** The book is now as the frame says. */
        APPLIED,
        /** The feed is not live; the book is invalid. */
        NOT_LIVE,
        /** A delta did not continue this book, which is now invalid until a snapshot. */
        GAP,
        /** A delta came while the book was invalid: nothing to apply it to. */
        WAITING
    }

    /** Applies the next frame. */
    public synchronized Outcome apply(Book frame) {
        if (frame.state() != FeedState.LIVE) {
            clear(frame.state());
            time = frame.time();
            return Outcome.NOT_LIVE;
        }
        if (frame.snapshot()) {
            bids.clear();
            asks.clear();
        } else if (!valid) {
            return Outcome.WAITING;
        } else if (frame.previous() != sequence) {
            clear(FeedState.RESYNCING);
            return Outcome.GAP;
        }
        apply(frame.bids(), bids);
        apply(frame.asks(), asks);
        valid = true;
        state = FeedState.LIVE;
        sequence = frame.sequence();
        time = frame.time();
        bump();
        return Outcome.APPLIED;
    }

    /** Empties the book: what it held is stale, after a lost connection say. */
    public synchronized void invalidate() {
        clear(FeedState.DISCONNECTED);
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    public synchronized boolean valid() {
        return valid;
    }

    public synchronized long sequence() {
        return valid ? sequence : 0;
    }

    public synchronized Optional<Level> bestBid() {
        return best(bids);
    }

    public synchronized Optional<Level> bestAsk() {
        return best(asks);
    }

    /** The best {@code depth} levels of each side, consistent with each other. */
    public synchronized View view(int depth) {
        return new View(
                version,
                valid,
                valid ? sequence : 0,
                time,
                state,
                top(bids, depth),
                top(asks, depth));
    }

    private void clear(FeedState newState) {
        boolean changed = valid || state != newState;
        valid = false;
        state = newState;
        bids.clear();
        asks.clear();
        if (changed) {
            bump();
        }
    }

    /** Only ever called with the monitor held, so the read and the write are one step. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void bump() {
        version++;
    }

    private static void apply(List<Level> changes, Map<BigDecimal, Level> side) {
        for (Level level : changes) {
            if (level.quantity().signum() == 0) {
                side.remove(level.price());
            } else {
                side.put(level.price(), level);
            }
        }
    }

    private static Optional<Level> best(NavigableMap<BigDecimal, Level> side) {
        Map.Entry<BigDecimal, Level> first = side.firstEntry();
        return first == null ? Optional.empty() : Optional.of(first.getValue());
    }

    private static List<Level> top(NavigableMap<BigDecimal, Level> side, int depth) {
        List<Level> levels = new ArrayList<>(Math.min(depth, side.size()));
        Iterator<Level> all = side.values().iterator();
        while (levels.size() < depth && all.hasNext()) {
            levels.add(all.next());
        }
        return List.copyOf(levels);
    }
}
