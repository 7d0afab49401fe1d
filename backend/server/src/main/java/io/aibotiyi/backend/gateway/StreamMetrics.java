package io.aibotiyi.backend.gateway;

/** What the streams do; for health screens and meters. Safe from any thread, never blocks. */
public interface StreamMetrics {

    /** The figures now. Counters start at zero with the process and only grow. */
    Figures figures();

    /**
     * Present counts first, then counters.
     *
     * @param connections open connections, Socket.IO ones included
     * @param socketIoConnections those that speak Socket.IO
     * @param subscriptions standing ones of all connections
     * @param maxConnections further connections are refused
     * @param refused handshakes turned away: origin, host, path, transport or too many
     * @param sentFrames data frames written to connections
     * @param sentBytes bytes of those frames before TLS
     * @param conflated data frames merged into a later one because the reader was slow
     * @param skippedTicks flush intervals left out because an event loop was still writing
     * @param dropped frames that waited for a reader and were discarded when it was closed
     * @param slowConsumerCloses connections closed because they read too slowly
     * @param resumed subscriptions that went on where they had stopped
     * @param notResumed subscriptions that asked to and got a snapshot instead
     */
    record Figures(
            int connections,
            int socketIoConnections,
            int subscriptions,
            int maxConnections,
            long refused,
            long sentFrames,
            long sentBytes,
            long conflated,
            long skippedTicks,
            long dropped,
            long slowConsumerCloses,
            long resumed,
            long notResumed) {}
}
