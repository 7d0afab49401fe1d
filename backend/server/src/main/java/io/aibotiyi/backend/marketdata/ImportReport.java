package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param format for example {@code binance-klines-csv}
 * @param timeframe of candles; null for trades
 * @param rows good rows read; added, duplicates and conflicts are their parts
 * @param bad lines (or JSON records) refused
 * @param outOfOrder rows kept although their time runs against the file's order
 * @param rounded candles kept although their volume had more decimals than the instrument's
 *     quantities, as files written from floating point have; rounded half-even
 * @param gaps places where candles, or trade ids, are missing within the file
 * @param missing how many candles, or trade ids, are missing there
 * @param firstTime of the oldest good row, nanoseconds since the epoch; 0 without rows
 * @param lastTime of the newest good row
 * @param resumed true if an earlier, interrupted import was continued
 * @param issues the first {@value #MAX_LISTED} bad, out-of-order and rounded lines
 */
public record ImportReport(
        Path file,
        String format,
        InstrumentId instrument,
        HistoryKind kind,
        @Nullable Timeframe timeframe,
        long rows,
        long added,
        long duplicates,
        long conflicts,
        long bad,
        long outOfOrder,
        long rounded,
        long gaps,
        long missing,
        long firstTime,
        long lastTime,
        boolean resumed,
        List<LineIssue> issues) {

    /** How many lines a report lists; all are counted. */
    public static final int MAX_LISTED = 100;

    public ImportReport {
        issues = List.copyOf(issues);
    }

    /**
     * A line that is not as it should be.
     *
     * @param line its number, the first is 1; in a JSON document the line where the record begins
     * @param reason what is wrong, with the offending text
     * @param kept true if its row was stored nevertheless, as the reason says
     */
    public record LineIssue(long line, String reason, boolean kept) {}
}
