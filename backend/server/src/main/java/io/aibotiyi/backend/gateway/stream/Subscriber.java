package io.aibotiyi.backend.gateway.stream;

/**
 * One subscription of one connection. Confined to the connection's event loop but for {@code
 * connection} and {@code number}.
 */
abstract class Subscriber {

    private final StreamConnection connection;
    private final long number;
    private boolean ended;

    Subscriber(StreamConnection connection, long number) {
        this.connection = connection;
        this.number = number;
    }

    final StreamConnection connection() {
        return connection;
    }

    final long number() {
        return number;
    }

    final void end() {
        ended = true;
    }

    final boolean ended() {
        return ended;
    }

    /** The connection takes data again. */
    void writable() {}
}
