package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.backend.marketdata.MarketData.Subscription;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who follows one instrument. Anybody may add and close; the lists change and the listeners are
 * called on the feed thread alone. A listener that throws is logged once and dropped.
 */
final class Listeners {

    /** Most subscriptions of one instrument. */
    static final int MAX = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final InstrumentId instrument;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Entry> joining = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean left = new AtomicBoolean();
    private final List<Entry> entries = new ArrayList<>();
    private int streams;

    Listeners(InstrumentId instrument) {
        this.instrument = instrument;
    }

    /** One subscription: of events, or of candles. */
    private final class Entry implements Subscription {
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final @Nullable MarketListener listener;
        private final @Nullable Supplier<CandleStream> streamMaker;
        private final Runnable welcome;
        private @Nullable CandleStream stream;

        Entry(
                @Nullable MarketListener listener,
                @Nullable Supplier<CandleStream> streamMaker,
                Runnable welcome) {
            this.listener = listener;
            this.streamMaker = streamMaker;
            this.welcome = welcome;
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                count.decrementAndGet();
                left.set(true);
            }
        }

        void begin() {
            welcome.run();
            if (streamMaker != null) {
                stream = streamMaker.get();
            }
        }
    }

    Subscription add(MarketListener listener, Runnable welcome) {
        return enter(new Entry(listener, null, welcome));
    }

    Subscription addStream(Consumer<Candle> listener, Supplier<CandleStream> streamMaker) {
        return enter(new Entry(null, streamMaker, () -> {}));
    }

    private Entry enter(Entry entry) {
        if (count.incrementAndGet() > MAX) {
            count.decrementAndGet();
            throw new IllegalStateException(
                    instrument + " has " + MAX + " subscriptions already: close some first");
        }
        joining.add(entry);
        return entry;
    }

    /** Lets those in who came and out who left. */
    void settle() {
        for (Entry entry = joining.poll(); entry != null; entry = joining.poll()) {
            Entry next = entry;
            entries.add(next);
            call(next, next::begin);
        }
        if (left.getAndSet(false)) {
            entries.removeIf(entry -> !entry.open.get());
        }
        streams = 0;
        for (Entry entry : entries) {
            streams += entry.stream == null ? 0 : 1;
        }
    }

    boolean hasStreams() {
        return streams > 0;
    }

    void each(Consumer<MarketListener> event) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            MarketListener listener = entry.listener;
            if (listener != null) {
                call(entry, () -> event.accept(listener));
            }
        }
    }

    void grew(Timeframe base, Candle candle) {
        eachStream(base, stream -> stream.grew(candle));
    }

    void closed(Timeframe base, Candle candle) {
        eachStream(base, stream -> stream.closed(candle));
    }

    void passed(long time) {
        eachStream(null, stream -> stream.passed(time));
    }

    /** Makes every stream anew, after the candles did. */
    void restartStreams() {
        for (Entry entry : entries) {
            Supplier<CandleStream> maker = entry.streamMaker;
            if (maker != null) {
                call(entry, () -> entry.stream = maker.get());
            }
        }
    }

    private void eachStream(@Nullable Timeframe base, Consumer<CandleStream> event) {
        if (streams == 0) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            CandleStream stream = entry.stream;
            if (stream != null && (base == null || stream.base().equals(base))) {
                call(entry, () -> event.accept(stream));
            }
        }
    }

    private void call(Entry entry, Runnable event) {
        if (!entry.open.get()) {
            return;
        }
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.error("A listener of {} failed and was dropped", instrument, e);
            entry.close();
        }
    }
}
