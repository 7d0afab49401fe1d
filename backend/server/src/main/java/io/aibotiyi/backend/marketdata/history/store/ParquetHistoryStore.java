package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.HistoryGap;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistorySeries;
import io.aibotiyi.backend.marketdata.HistoryStore;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** {@link HistoryStore} over Parquet files; see the package and the README beside it. */
public final class ParquetHistoryStore implements HistoryStore {

    private static final Comparator<HistorySeries> ORDER =
            Comparator.comparing((HistorySeries s) -> s.instrument().id())
                    .thenComparing(HistorySeries::kind)
                    .thenComparing(
                            HistorySeries::timeframe,
                            Comparator.nullsFirst(Comparator.naturalOrder()));

    private final HistoryFolder folder;
    private final QueryEngine engine;
    private final ManifestFile manifests = new ManifestFile(Json.mapper());
    private final SeriesWriter writer;
    private final SeriesReader reader;
    private final CandleQueries candles;

    /**
     * @param engine closed with the store
     */
    public ParquetHistoryStore(HistoryFolder folder, QueryEngine engine) {
        this.folder = folder;
        this.engine = engine;
        writer = new SeriesWriter(folder, manifests);
        reader = new SeriesReader(engine, manifests);
        candles = new CandleQueries(reader);
    }

    @Override
    public List<HistorySeries> series() {
        try {
            return folder.allSeries().stream()
                    .flatMap(f -> manifests.read(f).stream())
                    .map(Manifest::describe)
                    .sorted(ORDER)
                    .toList();
        } catch (IOException e) {
            throw HistoryFolder.failed("list", folder.staging().resolveSibling(""), e);
        }
    }

    @Override
    public Optional<Instrument> instrument(InstrumentId id) {
        return stored(id).stream().map(s -> s.manifest().instrument()).findFirst();
    }

    @Override
    public AppendResult appendTrades(
            Instrument instrument, HistoryKind kind, DataOrigin origin, List<Trade> trades) {
        if (RowLayout.of(kind) != RowLayout.TRADES) {
            throw new IllegalArgumentException(kind + " are not trades");
        }
        return append(
                new SeriesWriter.Target(instrument, kind, null, origin, VolumeUnit.BASE),
                trades,
                (row, trade) ->
                        row.append(trade.id())
                                .append(trade.exchangeTime())
                                .append(trade.localTime())
                                .append(trade.price())
                                .append(trade.quantity())
                                .append((long) trade.aggressor().sign()));
    }

    @Override
    public AppendResult appendCandles(
            Instrument instrument,
            Timeframe timeframe,
            VolumeUnit volumeUnit,
            DataOrigin origin,
            List<Candle> candles) {
        for (Candle candle : candles) {
            if (!candle.isConsistent() || timeframe.floor(candle.openTime()) != candle.openTime()) {
                throw new IllegalArgumentException(
                        instrument.id()
                                + ": not a consistent "
                                + timeframe
                                + " candle, nothing was stored: "
                                + candle);
            }
        }
        return append(
                new SeriesWriter.Target(
                        instrument, HistoryKind.CANDLES, timeframe, origin, volumeUnit),
                candles,
                (row, candle) ->
                        row.append(candle.openTime())
                                .append(candle.open())
                                .append(candle.high())
                                .append(candle.low())
                                .append(candle.close())
                                .append(candle.volume())
                                .append(candle.trades()));
    }

    @Override
    public AppendResult appendBooks(
            Instrument instrument, DataOrigin origin, List<BookSnapshot> books) {
        return append(
                new SeriesWriter.Target(
                        instrument, HistoryKind.BOOKS, null, origin, VolumeUnit.BASE),
                books,
                (row, book) ->
                        row.append(book.time())
                                .append(book.sequence())
                                .append(prices(book.bids()))
                                .append(quantities(book.bids()))
                                .append(prices(book.asks()))
                                .append(quantities(book.asks())));
    }

    private static long[] prices(List<BookLevel> levels) {
        return levels.stream().mapToLong(BookLevel::price).toArray();
    }

    private static long[] quantities(List<BookLevel> levels) {
        return levels.stream().mapToLong(BookLevel::quantity).toArray();
    }

    private interface RowWriter<T> {
        void write(DuckDBAppender row, T value) throws SQLException;
    }

