package io.aibotiyi.workstation.state;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.StreamFrame.Book;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Book frames between the stream thread and the ladder's model: a snapshot replaces what waits,
 * deltas conflate by price, and a delta that does not continue the last frame empties the book
 * instead of bending it. What waits is bounded by the prices that changed since the last pulse.
 */
final class BookInbox {

    private static final long NONE = Long.MIN_VALUE;

    private final Instrument instrument;
    private final LadderModel model;
    private final Map<Long, Long> bids = new HashMap<>();
    private final Map<Long, Long> asks = new HashMap<>();
    private long sequence = NONE;
    private boolean snapshot;
    private @Nullable String invalid;
    private @Nullable String stale;

    BookInbox(Instrument instrument, LadderModel model) {
        this.instrument = instrument;
        this.model = model;
    }

    /**
     * Takes one frame, on the stream thread.
     *
     * @return false if the frame broke the sequence: subscribe again
     */
    synchronized boolean offer(Book frame) {
        if (frame.state() != FeedState.LIVE) {
            drop(words(frame.state()));
            return true;
        }
        if (frame.snapshot()) {
            bids.clear();
            asks.clear();
            snapshot = true;
            invalid = null;
            stale = null;
        } else if (sequence == NONE) {
            return true;
        } else if (frame.previous() != sequence) {
            drop("Lost sequence; the book is being rebuilt.");
            return false;
        }
        sequence = frame.sequence();
        Units.levels(instrument, frame.bids()).forEach(l -> bids.put(l.price(), l.quantity()));
        Units.levels(instrument, frame.asks()).forEach(l -> asks.put(l.price(), l.quantity()));
        return true;
    }

    /** The connection is gone: the last book stays, marked as old. */
    synchronized void interrupted(String reason) {
        stale = reason;
        sequence = NONE;
    }

    synchronized void drop(String reason) {
        bids.clear();
        asks.clear();
        snapshot = false;
        sequence = NONE;
        invalid = reason;
    }

    /** Hands what waits to the model. FX thread. */
    void drain() {
        List<BookLevel> newBids;
        List<BookLevel> newAsks;
        boolean replace;
        String broken;
        String old;
        long at;
        synchronized (this) {
            newBids = levels(bids);
            newAsks = levels(asks);
            bids.clear();
            asks.clear();
            replace = snapshot;
            snapshot = false;
            broken = invalid;
            invalid = null;
            old = stale;
            stale = null;
            at = sequence;
        }
        if (broken != null) {
            model.invalidate(broken);
        } else if (replace) {
            model.snapshot(at, newBids, newAsks);
        } else if (!newBids.isEmpty() || !newAsks.isEmpty()) {
            model.update(newBids, newAsks);
        }
        if (old != null) {
            model.stale(old);
        }
    }

    private static List<BookLevel> levels(Map<Long, Long> side) {
        return side.entrySet().stream().map(e -> new BookLevel(e.getKey(), e.getValue())).toList();
    }

    private static String words(FeedState state) {
        return switch (state) {
            case LIVE -> "";
            case CONNECTING -> "The feed is connecting.";
            case RESYNCING -> "The book lost sequence and is being rebuilt.";
            case STALE -> "The feed has gone quiet.";
            case PAUSED -> "The feed is paused.";
            case DISCONNECTED -> "The feed is disconnected.";
        };
    }
}
