package io.aibotiyi.indicators;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns trades, or finer candles, into candles of one timeframe; a live feed and a batch over
 * history run this same code.
 *
 * <p><b>Order.</b> A candle grows until an input, or {@link #advanceTo}, reaches its end; then it
 * is closed, handed out once and never changes. Inputs inside the growing candle may come in any
 * order: its open is the price of the earliest time and its close that of the latest, equal times
 * in order of arrival. An input that belongs before the growing candle is <i>late</i>: it changes
 * nothing, is counted in {@link #late} and {@code add} returns false.
 *
 * <p><b>Empty intervals</b> are left out or carried forward, see {@link EmptyCandles}. A stretch of
 * more than {@value #MAX_CARRIED} of them is left out in either case, so that one absurd time stamp
 * cannot flood the receiver.
 *
 * <p>Prices and volumes are the inputs' units. A volume beyond 64 bits throws {@link
 * ArithmeticException} and changes nothing. Single-threaded; the receiver is called inside {@code
 * add}, {@code advanceTo} and {@code finish}, and must not call back.
 */
public final class CandleAggregator {

    /** The longest stretch of empty candles that is carried forward. */
    public static final int MAX_CARRIED = 100_000;

    private final Timeframe timeframe;
    private final EmptyCandles emptyCandles;
    private final Consumer<Candle> closed;

    private boolean growing;
    private boolean hollow;
    private boolean started;
    private long nextOpenTime;
    private long lastClose;
    private long late;

    private long openTime;
    private long openAt;
    private long open;
    private long high;
    private long low;
    private long closeAt;
    private long close;
    private long volume;
    private long trades;

    /**
     * @param closed receives each closed candle, oldest first
     */
    public CandleAggregator(
            Timeframe timeframe, EmptyCandles emptyCandles, Consumer<Candle> closed) {
        this.timeframe = timeframe;
        this.emptyCandles = emptyCandles;
        this.closed = closed;
    }

    /** The candles of trades, the last one included although it may still have grown. */
    public static List<Candle> ofTrades(
            Iterable<Trade> trades, Timeframe timeframe, EmptyCandles emptyCandles) {
        List<Candle> candles = new ArrayList<>();
        var aggregator = new CandleAggregator(timeframe, emptyCandles, candles::add);
        trades.forEach(aggregator::add);
        aggregator.finish();
        return candles;
    }

    /**
     * The candles of finer candles, the last one included although it may still have grown.
     *
     * @throws IllegalArgumentException if candles of {@code finer} do not fit into {@code coarser}
     */
    public static List<Candle> ofCandles(
            Iterable<Candle> candles,
            Timeframe finer,
            Timeframe coarser,
            EmptyCandles emptyCandles) {
        List<Candle> result = new ArrayList<>();
        var aggregator = new CandleAggregator(coarser, emptyCandles, result::add);
        candles.forEach(candle -> aggregator.add(candle, finer));
        aggregator.finish();
        return result;
    }

    /**
     * True if every candle of {@code coarser} is made of whole candles of {@code finer}: its length
     * is a multiple and the boundaries meet (weeks begin on Monday, so they are not made of, say,
     * 7h candles).
     */
    public static boolean fits(Timeframe finer, Timeframe coarser) {
        long start = coarser.floor(0);
        return coarser.isMultipleOf(finer) && finer.floor(start) == start;
    }

    /**
     * Adds one trade at its exchange time.
     *
     * @return false if it was late
     */
    public boolean add(Trade trade) {
        return add(trade.exchangeTime(), trade.price(), trade.quantity());
    }

    /**
     * As {@link #add(Trade)}, without an object.
     *
     * @param time nanoseconds since the epoch
     */
    public boolean add(long time, long price, long quantity) {
        return add(time, time, price, price, price, price, quantity, 1);
    }

    /**
     * Adds one finer candle. Where its number of trades is unknown, so is that of the result. One
     * known to be empty (volume 0, trades 0) only repeats an older price, so it shapes the result
     * only as long as nothing else does.
     *
     * @param finer its length
     * @return false if it was late
     * @throws IllegalArgumentException if candles of that length do not fit into this timeframe
     */
    public boolean add(Candle candle, Timeframe finer) {
        if (!fits(finer, timeframe)) {
            throw new IllegalArgumentException(
                    timeframe + " candles cannot be made of " + finer + " candles");
        }
        return add(
                candle.openTime(),
                candle.openTime() + finer.nanos() - 1,
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume(),
                candle.trades());
    }

    private boolean add(
            long firstTime,
            long lastTime,
            long firstPrice,
            long highest,
            long lowest,
            long lastPrice,
            long quantity,
            long count) {
        long start = timeframe.floor(firstTime);
        if (started && start < (growing ? openTime : nextOpenTime)) {
            late++;
            return false;
        }
        if (growing && start == openTime) {
            volume = Math.addExact(volume, quantity);
            trades = trades < 0 || count < 0 ? -1 : trades + count;
            if (count == 0 && quantity == 0) {
                return true;
            }
            if (hollow) {
                shape(firstTime, lastTime, firstPrice, highest, lowest, lastPrice);
                hollow = false;
                return true;
            }
            high = Math.max(high, highest);
            low = Math.min(low, lowest);
            if (firstTime < openAt) {
                openAt = firstTime;
                open = firstPrice;
            }
            if (lastTime >= closeAt) {
                closeAt = lastTime;
                close = lastPrice;
            }
            return true;
        }
        closeGrowing();
        carryUntil(start);
        started = true;
        growing = true;
        openTime = start;
        shape(firstTime, lastTime, firstPrice, highest, lowest, lastPrice);
        volume = quantity;
        trades = count;
        hollow = count == 0 && quantity == 0;
        return true;
    }

    private void shape(
            long firstTime,
            long lastTime,
            long firstPrice,
            long highest,
            long lowest,
            long lastPrice) {
        openAt = firstTime;
        open = firstPrice;
        high = highest;
        low = lowest;
        closeAt = lastTime;
        close = lastPrice;
    }

    /**
     * Tells the time, where it passes without trades: closes the growing candle if it ends at or
     * before {@code time}, and carries empty ones forward up to the interval that holds {@code
     * time}. Going back does nothing.
     */
    public void advanceTo(long time) {
        long start = timeframe.floor(time);
        if (started && start > (growing ? openTime : nextOpenTime - 1)) {
            closeGrowing();
            carryUntil(start);
            nextOpenTime = start;
        }
    }

    /** Closes the growing candle, if any, before its time; later inputs of it are late. */
    public void finish() {
        closeGrowing();
    }

    /** The candle that is still growing, as of now; empty before the first input of it. */
    public Optional<Candle> growing() {
        return growing ? Optional.of(snapshot()) : Optional.empty();
    }

    /** How many inputs came too late to count. */
    public long late() {
        return late;
    }

    private Candle snapshot() {
        return new Candle(openTime, open, high, low, close, volume, trades);
    }

    private void closeGrowing() {
        if (!growing) {
            return;
        }
        Candle candle = snapshot();
        growing = false;
        lastClose = close;
        nextOpenTime = openTime + timeframe.nanos();
        closed.accept(candle);
    }

    private void carryUntil(long start) {
        if (!started
                || emptyCandles == EmptyCandles.SKIP
                || (start - nextOpenTime) / timeframe.nanos() > MAX_CARRIED) {
            return;
        }
        for (; nextOpenTime < start; nextOpenTime += timeframe.nanos()) {
            closed.accept(
                    new Candle(nextOpenTime, lastClose, lastClose, lastClose, lastClose, 0, 0));
        }
    }
}
