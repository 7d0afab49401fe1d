package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistoryStore.AppendResult;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.backend.marketdata.history.store.Manifest.Segment;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Publishes rows into a series: what is new goes into new segments, then one rename of the manifest
 * makes all of it visible. Holds the series' lock from reading the manifest to replacing it.
 */
final class SeriesWriter {

    /** A partition with this many segments is merged into one at the next append to it. */
    static final int MAX_SEGMENTS = 8;

    private static final String LOCK = ".lock";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HistoryFolder folder;
    private final ManifestFile manifests;

    SeriesWriter(HistoryFolder folder, ManifestFile manifests) {
        this.folder = folder;
        this.manifests = manifests;
    }

    /** What is being written. */
    record Target(
            Instrument instrument,
            HistoryKind kind,
            @Nullable Timeframe timeframe,
            DataOrigin origin,
            VolumeUnit volumeUnit) {

        @Override
        public String toString() {
            return instrument.id() + " " + (timeframe == null ? kind.text() : timeframe);
        }
    }

    /**
     * Publishes the rows of a relation.
     *
     * @param source SQL of a relation with {@code seq} and the layout's columns, readable through
     *     the connection
     */
    AppendResult publish(DuckDBConnection connection, Target target, String source)
            throws SQLException, IOException {
        Path series = folder.series(target.instrument.id(), target.kind, target.timeframe);
        try (FolderLock _ = FolderLock.acquire(series.resolve(LOCK), PATIENCE)) {
            if (manifests.read(series).isPresent()) {
                return publishLocked(connection, target, source, series);
            }
            // two new series of one instrument must not begin with different scales
            Path instrument = folder.instrument(target.instrument.id());
            try (FolderLock _ = FolderLock.acquire(instrument.resolve(LOCK), PATIENCE)) {
                return publishLocked(connection, target, source, series);
            }
        }
    }

