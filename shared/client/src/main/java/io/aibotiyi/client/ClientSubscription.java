package io.aibotiyi.client;

import io.aibotiyi.client.Streams.Listener;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.StreamPosition;
import io.aibotiyi.protocol.Trading.FillView;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One subscription across connections, which remembers how far it came so that the next connection
 * goes on from there. Its listener is called on the stream thread only, and not after {@link #end};
 * what it throws is logged (the first time as a warning) and goes no further.
 */
final class ClientSubscription {

    private static final System.Logger LOG = System.getLogger(ClientSubscription.class.getName());

    /** Fills remembered to tell repeats; more than the backend looks back over. */
    private static final int HEARD_AT_MOST = 2048;

    private final Subscribe request;
    private final Listener listener;
    private volatile boolean ended;
    private @Nullable String epoch;
    private long offset;
    private final Set<FillId> heard = new LinkedHashSet<>();
    private @Nullable FillId lastFill;
    private boolean fed;
    private boolean threw;

    ClientSubscription(Subscribe request, Listener listener) {
        this.request = request;
        this.listener = listener;
    }

    Subscribe request(long id) {
        return new Subscribe(
                id,
                request.channel(),
                request.instrument(),
                request.depth(),
                request.timeframe(),
                request.account(),
                epoch == null ? request.resume() : new StreamPosition(epoch, offset, lastFill));
    }

    /** The backend says where the subscription begins. */
    void position(StreamFrame.Position position) {
        epoch = position.epoch();
        offset = position.offset();
        if (position.recovered()) {
            fed = true;
            call(listener::resumed);
        }
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }

    void frame(StreamFrame frame) {
        fed = true;
        Long at =
                switch (frame) {
                    case StreamFrame.Trades f -> f.offset();
                    case StreamFrame.Orders f -> f.offset();
                    case StreamFrame.Fills f -> f.offset();
                    case StreamFrame.ParentOrders f -> f.offset();
                    case StreamFrame.Notices f -> f.offset();
                    default -> null;
                };
        if (at != null) {
            offset = at;
        }
        if (frame instanceof StreamFrame.Fills news) {
            fills(news);
        } else {
            call(() -> listener.frame(frame));
        }
    }

    /** Passes on what was not heard before; after a restart of the backend some come again. */
    private void fills(StreamFrame.Fills news) {
        List<FillView> fresh = news.fills().stream().filter(f -> heard.add(f.id())).toList();
        for (Iterator<FillId> oldest = heard.iterator(); heard.size() > HEARD_AT_MOST; ) {
            oldest.next();
            oldest.remove();
        }
        if (!news.fills().isEmpty()) {
            lastFill = news.fills().getLast().id();
        }
        if (news.snapshot()) {
            call(() -> listener.frame(news));
        } else if (!fresh.isEmpty()) {
            call(() ->
                    listener.frame(
                            new StreamFrame.Fills(
                                    news.subscription(), false, news.offset(), fresh)));
        }
    }

    /** Tells the listener once per loss, and only if it had something to lose. */
    void interrupted(String reason) {
        if (fed) {
            fed = false;
            call(() -> listener.interrupted(reason));
        }
    }

    void failed(ApiException problem) {
        call(() -> listener.failed(problem));
        ended = true;
    }

    private void call(Runnable event) {
        if (ended) {
            return;
        }
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.log(
                    threw ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "The listener of " + request.channel() + " threw; the stream goes on",
                    e);
            threw = true;
        }
    }
}
