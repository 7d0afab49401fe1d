package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.net.Backoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Asks for all that may have happened to an account, again and again, where a venue has no private
 * stream that we read. LIVE means that the last question was answered: news are at most one
 * interval old then. After a failure it waits longer, up to ten intervals.
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
        FeedState state = tell(FeedState.CONNECTING, "");
        try {
            while (!closed) {
                boolean heard = reconciler.reconcile();
                if (closed) {
                    return;
                }
                if (heard && state != FeedState.LIVE) {
                    answered.incrementAndGet();
                    backoff.reset();
                    state = tell(FeedState.LIVE, "");
                } else if (!heard && state != FeedState.DISCONNECTED) {
                    state = tell(FeedState.DISCONNECTED, UNANSWERED);
                }
                Thread.sleep(heard ? every : Duration.ofNanos(backoff.nextNanos()));
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private FeedState tell(FeedState state, String reason) {
        tracker.inOrder(() -> listener.state(state, reason));
        return state;
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
