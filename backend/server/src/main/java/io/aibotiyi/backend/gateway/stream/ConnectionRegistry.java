package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/** All connections; safe from any thread. */
final class ConnectionRegistry {

    /** How long ended sessions are remembered: longer than a sign-in can be under way. */
    private static final int ENDED_REMEMBERED = 256;

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

    /** Tells every connection that the server stops and waits, within limits, until they closed. */
    void stopAll(long retryAfterMillis, long waitMillis) {
        List<StreamConnection> all = List.copyOf(connections);
        for (StreamConnection connection : all) {
            connection.loop().execute(() -> connection.serverStops(retryAfterMillis));
        }
        long deadline = System.nanoTime() + waitMillis * 1_000_000;
        for (StreamConnection connection : all) {
            long left = deadline - System.nanoTime();
            if (left <= 0
                    || !connection.closed().awaitUninterruptibly(left, TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }
}
