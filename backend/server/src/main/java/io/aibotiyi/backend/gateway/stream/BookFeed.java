package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.FeedState;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows one book for its subscribers. The feed's thread applies changes to two sorted arrays; the
 * hub copies the best levels once per tick, and only if something changed. The lock between them is
 * held for such a copy at the longest (some microseconds).
 */
final class BookFeed implements MarketListener {

    private final ReentrantLock lock = new ReentrantLock();
    private final PriceSide bids = new PriceSide(true);
    private final PriceSide asks = new PriceSide(false);
    private final Runnable onInvalid;
    private boolean heard;
    private boolean live;
    private long sequence;
    private long time;
    private volatile boolean changed;

    /**
     * @param onInvalid called on the feed's thread when the book lost sync; must not block
     */
    BookFeed(Runnable onInvalid) {
        this.onInvalid = onInvalid;
    }

    @Override
    public void bookSnapshot(BookSnapshot snapshot) {
        lock.lock();
        try {
            bids.replace(snapshot.bids());
            asks.replace(snapshot.asks());
            sequence = snapshot.sequence();
            time = snapshot.time();
            live = true;
            heard = true;
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void bookChanged(
            long previous,
            long next,
            long at,
            List<BookLevel> bidChanges,
            List<BookLevel> askChanges) {
        lock.lock();
        try {
            if (!live) {
                return;
            }
            apply(bidChanges, bids);
            apply(askChanges, asks);
            sequence = next;
            time = at;
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    private static void apply(List<BookLevel> changes, PriceSide side) {
        for (int i = 0; i < changes.size(); i++) {
            BookLevel level = changes.get(i);
            side.set(level.price(), level.quantity());
        }
    }

    @Override
    public void bookInvalid(String reason) {
        lock.lock();
        try {
            live = false;
            heard = true;
            bids.clear();
            asks.clear();
            changed = true;
        } finally {
            lock.unlock();
        }
        onInvalid.run();
    }

    boolean changed() {
        return changed;
    }

    /**
     * The book now.
     *
     * @param otherwise asked for the state to tell if it is not live; must not block
     * @return null before the feed said anything
     */
    @Nullable BookState take(int depth, Supplier<FeedState> otherwise) {
        lock.lock();
        try {
            changed = false;
            if (!heard) {
                return null;
            }
            return live
                    ? new BookState(
                            FeedState.LIVE, sequence, time, bids.top(depth), asks.top(depth))
                    : BookState.unknown(otherwise.get(), sequence, time);
        } finally {
            lock.unlock();
        }
    }
}
