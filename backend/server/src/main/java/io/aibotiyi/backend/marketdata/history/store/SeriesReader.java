package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.history.store.Manifest.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Runs queries over a series' segments. A segment that was merged away meanwhile, perhaps by
 * another process, makes the query start again on the new manifest.
 */
final class SeriesReader {

    private static final int ATTEMPTS = 5;

    private final QueryEngine engine;
    private final ManifestFile manifests;

    SeriesReader(QueryEngine engine, ManifestFile manifests) {
        this.engine = engine;
        this.manifests = manifests;
    }

    /** Builds the query of a relation; must ask for the newest rows first. */
    @FunctionalInterface
    interface Query {
        /**
         * @param relation SQL of the relation
         * @param limit how many rows to return at most
         */
        String sql(String relation, long limit);
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /**
     * The newest {@code limit} rows of a query, oldest first. Partitions are opened from the newest
     * back, only as many as it takes.
     *
     * @param grouped true if a row may be made of rows of two partitions: then the oldest row of a
     *     partial answer is not trusted
     */
    <T> List<T> newest(
            Path series,
            long from,
            long to,
            int limit,
            boolean grouped,
            Query query,
            RowMapper<T> mapper) {
        return retrying(
                series,
                manifest -> {
                    List<List<Segment>> partitions =
                            new ArrayList<>(partitions(manifest, from, to).values()).reversed();
                    for (int opened = 1; ; opened *= 4) {
                        boolean all = opened >= partitions.size();
                        List<Segment> part =
                                partitions.stream().limit(opened).flatMap(List::stream).toList();
                        if (part.isEmpty()) {
                            return List.of();
                        }
                        long wanted = grouped && !all ? limit + 1L : limit;
                        List<T> rows = new ArrayList<>();
                        read(query.sql(relation(series, part), wanted), mapper, rows);
                        if (all || rows.size() >= wanted) {
                            List<T> result = rows.size() > limit ? rows.subList(0, limit) : rows;
                            return List.copyOf(result.reversed());
                        }
                    }
                });
    }

    /** All rows of a query over the range. */
    <T> List<T> all(
            Path series,
            long from,
            long to,
            java.util.function.UnaryOperator<String> query,
            RowMapper<T> mapper) {
        return retrying(
                series,
                manifest -> {
                    List<Segment> part =
                            manifest.segments().stream().filter(s -> s.overlaps(from, to)).toList();
                    List<T> rows = new ArrayList<>();
                    if (!part.isEmpty()) {
                        read(query.apply(relation(series, part)), mapper, rows);
                    }
                    return rows;
                });
    }

    /** Partition names that hold rows of the range, oldest first, as of now. */
    List<String> partitionNames(Path series, long from, long to) {
        return manifests
                .read(series)
                .map(m -> List.copyOf(partitions(m, from, to).keySet()))
                .orElse(List.of());
    }

    /** As {@link #all} for one partition. */
    <T> List<T> partition(
            Path series,
            String partition,
            java.util.function.UnaryOperator<String> query,
            RowMapper<T> mapper) {
        return retrying(
                series,
                manifest -> {
                    List<Segment> part =
                            manifest.segments().stream()
                                    .filter(s -> s.partition().equals(partition))
                                    .toList();
                    List<T> rows = new ArrayList<>();
                    if (!part.isEmpty()) {
                        read(query.apply(relation(series, part)), mapper, rows);
                    }
                    return rows;
                });
    }

    private static NavigableMap<String, List<Segment>> partitions(
            Manifest manifest, long from, long to) {
        NavigableMap<String, List<Segment>> result = new TreeMap<>();
        for (Segment segment : manifest.segments()) {
            if (segment.overlaps(from, to)) {
                result.computeIfAbsent(segment.partition(), p -> new ArrayList<>()).add(segment);
            }
        }
        return result;
    }

    private static String relation(Path series, Collection<Segment> segments) {
        return "read_parquet("
                + Sql.list(segments.stream().map(s -> series.resolve(s.file()).toString()).toList())
                + ")";
    }

    private <T> void read(String sql, RowMapper<T> mapper, List<T> into)
            throws SQLException, IOException {
        engine.attempt(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    into.add(mapper.map(rows));
                }
            }
            return into;
        });
    }

    private interface Attempt<T> {
        List<T> run(Manifest manifest) throws SQLException, IOException;
    }

    private <T> List<T> retrying(Path series, Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            Manifest manifest = manifests.read(series).orElse(null);
            if (manifest == null) {
                return List.of();
            }
            try {
                return attempt.run(manifest);
            } catch (SQLException | IOException e) {
                boolean merged =
                        manifest.segments().stream()
                                .anyMatch(s -> !Files.exists(series.resolve(s.file())));
                if (!merged || i == ATTEMPTS) {
                    throw new HistoryException(
                            "Could not read "
                                    + series
                                    + ": "
                                    + QueryEngine.firstLine(e)
                                    + (merged
                                            ? "; a file of its manifest is missing: restore it, or"
                                                    + " remove the folder and import again"
                                            : ""),
                            e);
                }
            }
        }
    }
}
