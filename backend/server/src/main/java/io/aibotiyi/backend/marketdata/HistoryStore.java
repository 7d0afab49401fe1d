package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was: trades, candles and book snapshots on disk, per instrument.
 *
 * <p><b>Units.</b> Times are nanoseconds since the epoch, ranges {@code [from, to)}. Prices and
 * quantities count the units of the instrument as it was first stored ({@link #instrument}); an
 * append with other scales is refused.
 *
 * <p><b>Whole or nothing.</b> A reader sees an append whole or not at all, also from another
 * process; after a crash the store is as before the append. The same row twice is stored once.
 *
 * <p><b>Threads.</b> Safe from any thread and from several processes on the same folder; every call
 * may block on disk, and appends wait for one another per series (up to a minute, then they throw).
 * Appends are meant for batches: a second's or a minute's worth, not single rows.
 *
 * <p>Every method throws {@link HistoryException}, which names the series and the file, if the disk
 * or the data on it fail.
 */
public interface HistoryStore extends AutoCloseable {

    /** Everything stored, by instrument, then kind, then timeframe. */
    List<HistorySeries> series();

    /** The instrument whose units its series count; empty where nothing of it is stored. */
    Optional<Instrument> instrument(InstrumentId id);

    /**
     * Adds trades; a trade id already stored is a duplicate, or a conflict if its content differs.
     *
     * @param kind {@link HistoryKind#TRADES} or {@link HistoryKind#AGGREGATE_TRADES}
     */
    AppendResult appendTrades(
            Instrument instrument, HistoryKind kind, DataOrigin origin, List<Trade> trades);

    /**
     * Adds candles; an open time already stored is a duplicate, or a conflict if its content
     * differs.
     *
     * @throws IllegalArgumentException if a candle is inconsistent or off the timeframe's grid
     */
    AppendResult appendCandles(
            Instrument instrument,
            Timeframe timeframe,
            VolumeUnit volumeUnit,
            DataOrigin origin,
            List<Candle> candles);

    /** Adds book snapshots; the key is time and sequence together. */
    AppendResult appendBooks(Instrument instrument, DataOrigin origin, List<BookSnapshot> books);

    /**
     * The newest {@code limit} candles that open in the range, oldest first. They come from the
     * stored series of that very timeframe; where it does not reach, from the finest stored one
     * that fits into it, and where none does, from trades, then aggregate trades. Intervals without
     * trades have no candle. The first and the last may be incomplete, where the source begins or
     * ends inside them.
     */
    List<Candle> candles(InstrumentId id, Timeframe timeframe, long from, long to, int limit);

    /** The newest {@code limit} trades in the range, oldest first; see {@link #forEachTrade}. */
    List<Trade> trades(InstrumentId id, long from, long to, int limit);

    /**
     * Every trade in the range by exchange time, then id, without holding them in memory. Single
     * trades where the instrument has them, else aggregate trades.
     */
    void forEachTrade(InstrumentId id, long from, long to, Consumer<Trade> receiver);

    /** The newest {@code limit} book snapshots in the range, oldest first. */
    List<BookSnapshot> books(InstrumentId id, long from, long to, int limit);

    /**
     * Stretches inside the range that a stored candle series does not have, oldest first, at most
     * {@code limit}; only between its first and its last candle.
     */
    List<HistoryGap> gaps(InstrumentId id, Timeframe timeframe, long from, long to, int limit);

    @Override
    void close();

    /**
     * What became of the rows of one append or import.
     *
     * @param added stored now
     * @param duplicates already there with the same content
     * @param conflicts already there with different content; the first stays
     */
    record AppendResult(long added, long duplicates, long conflicts) {}
}
