package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.InstrumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a capture is worth. Every count is over all instruments; {@code instruments} breaks it down.
 *
 * @param lines lines read, good and bad
 * @param depthUpdates book differences
 * @param trades single trades (aggregated ones are counted per instrument)
 * @param sequenceGaps places where book differences are missing
 * @param tradeGaps places where trade ids are missing
 * @param crossedBooks books that crossed while they should have been exact
 * @param checksumsCompared updates whose checksum could be checked against an exact book
 * @param bookTickerCompared best bids and offers published for an update id at which the rebuilt
 *     book was exact
 * @param bookTickerMatched those whose prices and sizes all equal the book's
 * @param badLines lines that could not be read
 * @param firstBadLines the first of them
 * @param latency local minus exchange time, absent if no message told an exchange time
 * @param seconds what the check took
 */
public record ReplayReport(
        long lines,
        long depthUpdates,
        long trades,
        long sequenceGaps,
        long tradeGaps,
        long crossedBooks,
        long checksumsCompared,
        long checksumsMatched,
        long bookTickerCompared,
        long bookTickerMatched,
        long badLines,
        List<BadLine> firstBadLines,
        @Nullable Latency latency,
        List<InstrumentReport> instruments,
        double seconds) {

    /** At most so many bad lines are listed. */
    public static final int MAX_LISTED = 100;

    public ReplayReport {
        firstBadLines = List.copyOf(firstBadLines);
        instruments = List.copyOf(instruments);
    }

    /**
     * True if nothing is missing, crossed, unreadable or different from what the venue published.
     */
    public boolean isFlawless() {
        return sequenceGaps == 0
                && tradeGaps == 0
                && crossedBooks == 0
                && badLines == 0
                && checksumsCompared == checksumsMatched
                && bookTickerCompared == bookTickerMatched;
    }

    /**
     * @param line from 1, over all files
     */
    public record BadLine(long line, String reason) {}

    /**
     * In nanoseconds; negative where the local clock runs behind the exchange's. Median and 99th
     * percentile are rounded down to 0.1 ms, and to ±60 s beyond that.
     */
    public record Latency(long samples, long min, long median, long p99, long max) {}

    /**
     * @param snapshots snapshots offered to this book
     * @param repeats book differences that the book held already
     * @param aggregateTrades aggregated trades
     * @param repeatedTrades trade ids not above one seen before
     * @param bookLosses how often an exact book was lost
     * @param liveUpdates differences after which the book was exact
     * @param liveAtEnd whether the book was exact at the end of the capture
     * @param note why it was not, or what could not be compared; empty if nothing is to be said
     */
    public record InstrumentReport(
            InstrumentId instrument,
            long depthUpdates,
            long snapshots,
            long repeats,
            long trades,
            long aggregateTrades,
            long repeatedTrades,
            long sequenceGaps,
            long tradeGaps,
            long crossedBooks,
            long checksumsCompared,
            long checksumsMatched,
            long bookTickers,
            long bookTickerCompared,
            long bookTickerMatched,
            long bookLosses,
            long liveUpdates,
            boolean liveAtEnd,
            String note) {}
}
