package io.aibotiyi.workstation.state;

import io.aibotiyi.charts.CandleSeries;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.client.Streams.Subscription;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The candles in view: history first, then the growing edge, from opening until closing. */
public final class CandleFocus {

    /**
     * What a wide window shows at first; the chart asks for more when somebody looks further back.
     */
    static final int FIRST = 600;

    /** Candles that are loaded at once when somebody looks further back. */
    public static final int PAGE = 2000;

    private final InstrumentId id;
    private final Instrument instrument;
    private final Timeframe timeframe;
    private final CandleSeries series;
    private final Live<Health> health;
    private final FxBridge bridge;
    private final Runnable drain = this::drain;
    private final TreeMap<Long, Candle> fresh = new TreeMap<>();
    private @Nullable List<Candle> replacement;
    private List<Candle> older = List.of();
    private @Nullable AibotClient client;
    private @Nullable Subscription subscription;
    private volatile boolean closed;
    private boolean interrupted;
    private long newest = Long.MIN_VALUE;

    CandleFocus(Instrument instrument, Timeframe timeframe, FxBridge bridge) {
        this.id = instrument.id();
        this.instrument = instrument;
        this.timeframe = timeframe;
        this.bridge = bridge;
        series = new CandleSeries(timeframe, instrument.priceScale(), instrument.quantityScale());
        health = new Live<>(bridge, Health.LOADING);
    }

    public InstrumentId id() {
        return id;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** FX thread only. */
    public CandleSeries series() {
        return series;
    }

    public Live<Health> health() {
        return health;
    }

    /** Loads history and subscribes; blocks, off the FX thread. */
    void open(AibotClient from) {
        client = from;
        loadHistory(from, FIRST);
        if (closed) {
            return;
        }
        Subscribe request = new Subscribe(0, Channel.CANDLES, id, null, timeframe.toString(), null);
        subscription = from.streams().subscribe(request, new Edge());
    }

    /** Loads again what the store holds now: after a lost connection. Blocks. */
    void reload() {
        AibotClient from = client;
        if (from != null && !closed) {
            loadHistory(from, PAGE);
        }
    }

    /** Loads the page before an open time; blocks, off the FX thread. */
    void loadBefore(long openTime) {
        AibotClient from = client;
        if (from == null || closed) {
            return;
        }
        Instant to = EpochNanos.toInstant(openTime);
        List<Candle> page =
                candles(from.markets().candles(id, timeframe, null, to, PAGE).candles());
        synchronized (this) {
            older = page;
        }
        bridge.mark(drain);
    }

    boolean isOpen() {
        return !closed;
    }

    void close() {
        closed = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    private void loadHistory(AibotClient from, int length) {
        try {
            List<Candle> page =
                    candles(from.markets().candles(id, timeframe, null, null, length).candles());
            synchronized (this) {
                replacement = page;
            }
            bridge.mark(drain);
            health.set(Health.LIVE);
        } catch (RuntimeException e) {
            health.set(Health.failed(Failures.describe(e)));
        }
    }

    private List<Candle> candles(List<CandleView> views) {
        List<Candle> all = new ArrayList<>(views.size());
        for (CandleView view : views) {
            all.add(Units.candle(instrument, view));
        }
        return all;
    }

    private void drain() {
        List<Candle> all;
        List<Candle> left;
        List<Candle> right;
        synchronized (this) {
            all = replacement;
            replacement = null;
            left = older;
            older = List.of();
            right = List.copyOf(fresh.values());
            fresh.clear();
        }
        boolean empty = series.isEmpty();
        if (all != null) {
            series.replaceAll(all);
        }
        if (!left.isEmpty()) {
            series.prepend(left);
        }
        right.forEach(series::update);
        if (empty != series.isEmpty()) {
            health.update(h -> h);
        }
    }

    private final class Edge implements Streams.Listener {

        @Override
        public void frame(StreamFrame frame) {
            if (closed || !(frame instanceof StreamFrame.Candles news)) {
                return;
            }
            List<Candle> told = candles(news.candles());
            boolean again;
            synchronized (CandleFocus.this) {
                again = news.snapshot() && (interrupted || wentBack(told));
                interrupted = false;
                told.forEach(c -> fresh.put(c.openTime(), c));
                if (!told.isEmpty()) {
                    newest = told.getLast().openTime();
                }
            }
            bridge.mark(drain);
            health.set(Health.LIVE);
            if (again) {
                Thread.ofVirtual().name("candles-reload").start(CandleFocus.this::reload);
            }
        }

        /** A replay went back: what came later has not happened yet. */
        private boolean wentBack(List<Candle> told) {
            if (told.isEmpty() || told.getLast().openTime() >= newest) {
                return false;
            }
            fresh.clear();
            replacement = told;
            return true;
        }

        @Override
        public void interrupted(String reason) {
            synchronized (CandleFocus.this) {
                interrupted = true;
            }
            health.set(Health.stale(reason));
        }

        @Override
        public void failed(ApiException problem) {
            health.set(Health.failed(Failures.describe(problem)));
        }
    }
}
