package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamCommand.Unsubscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one connection subscribed to, and what it asked for that does not stand yet; both together
 * are bounded. Confined to the connection's event loop.
 */
final class OwnSubscriptions {

    private final StreamConnection connection;
    private final Subscriptions channels;
    private final StreamCounters counters;
    private final int most;
    private final Map<Long, Subscriber> standing = new HashMap<>();
    private int opening;
    private long nextNumber = 1;

    /**
     * @param most that stand or are being opened
     */
    OwnSubscriptions(
            StreamConnection connection,
            Subscriptions channels,
            StreamCounters counters,
            int most) {
        this.connection = connection;
        this.channels = channels;
        this.counters = counters;
        this.most = most;
    }

    Collection<Subscriber> all() {
        return standing.values();
    }

    /** Asks for one; {@link #accepted} or {@link #refused} follows. */
    void request(Subscribe command, AuthenticatedUser who) {
        if (standing.size() + opening >= most) {
            fail(
                    command.id(),
                    null,
                    Problem.of(
                            ErrorCode.TOO_MANY_SUBSCRIPTIONS,
                            "A connection takes " + most + " subscriptions.",
                            null));
            return;
        }
        opening++;
        long number = nextNumber++;
        channels.request(command, who, connection, number);
    }

    /**
     * The subscription stands: frames may follow.
     *
     * @param closing whether the connection ends; then it ends here
     * @return false if it ended
     */
    boolean accepted(long id, Subscriber subscriber, boolean closing) {
        opening--;
        if (closing) {
            subscriber.end();
            return false;
        }
        standing.put(subscriber.number(), subscriber);
        counters.subscriptions.increment();
        connection.answer(new StreamFrame.Ack(id, subscriber.number()));
        return true;
    }

    /** The subscription does not stand. */
    void refused(long id, Problem problem) {
        opening--;
        fail(id, null, problem);
    }

    /** A standing subscription cannot go on. */
    void ended(Subscriber subscriber, Problem problem) {
        if (standing.remove(subscriber.number()) != null) {
            counters.subscriptions.decrement();
            subscriber.end();
            fail(null, subscriber.number(), problem);
        }
    }

    /** Ends one. */
    void leave(Unsubscribe command) {
        Subscriber subscriber = standing.remove(command.subscription());
        if (subscriber == null) {
            fail(
                    command.id(),
                    null,
                    Problem.of(
                            ErrorCode.NOT_FOUND,
                            "There is no subscription " + command.subscription() + " here.",
                            "subscription"));
            return;
        }
        counters.subscriptions.decrement();
        subscriber.end();
        channels.leave(subscriber);
        connection.answer(new StreamFrame.Ack(command.id(), command.subscription()));
    }

    void endAll() {
        List<Subscriber> all = new ArrayList<>(standing.values());
        standing.clear();
        counters.subscriptions.add(-all.size());
        for (Subscriber subscriber : all) {
            subscriber.end();
            channels.leave(subscriber);
        }
    }

    private void fail(@Nullable Long id, @Nullable Long subscription, Problem problem) {
        connection.fail(id, subscription, problem);
    }
}
