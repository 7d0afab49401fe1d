package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.domain.UserId;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** All connections; safe from any thread. */
final class ConnectionRegistry {

    /** How long ended sessions are remembered: longer than a sign-in can be under way. */
    private static final int ENDED_REMEMBERED = 256;

    /** How far apart connections are closed when the server stops. */
    private static final long MILLIS_PER_CONNECTION = 2;

    /** What clients are asked to wait at least before they come back. */
    private static final long RETRY_MILLIS = 1000;

    /** Readers slower than this do not hear that the backend stops. */
    private static final long STOP_WITHIN_MILLIS = 1500;

    private final Set<StreamConnection> connections = ConcurrentHashMap.newKeySet();
    private final Deque<UUID> ended = new ConcurrentLinkedDeque<>();

    void add(StreamConnection connection) {
        connections.add(connection);
    }

    void remove(StreamConnection connection) {
        connections.remove(connection);
    }

    int size() {
        return connections.size();
    }

    /** Closes the connection if its session ended while it signed in. */
    void signedIn(StreamConnection connection) {
        AuthenticatedUser user = connection.user();
        if (user != null && ended.contains(user.session())) {
            connection.loop().execute(() -> connection.sessionEnded("The session has ended."));
        }
    }

    void sessionEnded(UUID session, String reason) {
        ended.addLast(session);
        if (ended.size() > ENDED_REMEMBERED) {
            ended.pollFirst();
        }
        for (StreamConnection connection : connections) {
            AuthenticatedUser user = connection.user();
            if (user != null && user.session().equals(session)) {
                connection.loop().execute(() -> connection.sessionEnded(reason));
            }
        }
    }

    /** What these people hold was given to them under other rights; they come back with newer. */
    void rightsChanged(Set<UserId> people) {
        for (StreamConnection connection : connections) {
            AuthenticatedUser user = connection.user();
            if (user != null && people.contains(user.id())) {
                connection
                        .loop()
                        .execute(() ->
                                connection.sessionEnded(
                                        "What you may do has changed; renew the token."));
            }
        }
    }

    /** Breaks every connection without a word. */
    void cut() {
        connections.forEach(c -> c.loop().execute(c::drop));
    }

    /**
     * Tells every connection that the server stops, closes them over a while, so that they do not
     * all come back at once, and waits, within limits, until they closed.
     *
     * @param longest over which they are closed; few connections take a small part of it
     */
    void stopAll(Duration longest) {
        List<StreamConnection> all = List.copyOf(connections);
        long window = Math.min(longest.toMillis(), all.size() * MILLIS_PER_CONNECTION);
        for (StreamConnection connection : all) {
            long after = ThreadLocalRandom.current().nextLong(window + 1);
            long retry = RETRY_MILLIS + ThreadLocalRandom.current().nextLong(window + 1);
            connection.loop().execute(() -> connection.serverStops(after, window, retry));
        }
        long deadline = System.nanoTime() + (window + STOP_WITHIN_MILLIS) * 1_000_000;
        for (StreamConnection connection : all) {
            long left = deadline - System.nanoTime();
            if (left <= 0
                    || !connection.closed().awaitUninterruptibly(left, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
