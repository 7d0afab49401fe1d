package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.backend.marketdata.DayStatistics;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.Footprints;
import io.aibotiyi.backend.marketdata.MarketData.Subscription;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.indicators.CandleAggregator;
import io.aibotiyi.venues.book.L2Book;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's market as it is now.
 *
 * <p><b>Threads.</b> The venue's one feed thread calls the methods of the writing half, in the
 * order in which things happen; anybody may call the others. A short lock keeps readers from seeing
 * half of a change; listeners are called outside it, on the feed thread.
 *
 * <p><b>Bounds.</b> {@link TradeRing#SIZE} trades, the candles of {@link LiveCandles}, the rows of
 * {@link LiveFootprints}, {@link L2Book#DEFAULT_LIMIT} levels a side and {@link Listeners#MAX}
 * subscriptions. Beyond them the oldest trades, candles and rows and the worst levels go, and
 * further subscriptions are refused.
 */
public final class InstrumentFeed {

    private static final long DAY = 86_400_000_000_000L;

    private final Instrument instrument;
    private final TradingMode mode;
    private final PastCandles past;
    private final long staleAfter;
    private final Consumer<FeedStatus> stateChanged;

    private final ReentrantLock lock = new ReentrantLock();
    private final L2Book book = new L2Book();
    private final TradeRing trades = new TradeRing();
    private final RateMeter rate = new RateMeter();
    private final Listeners listeners;
    private final List<Candle> closedSeconds = new ArrayList<>();
    private final List<Candle> closedMinutes = new ArrayList<>();
    private LiveCandles candles;
    private LiveFootprints footprints;
    private long start;

    private FeedState state = FeedState.CONNECTING;
    private String note = "";
    private boolean inSync;
    private long sequence;
    private long bookTime;
    private long lastMessage;
    private long latency;
    private long localNow;
    private long venueNow;
    private long gaps;
    private @Nullable Candle day;
    private long dayEnd;

    /**
     * @param past candles before {@code start}
     * @param start when the feed begins, nanoseconds since the epoch at the venue, whole seconds
     * @param staleAfter nanoseconds of silence after which a live feed is called stale
     * @param stateChanged told of each change of state, on the feed thread
     */
    public InstrumentFeed(
            Instrument instrument,
            TradingMode mode,
            PastCandles past,
            long start,
            long staleAfter,
            Consumer<FeedStatus> stateChanged) {
        this.instrument = instrument;
        this.mode = mode;
        this.past = past;
        this.staleAfter = staleAfter;
        this.stateChanged = stateChanged;
        listeners = new Listeners(instrument.id());
        venueNow = start;
        this.start = start;
        candles = new LiveCandles(start, closedSeconds::add, closedMinutes::add);
        footprints = new LiveFootprints(start);
    }

    public Instrument instrument() {
        return instrument;
    }

    public TradingMode mode() {
        return mode;
    }

    // the writing half: feed thread only

    /** Before the first event: asks the past for the minute in which the feed begins. May block. */
    public void begin() {
        long minute = Timeframe.M1.floor(start);
        List<Candle> before = past.candles(Timeframe.S1, minute, start, 60);
        lock.lock();
        try {
            candles.begin(before);
        } finally {
            lock.unlock();
        }
    }

    /** The whole book, exact from here on; makes the feed live. */
    public void bookSnapshot(BookSnapshot snapshot, long localTime) {
        lock.lock();
        try {
            book.clear();
            set(Side.BUY, snapshot.bids());
            set(Side.SELL, snapshot.asks());
            inSync = true;
            sequence = snapshot.sequence();
            heard(snapshot.time(), localTime);
            bookTime = snapshot.time();
        } finally {
            lock.unlock();
        }
        listeners.each(listener -> listener.bookSnapshot(snapshot));
        enter(FeedState.LIVE, "");
    }

    /**
     * Absolute level changes that follow the book as it is; not applied while it is not in sync.
     *
     * @param time nanoseconds since the epoch at the venue
     */
    public void bookChanged(
            long newSequence,
            long time,
            long localTime,
            List<BookLevel> bids,
            List<BookLevel> asks) {
        if (!inSync) {
            return;
        }
        long previous = sequence;
        lock.lock();
        try {
            set(Side.BUY, bids);
            set(Side.SELL, asks);
            sequence = newSequence;
            heard(time, localTime);
            bookTime = time;
        } finally {
            lock.unlock();
        }
        listeners.each(l -> l.bookChanged(previous, newSequence, time, bids, asks));
    }

    /** The book lost sync: empty and not served until the next snapshot. Counts a gap. */
    public void bookLost(String reason) {
        lock.lock();
        try {
            gaps++;
        } finally {
            lock.unlock();
        }
        bookInvalid(FeedState.RESYNCING, reason);
    }

    /** Takes the book away for another reason than a gap, under another state. */
    public void bookInvalid(FeedState newState, String reason) {
        boolean was;
        lock.lock();
        try {
            was = inSync;
            inSync = false;
            book.clear();
        } finally {
            lock.unlock();
        }
        if (was) {
            listeners.each(listener -> listener.bookInvalid(reason));
        }
        enter(newState, reason);
    }

    public void traded(Trade trade) {
        lock.lock();
        try {
            trades.add(trade);
            candles.add(trade);
            footprints.add(trade);
            heard(trade.exchangeTime(), trade.localTime());
        } finally {
            lock.unlock();
        }
        listeners.each(listener -> listener.traded(trade));
        tellClosed();
        if (listeners.hasStreams()) {
            candles.growingSecond().ifPresent(c -> listeners.grew(Timeframe.S1, c));
            candles.growingMinute().ifPresent(c -> listeners.grew(Timeframe.M1, c));
        }
    }

    /** Takes in a trade of a time that is run through quickly; nobody is told. */
    public void recall(Trade trade) {
        lock.lock();
        try {
            trades.add(trade);
            candles.add(trade);
            footprints.add(trade);
            venueNow = Math.max(venueNow, trade.exchangeTime());
        } finally {
            lock.unlock();
        }
        closedSeconds.clear();
        closedMinutes.clear();
    }

    /** Ends a quick run: candle subscribers go on from here. */
    public void recalled(long venueTime) {
        lock.lock();
        try {
            candles.advanceTo(venueTime);
            venueNow = Math.max(venueNow, venueTime);
        } finally {
            lock.unlock();
        }
        closedSeconds.clear();
        closedMinutes.clear();
        listeners.restartStreams();
    }

    /** Changes the state, for example to PAUSED; the book stays as it is. */
    public void enter(FeedState newState, String newNote) {
        FeedStatus changed;
        lock.lock();
        try {
            if (state == newState && note.equals(newNote)) {
                return;
            }
            state = newState;
            note = newNote;
            changed = statusLocked();
        } finally {
            lock.unlock();
        }
        stateChanged.accept(changed);
    }

    /**
     * To be called some times a second: closes candles, lets subscribers in and out, notices
     * silence.
     *
     * @param venueTime the venue's present
     * @param localTime our present
     */
    public void heartbeat(long venueTime, long localTime) {
        listeners.settle();
        boolean silent;
        lock.lock();
        try {
            venueNow = Math.max(venueNow, venueTime);
            localNow = localTime;
            candles.advanceTo(venueTime);
            silent = lastMessage != 0 && localTime - lastMessage > staleAfter;
        } finally {
            lock.unlock();
        }
        tellClosed();
        listeners.passed(venueTime);
        if (silent && state == FeedState.LIVE) {
            enter(FeedState.STALE, "nothing came for " + staleAfter / 1_000_000_000L + " s");
        } else if (!silent && state == FeedState.STALE) {
            enter(FeedState.LIVE, "");
        }
    }

    /**
     * Forgets everything since the start and begins anew at another time, in whole seconds;
     * subscribers stay.
     */
    public void restart(long newStart, String reason) {
        bookInvalid(FeedState.RESYNCING, reason);
        closedSeconds.clear();
        closedMinutes.clear();
        LiveCandles fresh = new LiveCandles(newStart, closedSeconds::add, closedMinutes::add);
        lock.lock();
        try {
            candles = fresh;
            footprints = new LiveFootprints(newStart);
            trades.clear();
            start = newStart;
            venueNow = newStart;
            day = null;
        } finally {
            lock.unlock();
        }
        begin();
        listeners.restartStreams();
    }

    /** The feed ends: subscribers are told that the book is invalid and hear nothing more. */
    public void end(String reason) {
        listeners.settle();
        bookInvalid(FeedState.DISCONNECTED, reason);
    }

    private void set(Side side, List<BookLevel> levels) {
        for (BookLevel level : levels) {
            book.set(side, level.price(), level.quantity());
        }
    }

    private void heard(long venueTime, long localTime) {
        lastMessage = localTime;
        localNow = Math.max(localNow, localTime);
        venueNow = Math.max(venueNow, venueTime);
        latency = localTime - venueTime;
        rate.count(localTime);
    }

    /** Tells, outside the lock, what closed inside it. */
    private void tellClosed() {
        closedSeconds.forEach(candle -> listeners.closed(Timeframe.S1, candle));
        closedMinutes.forEach(candle -> listeners.closed(Timeframe.M1, candle));
        closedSeconds.clear();
        closedMinutes.clear();
    }

    // the reading half: any thread

    public FeedStatus status() {
        lock.lock();
        try {
            return statusLocked();
        } finally {
            lock.unlock();
        }
    }

    private FeedStatus statusLocked() {
        return new FeedStatus(
                instrument.id(),
                state,
                mode,
                lastMessage,
                latency,
                rate.perSecond(localNow),
                gaps,
                note);
    }

    public Optional<BookSnapshot> book(int depth) {
        lock.lock();
        try {
            return inSync
                    ? Optional.of(book.snapshot(sequence, bookTime, depth))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    public List<Trade> recentTrades(int limit) {
        lock.lock();
        try {
            return trades.newest(limit);
        } finally {
            lock.unlock();
        }
    }

    /** See {@link io.aibotiyi.backend.marketdata.MarketData#footprints}. */
    public Footprints footprints(Timeframe timeframe, long step, long to, int limit) {
        boolean ofMinutes = CandleAggregator.fits(Timeframe.M1, timeframe);
        Map<Long, MinuteFootprint> minutes = Map.of();
        List<Trade> single = List.of();
        long since;
        long through;
        long from;
        long end;
        lock.lock();
        try {
            end = ceiling(timeframe, Math.min(to, venueNow + 1));
            from = timeframe.floor(end - (limit - 1) * timeframe.nanos() - 1);
            since = footprints.since();
            through = footprints.through();
            if (ofMinutes) {
                minutes = footprints.between(from, end);
            } else {
                single = trades.newest(TradeRing.SIZE);
                since = single.size() < TradeRing.SIZE ? start : single.getFirst().exchangeTime();
            }
        } finally {
            lock.unlock();
        }
        FootprintSums sums = new FootprintSums(timeframe, step);
        minutes.forEach((open, minute) -> minute.addTo(sums, open));
        for (Trade trade : single) {
            if (trade.exchangeTime() >= from && trade.exchangeTime() < end) {
                sums.add(trade);
            }
        }
        return new Footprints(sums.oldestFirst(), from, since, through);
    }

    /** Mid of a book in sync with both sides, rounded down; else the last trade. */
    public OptionalLong markPrice() {
        lock.lock();
        try {
            if (inSync && book.depth(Side.BUY) > 0 && book.depth(Side.SELL) > 0) {
                long bid = book.bestPrice(Side.BUY);
                return OptionalLong.of(bid + (book.bestPrice(Side.SELL) - bid) / 2);
            }
            Trade last = trades.last();
            return last == null ? OptionalLong.empty() : OptionalLong.of(last.price());
        } finally {
            lock.unlock();
        }
    }

    /** See {@link io.aibotiyi.backend.marketdata.MarketData#candles}; may block on the past. */
    public List<Candle> candles(Timeframe timeframe, long from, long to, int limit) {
        CandleSums sums = new CandleSums(timeframe, from, to, limit);
        CandleRing base;
        long covered;
        lock.lock();
        try {
            base = candles.base(timeframe);
            covered = base.coveredFrom();
            base.addAllTo(sums);
        } finally {
            lock.unlock();
        }
        long border = timeframe.floor(covered);
        if (border < covered && border >= from && border < to) {
            addPast(sums, base.timeframe(), border, covered);
        }
        int missing = sums.missing();
        long pastEnd = Math.min(border, ceiling(timeframe, to));
        List<Candle> older =
                missing > 0 && from < pastEnd
                        ? past.candles(timeframe, from, pastEnd, missing)
                        : List.of();
        for (int i = older.size() - 1; i >= 0; i--) {
            sums.addOlder(older.get(i));
        }
        return sums.oldestFirst();
    }

    /** Adds what the past has of a candle in which the feed begins: minutes, then seconds. */
    private void addPast(CandleSums sums, Timeframe finer, long from, long to) {
        long even = finer.floor(to);
        addPieces(sums, Timeframe.S1, even, to);
        addPieces(sums, finer, from, even);
    }

    private void addPieces(CandleSums sums, Timeframe finer, long from, long to) {
        int count = (int) ((to - from) / finer.nanos());
        List<Candle> pieces = count > 0 ? past.candles(finer, from, to, count) : List.of();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            sums.addOlder(pieces.get(i));
        }
    }

    private static long ceiling(Timeframe timeframe, long time) {
        long floor = timeframe.floor(time);
        return floor == time ? time : floor + timeframe.nanos();
    }

    /** Empty before anything is known of the last 24 hours; may block on the past. */
    public Optional<DayStatistics> dayStatistics() {
        long now;
        Candle growing;
        Candle closed;
        lock.lock();
        try {
            now = Timeframe.M1.floor(venueNow);
            growing = candles.growingMinute().orElse(null);
            closed = dayEnd == now ? day : null;
        } finally {
            lock.unlock();
        }
        if (closed == null) {
            closed = closedDay(now);
        }
        Candle all =
                growing == null
                        ? closed
                        : closed == null ? growing : CandleSums.join(closed, growing);
        return all == null
                ? Optional.empty()
                : Optional.of(
                        new DayStatistics(
                                instrument.id(),
                                all.open(),
                                all.high(),
                                all.low(),
                                all.close(),
                                all.volume()));
    }

    /** Minutes that closed before {@code end} within 24 hours, as one candle; kept for a minute. */
    private @Nullable Candle closedDay(long end) {
        Candle sum = null;
        for (Candle minute : candles(Timeframe.M1, end - DAY, end, 1_440)) {
            sum = sum == null ? minute : CandleSums.join(sum, minute);
        }
        lock.lock();
        try {
            day = sum;
            dayEnd = end;
        } finally {
            lock.unlock();
        }
        return sum;
    }

    /** See {@link io.aibotiyi.backend.marketdata.MarketData#subscribe}. */
    public Subscription subscribe(MarketListener listener) {
        return listeners.add(
                listener,
                () -> {
                    // on the feed thread, which alone writes: no lock needed to read
                    if (inSync) {
                        listener.bookSnapshot(book.snapshot(sequence, bookTime, Integer.MAX_VALUE));
                    }
                });
    }

    /** See {@link io.aibotiyi.backend.marketdata.MarketData#subscribeCandles}. */
    public Subscription subscribeCandles(Timeframe timeframe, Consumer<Candle> listener) {
        return listeners.addStream(listener, () -> stream(timeframe, listener));
    }

    private CandleStream stream(Timeframe timeframe, Consumer<Candle> listener) {
        CandleRing base = candles.base(timeframe);
        long open = timeframe.floor(venueNow);
        CandleSums sums = new CandleSums(timeframe, open, open + 1, 1);
        base.addClosedTo(sums);
        long covered = base.coveredFrom();
        if (open < covered) {
            addPast(sums, base.timeframe(), open, covered);
        }
        List<Candle> current = sums.oldestFirst();
        CandleStream stream =
                new CandleStream(
                        timeframe,
                        base.timeframe(),
                        current.isEmpty() ? null : current.getFirst(),
                        listener);
        base.aggregator().growing().ifPresent(stream::grew);
        return stream;
    }
}
