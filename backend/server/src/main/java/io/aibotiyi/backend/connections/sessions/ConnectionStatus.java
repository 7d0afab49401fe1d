package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.protocol.Connections.ConnectionState;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether an account's exchange can be relied on, put together from what is known of it. Safe from
 * any thread.
 */
final class ConnectionStatus {

    /** What it is at one time. */
    record Now(ConnectionState state, String reason, Instant since, int unresolved) {}

    private final Clock clock;
    private final Set<OrderId> unresolved = new HashSet<>();
    private boolean connected;
    private boolean ready;
    private boolean off;
    private String trouble = "Connecting";
    private ConnectionState told = ConnectionState.DISCONNECTED;
    private Instant since;

    ConnectionStatus(Clock clock) {
        this.clock = clock;
        since = clock.instant();
    }

    /** The private stream can be relied on. */
    synchronized void connected() {
        connected = true;
        update();
    }

    /** It cannot, or there is none. */
    synchronized void disconnected(String reason) {
        connected = false;
        ready = false;
        trouble = reason;
        update();
    }

    /** Orders of before are known and the balances of the beginning are booked. */
    synchronized void ready() {
        ready = true;
        update();
    }

    synchronized boolean isConnected() {
        return connected;
    }

    synchronized void resolved(OrderId order, boolean known) {
        if (known) {
            unresolved.remove(order);
        } else {
            unresolved.add(order);
        }
        update();
    }

    /** Nothing is unresolved any more: another session asks anew. */
    synchronized void forget() {
        unresolved.clear();
        update();
    }

    synchronized void off() {
        off = true;
        update();
    }

    synchronized Now now() {
        return new Now(told, reason(), since, unresolved.size());
    }

    private void update() {
        ConnectionState next = state();
        if (next != told) {
            told = next;
            since = clock.instant();
        }
    }

    private ConnectionState state() {
        if (off) {
            return ConnectionState.OFF;
        }
        if (!connected) {
            return ConnectionState.DISCONNECTED;
        }
        return ready && unresolved.isEmpty() ? ConnectionState.LIVE : ConnectionState.RESOLVING;
    }

    private String reason() {
        return switch (told) {
            case LIVE -> "";
            case OFF -> "The connection was closed";
            case DISCONNECTED -> trouble;
            case RESOLVING ->
                    unresolved.isEmpty()
                            ? "Orders and balances of before are being asked for"
                            : unresolved.size()
                                    + " orders are being asked for whose answer did not come";
        };
    }
}
