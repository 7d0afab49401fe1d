package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.StreamLoop;
import io.aibotiyi.venues.net.StreamProtocol;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The private stream of a session. A connection is ready when the venue confirmed the subscription
 * and, after that, everything that happened before was asked for; so LIVE means that nothing is
 * missing.
 */
final class UserStream implements StreamProtocol, UserStreamDialect.News {

    /** Asks the venue for all that may have been missed; true if it answered. */
    interface Reconciler {
        boolean reconcile();
    }

    private final UserStreamDialect dialect;
    private final OrderTracker tracker;
    private final TradingListener listener;
    private final Reconciler reconciler;
    private final Set<Link> reconciled = new HashSet<>();
    private @Nullable StreamLoop loop;

    UserStream(
            UserStreamDialect dialect,
            OrderTracker tracker,
            TradingListener listener,
            Reconciler reconciler) {
        this.dialect = dialect;
        this.tracker = tracker;
        this.listener = listener;
        this.reconciler = reconciler;
    }

    void attach(StreamLoop owner) {
        loop = owner;
    }

    private StreamLoop loop() {
        StreamLoop owner = loop;
        if (owner == null) {
            throw new IllegalStateException("the stream is not attached to its loop");
        }
        return owner;
    }

    @Override
    public URI address() throws VenueException {
        return dialect.address();
    }

    @Override
    public void opened(Link link) {
        dialect.opened(link);
    }

    @Override
    public void message(Link link, String text, long receivedAt) throws MalformedMessageException {
        dialect.message(link, text, this);
    }

    @Override
    public boolean ready(Link link) {
        return reconciled.contains(link);
    }

    @Override
    public void promoted(Link link) {
        // reports are merged by their ids: it does not matter which connection brings them
    }

    @Override
    public void ended(Link link, String reason, boolean counted) {
        reconciled.remove(link);
        dialect.ended(link);
    }

    @Override
    public void state(FeedState state, String reason) {
        tracker.inOrder(() -> listener.state(state, reason));
    }

    @Override
    public void subscribed(Link link) {
        loop().background(() -> {
            try {
                if (reconciler.reconcile()) {
                    loop().post(() -> reconciled.add(link));
                } else {
                    link.fail("what happened before could not be asked for");
                }
            } catch (RuntimeException e) {
                link.fail("what happened before could not be taken: " + e);
            }
        });
    }

    @Override
    public void report(OrderReport report) {
        tracker.apply(report);
    }

    @Override
    public void fill(Fill fill) {
        tracker.apply(fill);
    }

    @Override
    public void balances(List<Balance> changed) {
        if (!changed.isEmpty()) {
            tracker.inOrder(() -> listener.balances(changed));
        }
    }

    @Override
    public void replace() {
        loop().rotate();
    }
}