    private AppendResult publishLocked(
            DuckDBConnection connection, Target target, String source, Path series)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            Manifest manifest = admit(series, target);
            sweep(series, manifest);
            RowLayout layout = manifest.layout();
            AppendResult result = classify(statement, series, manifest, layout, source);
            if (result.added() > 0) {
                write(statement, series, manifest, target);
            }
            statement.execute("DROP TABLE IF EXISTS fresh");
            return result;
        }
    }

    /** The manifest to extend; refuses what would mix units or origins. */
    private Manifest admit(Path series, Target target) throws IOException {
        for (Path sibling : folder.seriesOf(target.instrument.id())) {
            manifests.read(sibling).ifPresent(m -> requireSameUnits(m, target));
        }
        Manifest manifest =
                manifests
                        .read(series)
                        .orElseGet(() ->
                                Manifest.empty(
                                        target.instrument,
                                        target.kind,
                                        target.timeframe,
                                        target.origin,
                                        target.volumeUnit));
        if (manifest.origin() != target.origin) {
            throw new HistoryException(
                    target
                            + " is stored as "
                            + manifest.origin()
                            + " and cannot take "
                            + target.origin
                            + " data; store it under another venue",
                    null);
        }
        if (manifest.volumeUnit() != target.volumeUnit
                && manifest.volumeUnit() != VolumeUnit.UNKNOWN
                && target.volumeUnit != VolumeUnit.UNKNOWN) {
            throw new HistoryException(
                    target
                            + " stores volumes in "
                            + manifest.volumeUnit()
                            + " units and cannot take "
                            + target.volumeUnit
                            + " volumes; store it under another venue or symbol",
                    null);
        }
        return manifest;
    }

    private static void requireSameUnits(Manifest stored, Target target) {
        Instrument mine = target.instrument;
        Instrument theirs = stored.instrument();
        if (mine.priceScale() != theirs.priceScale()
                || mine.quantityScale() != theirs.quantityScale()) {
            throw new HistoryException(
                    mine.id()
                            + " is stored with "
                            + theirs.priceScale()
                            + " price and "
                            + theirs.quantityScale()
                            + " quantity decimals and cannot take "
                            + mine.priceScale()
                            + " and "
                            + mine.quantityScale()
                            + "; use the stored scales or another symbol",
                    null);
        }
    }

    /** Removes what an interrupted writer left: every file the manifest does not name. */
    private static void sweep(Path series, Manifest manifest) throws IOException {
        Set<String> known =
                manifest.segments().stream()
                        .map(Segment::file)
                        .collect(Collectors.toCollection(HashSet::new));
        known.add(ManifestFile.NAME);
        known.add(LOCK);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(series)) {
            for (Path file : files) {
                if (!known.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Leaves the new rows in the temporary table {@code fresh}. */
    private static AppendResult classify(
            Statement statement, Path series, Manifest manifest, RowLayout layout, String source)
            throws SQLException {
        String key = layout.key();
        statement.execute("CREATE OR REPLACE TEMP VIEW incoming AS SELECT * FROM " + source);
        long[] totals =
                longs(
                        statement,
                        "SELECT count(*), min("
                                + layout.rangeColumn()
                                + "), max("
                                + layout.rangeColumn()
                                + "), min(time) FROM incoming");
        long total = totals[0];
        if (total == 0) {
            return new AppendResult(0, 0, 0);
        }
        if (totals[3] < 0) {
            throw new HistoryException("Rows before 1970 cannot be stored", null);
        }
        List<String> stored =
                manifest.segments().stream()
                        .filter(s -> s.maxKey() >= totals[1] && s.minKey() <= totals[2])
                        .map(s -> series.resolve(s.file()).toString())
                        .toList();
        statement.execute(
                "CREATE OR REPLACE TEMP TABLE fresh AS SELECT * FROM incoming QUALIFY"
                        + " row_number() OVER (PARTITION BY "
                        + key
                        + " ORDER BY seq) = 1");
        long firsts = longs(statement, "SELECT count(*) FROM fresh")[0];
        long conflicts = 0;
        if (firsts < total) {
            conflicts =
                    longs(
                            statement,
                            "SELECT count(*) FROM incoming i JOIN fresh f ON "
                                    + layout.sameKey("i", "f")
                                    + " WHERE NOT ("
                                    + layout.sameContent("i", "f")
                                    + ")")[0];
        }
        long added = firsts;
        if (!stored.isEmpty()) {
            String existing = "read_parquet(" + Sql.list(stored) + ")";
            conflicts +=
                    longs(
                            statement,
                            "SELECT count(*) FROM fresh f JOIN "
                                    + existing
                                    + " e ON "
                                    + layout.sameKey("f", "e")
                                    + " WHERE NOT ("
                                    + layout.sameContent("f", "e")
                                    + ")")[0];
            statement.execute(
                    "CREATE OR REPLACE TEMP TABLE fresh AS SELECT f.* FROM fresh f ANTI JOIN "
                            + existing
                            + " e ON "
                            + layout.sameKey("f", "e"));
            added = longs(statement, "SELECT count(*) FROM fresh")[0];
        }
        return new AppendResult(added, total - added - conflicts, conflicts);
    }

    private void write(Statement statement, Path series, Manifest manifest, Target target)
            throws SQLException, IOException {
        String partitionOf = Partition.of(target.kind, target.timeframe).sql();
        List<String> partitions = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery(
                        "SELECT DISTINCT " + partitionOf + " AS p FROM fresh ORDER BY p")) {
            while (rows.next()) {
                partitions.add(rows.getString(1));
            }
        }
        List<Segment> segments = new ArrayList<>(manifest.segments());
        List<Segment> obsolete = new ArrayList<>();
        for (String partition : partitions) {
            List<Segment> present =
                    manifest.segments().stream()
                            .filter(s -> s.partition().equals(partition))
                            .toList();
            List<Segment> merged = present.size() + 1 > MAX_SEGMENTS ? present : List.<Segment>of();
            obsolete.addAll(merged);
            segments.removeAll(merged);
            String rows =
                    "SELECT "
                            + manifest.layout().columns()
                            + " FROM fresh WHERE "
                            + partitionOf
                            + " = '"
                            + partition
                            + "'";
            if (!merged.isEmpty()) {
                List<String> files =
                        merged.stream().map(s -> series.resolve(s.file()).toString()).toList();
                rows +=
                        " UNION ALL SELECT "
                                + manifest.layout().columns()
                                + " FROM read_parquet("
                                + Sql.list(files)
                                + ")";
            }
            segments.add(writeSegment(statement, series, manifest, partition, rows));
        }
        VolumeUnit unit =
                manifest.volumeUnit() == VolumeUnit.UNKNOWN
                        ? target.volumeUnit
                        : manifest.volumeUnit();
        manifests.replace(series, manifest.with(unit, segments));
        for (Segment segment : obsolete) {
            Files.deleteIfExists(series.resolve(segment.file()));
        }
    }

    private static Segment writeSegment(
            Statement statement, Path series, Manifest manifest, String partition, String rows)
            throws SQLException, IOException {
        String name = partition + "-" + (manifest.generation() + 1) + ".parquet";
        Path temporary = series.resolve(name + DurableFiles.TEMPORARY);
        statement.execute(
                "COPY ("
                        + rows
                        + " ORDER BY "
                        + manifest.layout().order()
                        + ") TO "
                        + Sql.text(temporary.toString())
                        + " (FORMAT parquet, COMPRESSION zstd)");
        Path file = series.resolve(name);
        DurableFiles.publish(temporary, file);
        String range = manifest.layout().rangeColumn();
        long[] facts =
                longs(
                        statement,
                        "SELECT count(*), min(time), max(time), min("
                                + range
                                + "), max("
                                + range
                                + ") FROM read_parquet("
                                + Sql.text(file.toString())
                                + ")");
        return new Segment(name, partition, facts[0], facts[1], facts[2], facts[3], facts[4]);
    }

    private static long[] longs(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long[] values = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getLong(i + 1);
            }
            return values;
        }
    }
}
