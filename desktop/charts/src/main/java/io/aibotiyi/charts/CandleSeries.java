package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Timeframe;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Candles of one instrument and timeframe in columns, oldest first, with a power-of-two pyramid so
 * that a chart draws a million of them as fast as a thousand.
 *
 * <p><b>Positions.</b> Every candle keeps its signed position for as long as the series is not
 * replaced: appending extends to the right, {@link #prepend} to the left. A chart anchors its view
 * to positions, so paging history in does not move what the trader looks at. Positions count
 * candles, not time: where the market was silent there is no candle and no gap.
 *
 * <p><b>Bound.</b> At most {@value #MAX_CANDLES} candles. At the bound an append drops the oldest
 * {@value LongColumn#CHUNK} and prepending takes no more.
 *
 * <p><b>Cost.</b> {@link #update} is O(log size). Prices are {@code long} price units, volumes
 * {@code long} quantity units; nothing here rounds. A sum of volumes that leaves 64 bits saturates.
 *
 * <p><b>Thread.</b> One thread, the JavaFX application thread once a chart shows the series.
 */
public final class CandleSeries {

    /**
     * 194 days of one-second candles, 31 years of one-minute candles. A candle takes about 100
     * bytes with its share of the pyramid, so that the bound is 1.7 GB; an indicator's line adds 16
     * bytes.
     */
    public static final int MAX_CANDLES = 1 << 24;

    /** What a listener is told. */
    public enum Change {
        /** All candles were replaced; positions start anew. */
        REPLACED,
        /** Candles were added on the left. */
        PREPENDED,
        /** One or more candles were added on the right. */
        APPENDED,
        /** The last candle changed in place. */
        LAST_UPDATED,
        /** A candle before the last changed in place. */
        CORRECTED
    }

    /** Told after each change, on the thread that made it. */
    @FunctionalInterface
    public interface Listener {
        void changed(Change change);
    }

    private final Timeframe timeframe;
    private final int priceScale;
    private final int volumeScale;
    private final LongColumn times = new LongColumn();
    private final LongColumn trades = new LongColumn();
    private final LodPyramid pyramid = new LodPyramid();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final int maxCandles;
    private final boolean regular;

    private int first;
    private int end;
    private long version;

    /** Coarsest decimal step all prices so far are multiples of, as a number of decimals. */
    private int decimals;

    /**
     * @param priceScale decimals of a price unit, 0 to 18
     * @param volumeScale decimals of a volume unit, 0 to 18
     */
    public CandleSeries(Timeframe timeframe, int priceScale, int volumeScale) {
        this(timeframe, priceScale, volumeScale, MAX_CANDLES, true);
    }

    CandleSeries(Timeframe timeframe, int priceScale, int volumeScale, int maxCandles) {
        this(timeframe, priceScale, volumeScale, maxCandles, true);
    }

    private CandleSeries(
            Timeframe timeframe, int priceScale, int volumeScale, int maxCandles, boolean regular) {
        FixedPoint.unit(priceScale);
        FixedPoint.unit(volumeScale);
        if (maxCandles < 2 * LongColumn.CHUNK) {
            throw new IllegalArgumentException(
                    "maxCandles must be at least " + 2 * LongColumn.CHUNK + ", was " + maxCandles);
        }
        this.timeframe = timeframe;
        this.priceScale = priceScale;
        this.volumeScale = volumeScale;
        this.maxCandles = maxCandles;
        this.regular = regular;
    }

    /** An empty series of bars that are not made of time, as {@link TradeBars} builds them. */
    static CandleSeries irregular(int priceScale, int volumeScale) {
        return new CandleSeries(Timeframe.S1, priceScale, volumeScale, MAX_CANDLES, false);
    }

    /** The candles' length; a second, which says nothing, if they are not {@link #isRegular}. */
    public Timeframe timeframe() {
        return timeframe;
    }

    /** False for bars that last until something has traded, not for a time. */
    public boolean isRegular() {
        return regular;
    }

    public int priceScale() {
        return priceScale;
    }

    public int volumeScale() {
        return volumeScale;
    }

    /** Grows with every change; equal versions of one series mean equal content. */
    public long version() {
        return version;
    }

    public int size() {
        return end - first;
    }

    public boolean isEmpty() {
        return end == first;
    }

    /**
     * Decimals that the prices so far really use, at most {@link #priceScale}: a series of scale 8
     * whose prices are all whole cents shows two decimals.
     */
    public int priceDecimals() {
        return decimals;
    }

    /**
     * The candle at an index counted from the oldest.
     *
     * @throws IndexOutOfBoundsException outside 0..size-1
     */
    public Candle candle(int index) {
        return candleAt(first + checkIndex(index));
    }

    /** Open time of the candle at an index counted from the oldest, epoch nanoseconds. */
    public long openTime(int index) {
        return times.get(first + checkIndex(index));
    }

    /**
     * The newest candle.
     *
     * @throws IndexOutOfBoundsException if the series is empty
     */
    public Candle last() {
        return candle(size() - 1);
    }

    /**
     * Replaces all candles.
     *
     * @param candles oldest first, open times strictly increasing; beyond {@link #MAX_CANDLES} the
     *     newest are kept
     * @throws IllegalArgumentException naming the candle, if one is inconsistent or out of order;
     *     the series is then unchanged
     */
    public void replaceAll(List<Candle> candles) {
        checkOrder(candles);
        int skip = Math.max(0, candles.size() - maxCandles);
        pyramid.clear();
        times.clear();
        trades.clear();
        first = 0;
        end = 0;
        decimals = 0;
        for (Candle candle : candles.subList(skip, candles.size())) {
            write(end++, candle);
        }
        if (end > 0) {
            pyramid.refresh(first, end, first, end);
        }
        changed(Change.REPLACED);
    }

    /**
     * Takes the newest state of one candle. A later open time than the last appends it; an open
     * time that the series holds replaces that candle in place (live ticks, late corrections); an
     * older one that it does not hold is ignored, since {@link #prepend} and {@link #replaceAll}
     * are the ways history comes in.
     *
     * @return false if the candle was ignored
     * @throws IllegalArgumentException if the candle is inconsistent
     */
    public boolean update(Candle candle) {
        check(candle);
        if (isEmpty() || candle.openTime() > times.get(end - 1)) {
            if (size() == maxCandles) {
                dropOldest();
            }
            write(end, candle);
            end++;
            pyramid.refresh(first, end, end - 1, end);
            changed(Change.APPENDED);
            return true;
        }
        int position = positionAtOrAfter(candle.openTime());
        if (times.get(position) != candle.openTime()) {
            return false;
        }
        write(position, candle);
        pyramid.refresh(first, end, position, position + 1);
        changed(position == end - 1 ? Change.LAST_UPDATED : Change.CORRECTED);
        return true;
    }

    /**
     * Adds history on the left. Candles that are not older than the oldest one held are left out,
     * as are the oldest ones beyond the bound. On an empty series this is {@link #replaceAll}.
     *
     * @param older oldest first, open times strictly increasing
     * @return how many were added
     * @throws IllegalArgumentException as {@link #replaceAll}
     */
    public int prepend(List<Candle> older) {
        if (isEmpty()) {
            replaceAll(older);
            return size();
        }
        checkOrder(older);
        long oldest = times.get(first);
        int usable = older.size();
        while (usable > 0 && older.get(usable - 1).openTime() >= oldest) {
            usable--;
        }
        int added = Math.min(usable, maxCandles - size());
        if (added == 0) {
            return 0;
        }
        int newFirst = first - added;
        for (int i = 0; i < added; i++) {
            write(newFirst + i, older.get(usable - added + i));
        }
        int oldFirst = first;
        first = newFirst;
        pyramid.refresh(first, end, first, oldFirst);
        changed(Change.PREPENDED);
        return added;
    }

    /** Removes every candle. */
    public void clear() {
        replaceAll(List.of());
    }

    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    // --- by position, for the chart -------------------------------------------------------------

    /** Position of the oldest candle. */
    int firstPosition() {
        return first;
    }

    /** Position after the newest candle. */
    int endPosition() {
        return end;
    }

    LodPyramid pyramid() {
        return pyramid;
    }

    long timeAt(int position) {
        return times.get(position);
    }

    Candle candleAt(int position) {
        LodLevel c = pyramid.candles();
        return new Candle(
                times.get(position),
                c.open.get(position),
                c.high.get(position),
                c.low.get(position),
                c.close.get(position),
                c.volume.get(position),
                trades.get(position));
    }

    /** Nanoseconds from candle to candle: the timeframe, or the mean of up to the last 1,000. */
    long pace() {
        int sample = Math.min(size() - 1, 1_000);
        return regular || sample < 1
                ? timeframe.nanos()
                : Math.max(1, (times.get(end - 1) - times.get(end - 1 - sample)) / sample);
    }

    /** Lowest position whose open time is at or after {@code time}; the end position if none. */
    int positionAtOrAfter(long time) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (times.get(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    // --- inside ---------------------------------------------------------------------------------

    private void write(int position, Candle candle) {
        times.set(position, candle.openTime());
        trades.set(position, candle.trades());
        pyramid.candles()
                .set(
                        position,
                        candle.open(),
                        candle.high(),
                        candle.low(),
                        candle.close(),
                        candle.volume());
        noteDecimals(candle.open());
        noteDecimals(candle.high());
        noteDecimals(candle.low());
        noteDecimals(candle.close());
    }

    private void noteDecimals(long price) {
        while (decimals < priceScale && price % FixedPoint.unit(priceScale - decimals) != 0) {
            decimals++;
        }
    }

    private void dropOldest() {
        first += LongColumn.CHUNK;
        times.dropBefore(first);
        trades.dropBefore(first);
        pyramid.dropBefore(first, end);
    }

    private void changed(Change change) {
        version++;
        for (Listener listener : listeners) {
            listener.changed(change);
        }
    }

    private int checkIndex(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("candle " + index + " of " + size());
        }
        return index;
    }

    private static void checkOrder(List<Candle> candles) {
        long previous = Long.MIN_VALUE;
        for (Candle candle : candles) {
            check(candle);
            if (candle.openTime() <= previous) {
                throw new IllegalArgumentException(
                        "candles must be oldest first without repeats: "
                                + candle
                                + " follows open time "
                                + previous);
            }
            previous = candle.openTime();
        }
    }

    private static void check(Candle candle) {
        if (!candle.isConsistent()) {
            throw new IllegalArgumentException(
                    "needs low <= open, close <= high and volume >= 0: " + candle);
        }
    }
}
