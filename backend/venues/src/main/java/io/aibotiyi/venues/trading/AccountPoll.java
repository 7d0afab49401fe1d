package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.net.Backoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks for all that may have happened to an account, again and again, where a venue has no private
 * stream that we read. LIVE means that the last question was answered: news are at most one
 * interval old then. After a failure, also one of the listener's, it waits longer, up to ten
 * intervals.
 */
final class AccountPoll implements AccountNews {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);
    private static final String UNANSWERED = "the venue does not answer about the account";

    private final OrderTracker tracker;
    private final TradingListener listener;
    private final UserStream.Reconciler reconciler;
    private final Duration every;
    private final Backoff backoff;
    private final Thread thread;
    private final AtomicLong answered = new AtomicLong();
    private volatile boolean closed;

    // the polling thread only
    private @Nullable FeedState state;

    AccountPoll(
            String name,
            OrderTracker tracker,
            TradingListener listener,
            UserStream.Reconciler reconciler,
            Duration every,
            RandomGenerator random) {
        this.tracker = tracker;
        this.listener = listener;
        this.reconciler = reconciler;
        this.every = every;
        this.backoff = new Backoff(every, every.multipliedBy(10), random);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public long connects() {
        return answered.get();
    }

    private void loop() {
        try {
            boolean _ = tell(FeedState.CONNECTING, "");
            while (!closed) {
                Thread.sleep(round() ? every : Duration.ofNanos(backoff.nextNanos()));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** Asks once and tells how that went; true if it went well. */
    private boolean round() {
        String trouble = ask();
        if (closed) {
            return false;
        }
        if (!trouble.isEmpty()) {
            boolean _ = tell(FeedState.DISCONNECTED, trouble);
            return false;
        }
        if (state != FeedState.LIVE) {
            if (!tell(FeedState.LIVE, "")) {
                return false;
            }
            answered.incrementAndGet();
            backoff.reset();
        }
        return true;
    }

    /** Why it is not known what happened; empty if it is. */
    private String ask() {
        try {
            return reconciler.reconcile() ? "" : UNANSWERED;
        } catch (RuntimeException e) {
            return "news of the account could not be taken: " + e;
        }
    }

    /** Tells a state that is another; one that the listener failed to take is told again. */
    private boolean tell(FeedState next, String reason) {
        if (next == state) {
            return true;
        }
        try {
            tracker.inOrder(() -> listener.state(next, reason));
        } catch (RuntimeException e) {
            return false;
        }
        state = next;
        return true;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            boolean _ = thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
