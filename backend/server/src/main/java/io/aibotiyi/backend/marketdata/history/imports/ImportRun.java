package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryImporter.ProgressListener;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.ImportReport.LineIssue;
import io.aibotiyi.backend.marketdata.history.format.BadRecordException;
import io.aibotiyi.backend.marketdata.history.format.RecordSource;
import io.aibotiyi.backend.marketdata.history.format.Row;
import io.aibotiyi.backend.marketdata.history.format.SourceFile;
import io.aibotiyi.backend.marketdata.history.format.UnusableFileException;
import io.aibotiyi.backend.marketdata.history.store.RowLayout;
import io.aibotiyi.backend.marketdata.history.store.Sql;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Timeframe;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Reads one file into its staging area, from where an earlier run left off. */
final class ImportRun {

    /** Rows of one durable batch. */
    static final int BATCH = 250_000;

    /** Records after which a batch ends though it has few rows. */
    private static final int BATCH_RECORDS = 2_000_000;

    private static final int PROGRESS = 20_000;
    private static final String TABLE = "staged";

    private final SourceFile file;
    private final ImportTarget target;
    private final StagingArea staging;
    private final boolean strict;
    private final int batchRows;
    private final long latest;
    private final ProgressListener listener;
    private final Row row = new Row();
    private final List<LineIssue> issues = new ArrayList<>();

    private long records;
    private long rows;
    private long bad;
    private long outOfOrder;
    private long rounded;
    private long lastTime;
    private int direction;
    private int batches;
    private long bytesTotal;

    /**
     * @param latest times after this are refused as mistaken
     */
    ImportRun(
            SourceFile file,
            ImportTarget target,
            StagingArea staging,
            boolean strict,
            int batchRows,
            long latest,
            ProgressListener listener) {
        this.file = file;
        this.target = target;
        this.staging = staging;
        this.strict = strict;
        this.batchRows = batchRows;
        this.latest = latest;
        this.listener = listener;
    }

    /** A strict import met a line that is not as it should be. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient LineIssue issue;

        RefusedException(LineIssue issue) {
            super(issue.reason());
            this.issue = issue;
        }

        LineIssue issue() {
            return issue;
        }
    }

    /** Stages the rest of the file; returns the final checkpoint. */
    Checkpoint stage(DuckDBConnection connection)
            throws SQLException, IOException, RefusedException {
        Checkpoint start = staging.checkpoint();
        if (start.complete()) {
            return start;
        }
        restore(start);
        bytesTotal = file.size();
        try (Statement statement = connection.createStatement();
                SourceFile.Content content = file.open()) {
            statement.execute(
                    "CREATE OR REPLACE TEMP TABLE "
                            + TABLE
                            + " ("
                            + RowLayout.of(target.kind()).definition()
                            + ")");
            RecordSource source = target.detection().open(content, target.scales());
            for (long i = 0; i < start.records(); i++) {
                if (!source.advance()) {
                    throw new UnusableFileException("the file became shorter while it was read");
                }
            }
            boolean more = true;
            while (more) {
                long rowsBefore = rows;
                try (DuckDBAppender appender = connection.createAppender("temp", "main", TABLE)) {
                    more = batch(source, content, appender);
                }
                commit(statement, rows - rowsBefore, !more);
                progress(content);
            }
        }
        return checkpoint(true);
    }

    private void restore(Checkpoint start) {
        records = start.records();
        rows = start.rows();
        bad = start.bad();
        outOfOrder = start.outOfOrder();
        rounded = start.rounded();
        lastTime = start.lastTime();
        direction = start.direction();
        batches = start.batches();
        issues.addAll(start.issues());
    }

    /** Reads records until the batch is full; false after the last. */
    private boolean batch(RecordSource source, SourceFile.Content content, DuckDBAppender appender)
            throws SQLException, IOException, RefusedException {
        long rowLimit = rows + batchRows;
        long recordLimit = records + BATCH_RECORDS;
        while (rows < rowLimit && records < recordLimit) {
            if (!source.advance()) {
                return false;
            }
            records++;
            try {
                if (source.read(row)) {
                    check(source.line());
                    append(appender);
                    rows++;
                }
            } catch (BadRecordException e) {
                bad++;
                note(new LineIssue(source.line(), e.reason(), false));
            }
            if (records % PROGRESS == 0) {
                progress(content);
            }
        }
        return true;
    }

    private void progress(SourceFile.Content content) {
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new HistoryException(
                    "The import of "
                            + file.path()
                            + " was interrupted; import it again to continue",
                    null);
        }
        listener.progress(Math.min(content.bytesRead(), bytesTotal), bytesTotal, rows);
    }

    private void check(long line) throws BadRecordException, RefusedException, IOException {
        String symbol = row.symbol;
        if (symbol != null && !symbol.equals(target.sourceSymbol())) {
            throw new UnusableFileException(
                    "it holds both "
                            + target.sourceSymbol()
                            + " and "
                            + symbol
                            + " (line "
                            + line
                            + "); split it by symbol");
        }
        if (row.time > latest) {
            throw new BadRecordException(
                    "time " + EpochNanos.toInstant(row.time) + " is yet to come");
        }
        Timeframe timeframe = target.timeframe();
        if (timeframe != null && timeframe.floor(row.time) != row.time) {
            throw new BadRecordException(
                    "time "
                            + EpochNanos.toInstant(row.time)
                            + " is not where a "
                            + timeframe
                            + " candle opens");
        }
        if (row.rounded) {
            rounded++;
            note(
                    new LineIssue(
                            line,
                            "volume rounded to "
                                    + target.scales().quantity()
                                    + " decimals (--quantity-scale sets them)",
                            true));
        }
        if (rows > 0) {
            int step = Long.compare(row.time, lastTime);
            if (direction == 0) {
                direction = step;
            } else if (step == -direction) {
                outOfOrder++;
                note(
                        new LineIssue(
                                line,
                                "time "
                                        + EpochNanos.toInstant(row.time)
                                        + " runs against the file's order",
                                true));
            }
        }
        lastTime = row.time;
    }

    private void note(LineIssue issue) throws RefusedException {
        if (strict) {
            throw new RefusedException(issue);
        }
        if (issues.size() < ImportReport.MAX_LISTED) {
            issues.add(issue);
        }
    }

    private void append(DuckDBAppender appender) throws SQLException {
        appender.beginRow().append(records);
        if (target.kind() == HistoryKind.CANDLES) {
            appender.append(row.time)
                    .append(row.open)
                    .append(row.high)
                    .append(row.low)
                    .append(row.close)
                    .append(row.volume)
                    .append(row.trades);
        } else {
            appender.append(row.id)
                    .append(row.time)
                    .append(row.localTime)
                    .append(row.price)
                    .append(row.quantity)
                    .append(row.buy ? 1L : -1L);
        }
        appender.endRow();
    }

    private void commit(Statement statement, long count, boolean complete)
            throws SQLException, IOException {
        if (count == 0) {
            staging.commit(checkpoint(complete));
            return;
        }
        batches++;
        statement.execute(
                "COPY (SELECT * FROM "
                        + TABLE
                        + ") TO "
                        + Sql.text(staging.temporary(batches).toString())
                        + " (FORMAT parquet, COMPRESSION lz4)");
        statement.execute("TRUNCATE " + TABLE);
        staging.commit(batches, checkpoint(complete));
    }

    private Checkpoint checkpoint(boolean complete) {
        return new Checkpoint(
                records,
                rows,
                bad,
                outOfOrder,
                rounded,
                lastTime,
                direction,
                batches,
                complete,
                issues);
    }
}
