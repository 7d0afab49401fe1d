package io.aibotiyi.venues.net;

import java.time.Duration;

/**
 * Limits of a stream.
 *
 * @param connectTimeout until the WebSocket handshake is done
 * @param readyTimeout from there until everything subscribed to is exact
 * @param idleLimit silence after which a connection is given up; half of it is answered by a ping
 * @param connectionLife after which the venue closes a connection, zero for never
 * @param overlap how long before that a second connection is opened to take over
 * @param backoffBase first wait after a failure
 * @param backoffCap longest wait
 * @param stableAfter a connection that was ready for so long starts the waits from the base again
 * @param inboxLimit messages of one connection that may wait; at the limit it is given up
 * @param maxMessage characters of one message; a longer one ends the connection
 */
public record StreamSettings(
        Duration connectTimeout,
        Duration readyTimeout,
        Duration idleLimit,
        Duration connectionLife,
        Duration overlap,
        Duration backoffBase,
        Duration backoffCap,
        Duration stableAfter,
        int inboxLimit,
        int maxMessage) {

    /** For real venues. */
    public static StreamSettings defaults() {
        return new StreamSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ZERO,
                Duration.ofMinutes(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                16_384,
                16 << 20);
    }

    /** These with another silence limit. */
    public StreamSettings withIdleLimit(Duration limit) {
        return new StreamSettings(
                connectTimeout,
                readyTimeout,
                limit,
                connectionLife,
                overlap,
                backoffBase,
                backoffCap,
                stableAfter,
                inboxLimit,
                maxMessage);
    }

    /** These for a venue that closes connections after a time. */
    public StreamSettings withConnectionLife(Duration life) {
        return new StreamSettings(
                connectTimeout,
                readyTimeout,
                idleLimit,
                life,
                overlap,
                backoffBase,
                backoffCap,
                stableAfter,
                inboxLimit,
                maxMessage);
    }
}
