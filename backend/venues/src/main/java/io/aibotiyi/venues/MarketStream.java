package io.aibotiyi.venues;

/** An open subscription; it reconnects by itself until closed. Safe from any thread. */
public interface MarketStream extends AutoCloseable {

    /** How it has fared so far. */
    Counters counters();

    /** Ends the subscription; no call to the listener begins after it returns. */
    @Override
    void close();

    /**
     * @param connects connections that were opened
     * @param messages received on all of them
     * @param malformed messages that could not be read; each costs its connection
     * @param booksLost how often an exact book was lost
     * @param overruns how often the inbox was full and the connection was given up
     * @param duplicates trades that came again and were not told
     */
    record Counters(
            long connects,
            long messages,
            long malformed,
            long booksLost,
            long overruns,
            long duplicates) {}
}
