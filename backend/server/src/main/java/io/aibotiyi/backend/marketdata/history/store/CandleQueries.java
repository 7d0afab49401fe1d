package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore.Stored;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.CandleAggregator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Candles of any timeframe, grouped inside the engine by the same rules as {@link CandleAggregator}
 * (a property test holds the two together).
 *
 * <p>Sources take turns by rank: the timeframe itself, then the finest candles that fit, then
 * trades, then aggregate trades. Each answers for its own span of time, from its first to its last
 * row; the next ones answer only for what is left.
 */
final class CandleQueries {

    private final SeriesReader reader;

    CandleQueries(SeriesReader reader) {
        this.reader = reader;
    }

    private record Span(long from, long to) {}

    List<Candle> newest(List<Stored> stored, Timeframe timeframe, long from, long to, int limit) {
        List<Candle> found = new ArrayList<>();
        List<Span> open = List.of(new Span(from, to));
        for (Stored source : sources(stored, timeframe)) {
            Span own =
                    new Span(
                            timeframe.floor(source.manifest().from()),
                            timeframe.floor(source.manifest().to()) + timeframe.nanos());
            List<Span> left = new ArrayList<>();
            for (Span span : open) {
                long begin = Math.max(span.from, own.from);
                long end = Math.min(span.to, own.to);
                if (begin >= end) {
                    left.add(span);
                    continue;
                }
                found.addAll(query(source, timeframe, begin, end, limit));
                if (span.from < begin) {
                    left.add(new Span(span.from, begin));
                }
                if (end < span.to) {
                    left.add(new Span(end, span.to));
                }
            }
            open = left;
        }
        found.sort(Comparator.comparingLong(Candle::openTime));
        return List.copyOf(found.subList(Math.max(0, found.size() - limit), found.size()));
    }

    private static List<Stored> sources(List<Stored> stored, Timeframe wanted) {
        return stored.stream()
                .filter(s -> s.manifest().kind() != HistoryKind.BOOKS)
                .filter(s ->
                        s.manifest().timeframe() == null
                                || CandleAggregator.fits(s.manifest().timeframe(), wanted))
                .sorted(Comparator.comparingLong(s -> rank(s.manifest(), wanted)))
                .toList();
    }

    private static long rank(Manifest source, Timeframe wanted) {
        Timeframe own = source.timeframe();
        if (own == null) {
            return Long.MAX_VALUE - (source.kind() == HistoryKind.TRADES ? 1 : 0);
        }
        return own.equals(wanted) ? 0 : own.nanos();
    }

    private List<Candle> query(Stored source, Timeframe timeframe, long from, long to, int limit) {
        Timeframe own = source.manifest().timeframe();
        // only candles that open inside the range count, and those wholly
        long first =
                timeframe.floor(from) < from ? timeframe.floor(from) + timeframe.nanos() : from;
        long end = timeframe.floor(to - 1) + timeframe.nanos();
        boolean exact = Objects.equals(own, timeframe);
        return reader.newest(
                source.folder(),
                first,
                end,
                limit,
                !exact,
                (relation, n) ->
                        exact
                                ? "SELECT * FROM "
                                        + relation
                                        + range(first, end)
                                        + " ORDER BY time DESC LIMIT "
                                        + n
                                : grouped(source, timeframe, relation, first, end, n),
                CandleQueries::candle);
    }

    private static String grouped(
            Stored source, Timeframe timeframe, String relation, long from, long to, long limit) {
        long anchor = timeframe.floor(0); // at most 0, and times are at least 0
        String bucket =
                "(time + "
                        + -anchor
                        + ") // "
                        + timeframe.nanos()
                        + " * "
                        + timeframe.nanos()
                        + " + "
                        + anchor;
        String values =
                source.manifest().timeframe() == null
                        ? "first(price ORDER BY time, id) AS open, max(price) AS high, min(price)"
                                + " AS low, last(price ORDER BY time, id) AS close, CAST(sum(quantity)"
                                + " AS BIGINT) AS volume, "
                                + (source.manifest().kind() == HistoryKind.TRADES
                                        ? "count(*)"
                                        : "-1")
                                + " AS trades"
                        : traded("arg_min(open, time)", "open")
                                + traded("max(high)", "high")
                                + traded("min(low)", "low")
                                + traded("arg_max(close, time)", "close")
                                + "CAST(sum(volume) AS BIGINT) AS volume, CAST(CASE WHEN"
                                + " min(trades) < 0 THEN -1 ELSE sum(trades) END AS BIGINT) AS"
                                + " trades";
        return "SELECT "
                + bucket
                + " AS bucket, "
                + values
                + " FROM "
                + relation
                + range(from, to)
                + " GROUP BY bucket ORDER BY bucket DESC LIMIT "
                + limit;
    }

    /** An aggregate over candles in which something traded, or over all where nothing did. */
    private static String traded(String aggregate, String name) {
        return "coalesce("
                + aggregate
                + " FILTER (trades <> 0 OR volume <> 0), "
                + aggregate
                + ") AS "
                + name
                + ", ";
    }

    /** SQL condition on the time column. */
    static String range(long from, long to) {
        return " WHERE time >= " + from + " AND time < " + to;
    }

    private static Candle candle(ResultSet row) throws SQLException {
        return new Candle(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
