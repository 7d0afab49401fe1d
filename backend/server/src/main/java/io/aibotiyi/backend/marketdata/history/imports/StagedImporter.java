package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryImporter;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistoryStore.AppendResult;
import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.history.format.Detection;
import io.aibotiyi.backend.marketdata.history.format.FormatDetector;
import io.aibotiyi.backend.marketdata.history.format.SourceFile;
import io.aibotiyi.backend.marketdata.history.format.UnusableFileException;
import io.aibotiyi.backend.marketdata.history.imports.ImportRun.RefusedException;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore;
import io.aibotiyi.backend.marketdata.history.store.QueryEngine;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** {@link HistoryImporter} by way of a staging area. */
public final class StagedImporter implements HistoryImporter {

    private static final int BUFFER = 1 << 17;

    private final HistoryFolder folder;
    private final QueryEngine engine;
    private final ParquetHistoryStore store;
    private final InstantSource clock;
    private final int batchRows;

    public StagedImporter(
            HistoryFolder folder,
            QueryEngine engine,
            ParquetHistoryStore store,
            InstantSource clock) {
        this(folder, engine, store, clock, ImportRun.BATCH);
    }

    /**
     * @param batchRows rows between two checkpoints
     */
    StagedImporter(
            HistoryFolder folder,
            QueryEngine engine,
            ParquetHistoryStore store,
            InstantSource clock,
            int batchRows) {
        this.folder = folder;
        this.engine = engine;
        this.store = store;
        this.clock = clock;
        this.batchRows = batchRows;
    }

    @Override
    public ImportReport importFile(Path file, ImportOptions options, ProgressListener listener) {
        if (!Files.isRegularFile(file)) {
            throw new ImportException(file + ": there is no such file", null);
        }
        try {
            StagingArea.sweep(folder, clock.instant());
            SourceFile source = new SourceFile(file);
            Detection detection = FormatDetector.detect(source, options.columns());
            ImportTarget target = ImportTarget.resolve(source, detection, options, store);
            try (StagingArea staging =
                    StagingArea.hold(folder, key(file, target, options.strict()))) {
                return engine.with(
                        "import " + file,
                        connection -> run(connection, source, target, staging, options, listener));
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted(file, e);
        } catch (IOException e) {
            throw refused(file, e);
        } catch (HistoryException e) {
            throw e.getCause() instanceof ClosedByInterruptException ? interrupted(file, e) : e;
        }
    }

    private static HistoryException interrupted(Path file, Exception cause) {
        return new HistoryException(
                "The import of " + file + " was interrupted; import it again to continue", cause);
    }

    private static ImportException refused(Path file, IOException e) {
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return new ImportException(file + ": " + reason, e);
    }

    /** Same content into the same place by the same rules is the same import. */
    private static String key(Path file, ImportTarget target, boolean strict) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        digest.update((target + " " + strict).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private ImportReport run(
            DuckDBConnection connection,
            SourceFile file,
            ImportTarget target,
            StagingArea staging,
            ImportOptions options,
            ProgressListener listener)
            throws SQLException, IOException {
        boolean resumed = staging.checkpoint().records() > 0;
        long latest = EpochNanos.now(clock) + Timeframe.D1.nanos();
        ImportRun run =
                new ImportRun(file, target, staging, options.strict(), batchRows, latest, listener);
        Checkpoint end;
        try {
            end = run.stage(connection);
        } catch (RefusedException e) {
            staging.delete();
            throw new ImportException(
                    file.path()
                            + ": refused whole, line "
                            + e.issue().line()
                            + ": "
                            + e.issue().reason(),
                    e,
                    List.of(e.issue()));
        } catch (UnusableFileException e) {
            staging.delete();
            throw refused(file.path(), e);
        }
        if (end.rows() == 0) {
            staging.delete();
            throw new ImportException(
                    file.path() + ": no usable row in it, " + end.bad() + " bad lines",
                    null,
                    end.issues());
        }
        String relation = staging.relation(end.batches());
        Facts facts = facts(connection, target, relation);
        AppendResult result =
                store.publish(
                        connection,
                        target.instrument(),
                        target.kind(),
                        target.timeframe(),
                        target.volumeUnit(),
                        relation);
        staging.delete();
        return new ImportReport(
                file.path(),
                target.detection().format().text(),
                target.instrument().id(),
                target.kind(),
                target.timeframe(),
                end.rows(),
                result.added(),
                result.duplicates(),
                result.conflicts(),
                end.bad(),
                end.outOfOrder(),
                end.rounded(),
                facts.gaps,
                facts.missing,
                facts.first,
                facts.last,
                resumed,
                end.issues());
    }

    private record Facts(long first, long last, long gaps, long missing) {}

    private static Facts facts(DuckDBConnection connection, ImportTarget target, String relation)
            throws SQLException {
        boolean candles = target.kind() == HistoryKind.CANDLES;
        Timeframe timeframe = target.timeframe();
        String key = candles ? "time" : "id";
        long step = timeframe == null ? 1 : timeframe.nanos();
        String sql =
                "SELECT (SELECT min(time) FROM "
                        + relation
                        + "), (SELECT max(time) FROM "
                        + relation
                        + "), count(*), coalesce(CAST(sum(d // "
                        + step
                        + " - 1) AS BIGINT), 0) FROM (SELECT k - lag(k) OVER (ORDER BY k) AS d FROM"
                        + " (SELECT DISTINCT "
                        + key
                        + " AS k FROM "
                        + relation
                        + ")) WHERE d > "
                        + step;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Facts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