    private <T> AppendResult append(
            SeriesWriter.Target target, List<T> values, RowWriter<T> rowWriter) {
        if (values.isEmpty()) {
            return new AppendResult(0, 0, 0);
        }
        return engine.with(
                "store " + target,
                connection -> {
                    RowLayout layout = RowLayout.of(target.kind());
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(
                                "CREATE TEMP TABLE arriving (" + layout.definition() + ")");
                    }
                    try (DuckDBAppender row =
                            connection.createAppender("temp", "main", "arriving")) {
                        long seq = 0;
                        for (T value : values) {
                            row.beginRow().append(seq++);
                            rowWriter.write(row, value);
                            row.endRow();
                        }
                    }
                    return writer.publish(connection, target, "arriving");
                });
    }

    /**
     * Publishes staged rows, for imports.
     *
     * @param source SQL of a relation with {@code seq} and the layout's columns
     */
    public AppendResult publish(
            DuckDBConnection connection,
            Instrument instrument,
            HistoryKind kind,
            @Nullable Timeframe timeframe,
            VolumeUnit volumeUnit,
            String source)
            throws SQLException, IOException {
        return writer.publish(
                connection,
                new SeriesWriter.Target(instrument, kind, timeframe, DataOrigin.REAL, volumeUnit),
                source);
    }

    @Override
    public List<Candle> candles(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        requireLimit(limit);
        return candles.newest(stored(id), timeframe, from, to, limit);
    }

    @Override
    public List<Trade> trades(InstrumentId id, long from, long to, int limit) {
        requireLimit(limit);
        return tradeSeries(id)
                .map(s ->
                        reader.newest(
                                s.folder(),
                                from,
                                to,
                                limit,
                                false,
                                (relation, n) ->
                                        "SELECT * FROM "
                                                + relation
                                                + CandleQueries.range(from, to)
                                                + " ORDER BY time DESC, id DESC LIMIT "
                                                + n,
                                ParquetHistoryStore::trade))
                .orElse(List.of());
    }

    @Override
    public void forEachTrade(InstrumentId id, long from, long to, Consumer<Trade> receiver) {
        tradeSeries(id)
                .ifPresent(s -> {
                    for (String partition : reader.partitionNames(s.folder(), from, to)) {
                        TradePages.read(reader, s.folder(), partition, from, to, receiver);
                    }
                });
    }

    @Override
    public List<BookSnapshot> books(InstrumentId id, long from, long to, int limit) {
        requireLimit(limit);
        return reader.newest(
                folder.series(id, HistoryKind.BOOKS, null),
                from,
                to,
                limit,
                false,
                (relation, n) ->
                        "SELECT * FROM "
                                + relation
                                + CandleQueries.range(from, to)
                                + " ORDER BY time DESC, sequence DESC LIMIT "
                                + n,
                ParquetHistoryStore::book);
    }

    @Override
    public List<HistoryGap> gaps(
            InstrumentId id, Timeframe timeframe, long from, long to, int limit) {
        requireLimit(limit);
        return reader.all(
                folder.series(id, HistoryKind.CANDLES, timeframe),
                from,
                to,
                relation ->
                        "SELECT previous + "
                                + timeframe.nanos()
                                + ", time FROM (SELECT time, lag(time) OVER (ORDER BY time) AS"
                                + " previous FROM "
                                + relation
                                + CandleQueries.range(from, to)
                                + ") WHERE time - previous > "
                                + timeframe.nanos()
                                + " ORDER BY time LIMIT "
                                + limit,
                row -> {
                    long first = row.getLong(1);
                    long next = row.getLong(2);
                    return new HistoryGap(first, next, (next - first) / timeframe.nanos());
                });
    }

    /** One stored series of an instrument. */
    record Stored(Path folder, Manifest manifest) {}

    private List<Stored> stored(InstrumentId id) {
        try {
            List<Stored> found = new ArrayList<>();
            for (Path path : folder.seriesOf(id)) {
                manifests.read(path).ifPresent(m -> found.add(new Stored(path, m)));
            }
            return found;
        } catch (IOException e) {
            throw HistoryFolder.failed("list", folder.instrument(id), e);
        }
    }

    private Optional<Stored> tradeSeries(InstrumentId id) {
        return stored(id).stream()
                .filter(s -> s.manifest().layout() == RowLayout.TRADES)
                .min(Comparator.comparing(s -> s.manifest().kind()));
    }

    static Trade trade(ResultSet row) throws SQLException {
        return new Trade(
                row.getLong("id"),
                row.getLong("time"),
                row.getLong("local_time"),
                row.getLong("price"),
                row.getLong("quantity"),
                row.getLong("aggressor") > 0 ? Side.BUY : Side.SELL);
    }

    private static BookSnapshot book(ResultSet row) throws SQLException {
        return new BookSnapshot(
                row.getLong("sequence"),
                row.getLong("time"),
                levels(row, "bid_prices", "bid_quantities"),
                levels(row, "ask_prices", "ask_quantities"));
    }

    private static List<BookLevel> levels(ResultSet row, String prices, String quantities)
            throws SQLException {
        Object[] price = (Object[]) row.getArray(prices).getArray();
        Object[] quantity = (Object[]) row.getArray(quantities).getArray();
        List<BookLevel> levels = new ArrayList<>(price.length);
        for (int i = 0; i < price.length; i++) {
            levels.add(new BookLevel((Long) price[i], (Long) quantity[i]));
        }
        return levels;
    }

    private static void requireLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
