package io.aibotiyi.client;

import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The WebSocket connection. It connects with the first subscription, reconnects by itself with
 * jittered back-off and subscribes again. A subscription to TRADES, ORDERS, FILLS, PARENT_ORDERS or
 * NOTICES then goes on where it stopped, if the backend still has what came between; any other
 * starts over with a snapshot.
 */
public interface Streams {

    /** Subscribes; {@code request.id()} is ignored. Frames arrive in order on the stream thread. */
    Subscription subscribe(Subscribe request, Listener listener);

    ConnectionState state();

    /** Called on the stream thread at each change, and once at once with the present state. */
    Subscription onState(Consumer<ConnectionState> listener);

    /** Newest measured ping round trip in nanoseconds. */
    OptionalLong roundTrip();

    enum ConnectionState {
        IDLE,
        CONNECTING,
        CONNECTED,
        /** Lost; what subscribers hold is stale until the next snapshot. */
        RECONNECTING,
        CLOSED
    }

    /** One subscription's events. */
    interface Listener {

        void frame(StreamFrame frame);

        /**
         * The connection was lost: what was received so far is stale until the next snapshot or
         * {@link #resumed}.
         */
        default void interrupted(String reason) {}

        /**
         * The connection is back and nothing was missed: what was received before holds again, and
         * what came meanwhile follows as ordinary frames. No snapshot comes.
         */
        default void resumed() {}

        /** The backend refused the subscription; no more events follow. */
        default void failed(ApiException problem) {}
    }

    /** Ends what it was returned for; ending twice is harmless. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
