package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All connections; safe from any thread. */
final class ConnectionRegistry {

    /** How long ended sessions are remembered: longer than a sign-in can be under way. */
    private static final int ENDED_REMEMBERED = 256;

    private final Set<StreamConnection> connections = ConcurrentHashMap.newKeySet();
    private final java.util.Deque<UUID> ended = new java.util.concurrent.ConcurrentLinkedDeque<>();

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

    void stopAll(long retryAfterMillis) {
        for (StreamConnection connection : connections) {
            connection.loop().execute(() -> connection.serverStops(retryAfterMillis));
        }
    }
}
