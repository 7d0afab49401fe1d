package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.client.Streams.Subscription;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.CandleView;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Instruments, tickers, feeds and the instrument and timeframe in view. Filled off the FX thread,
 * read on it through {@link Live} values. What is in view is remembered across backends by name.
 */
public final class MarketStore {

    private static final int SPARK_POINTS = 96;

    private final FxBridge bridge;
    private final Executor work;
    private final Notices notices;
    private final Live<List<InstrumentView>> instruments;
    private final Live<Health> health;
    private final Live<Map<InstrumentId, TickerView>> tickers;
    private final Live<Map<InstrumentId, FeedView>> feeds;
    private final Live<Map<InstrumentId, List<BigDecimal>>> sparks;
    private final List<MarketFocus> focuses = new CopyOnWriteArrayList<>();
    private final SharedInstruments shared;
    private final MarketFocus primary;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable AibotClient client;

    MarketStore(FxBridge bridge, Executor work, Notices notices) {
        this.bridge = bridge;
        this.work = work;
        this.notices = notices;
        instruments = new Live<>(bridge, List.of());
        health = new Live<>(bridge, Health.LOADING);
        tickers = new Live<>(bridge, Map.of());
        feeds = new Live<>(bridge, Map.of());
        sparks = new Live<>(bridge, Map.of());
        shared = new SharedInstruments(bridge, work);
        primary = new MarketFocus(bridge, shared, work, this::attempt);
        focuses.add(primary);
        primary.useCandles();
    }

    public Live<List<InstrumentView>> instruments() {
        return instruments;
    }

    /** Of the instrument list and the tickers. */
    public Live<Health> health() {
        return health;
    }

    public Live<Map<InstrumentId, TickerView>> tickers() {
        return tickers;
    }

    public Live<Map<InstrumentId, FeedView>> feeds() {
        return feeds;
    }

    /** Closes of the last day in quarters of an hour, oldest first. */
    public Live<Map<InstrumentId, List<BigDecimal>>> sparks() {
        return sparks;
    }

    /** What the window's own bars speak of: the first link group. It is open as long as we are. */
    public MarketFocus primary() {
        return primary;
    }

    /** Of {@link #primary}. */
    public Live<Optional<InstrumentFocus>> focus() {
        return primary.focus();
    }

    /** Of {@link #primary}. */
    public Live<Optional<CandleFocus>> candles() {
        return primary.candles();
    }

    /**
     * Something else to look at; nothing is opened before somebody uses it. Give it to {@link
     * #close} in the end.
     */
    public MarketFocus open(String instrument, Timeframe timeframe) {
        MarketFocus fresh = new MarketFocus(bridge, shared, work, this::attempt);
        fresh.remember(instrument, timeframe);
        focuses.add(fresh);
        work.execute(() -> {
            AibotClient from = client;
            if (from != null) {
                fresh.offer(from, instruments.get());
            }
        });
        return fresh;
    }

    /** Ends a focus; {@link #primary} stays. */
    public void close(MarketFocus focus) {
        if (!focus.equals(primary) && focuses.remove(focus)) {
            work.execute(focus::clear);
        }
    }

    /** Everything there is to look at, {@link #primary} first. */
    public List<MarketFocus> focuses() {
        return List.copyOf(focuses);
    }

    /** Brings an instrument into the view of {@link #primary}. */
    public void select(InstrumentId id) {
        primary.select(id);
    }

    /** Chooses the length of the candles in the view of {@link #primary}. */
    public void select(Timeframe next) {
        primary.select(next);
    }

    /** What to bring into view when a backend arrives: an instrument's name and a timeframe. */
    void remember(String instrument, Timeframe remembered) {
        primary.remember(instrument, remembered);
    }

    /** Starts over with this client. Blocks; on the work thread. */
    void attach(AibotClient fresh) {
        detach();
        client = fresh;
        try {
            instruments.set(List.copyOf(fresh.markets().instruments()));
        } catch (RuntimeException e) {
            health.set(Health.failed(Failures.describe(e)));
            return;
        }
        offer(fresh);
        subscribe(fresh, Channel.TICKERS, this::tickersFrame);
        subscribe(fresh, Channel.FEEDS, this::feedsFrame);
        loadSparks(fresh, instruments.get());
    }

    /**
     * Loads the instruments again: some came or went, or a lost connection is back. What is in view
     * stays in view if it is still there. Returns at once.
     */
    void reload() {
        work.execute(() -> Unattended.run(this::loadAgain));
    }

    private void loadAgain() {
        AibotClient from = client;
        if (from == null) {
            return;
        }
        if (subscriptions.isEmpty()) {
            attach(from);
        } else {
            attempt("Instruments", () -> replaceInstruments(from));
        }
    }

    private void replaceInstruments(AibotClient from) {
        List<InstrumentView> before = instruments.get();
        List<InstrumentView> now = List.copyOf(from.markets().instruments());
        if (now.equals(before)) {
            return;
        }
        instruments.set(now);
        Set<InstrumentId> ids = now.stream().map(InstrumentView::id).collect(Collectors.toSet());
        tickers.update(known -> only(known, ids));
        sparks.update(known -> only(known, ids));
        offer(from);
        loadSparks(from, now.stream().filter(i -> !before.contains(i)).toList());
    }

    private static <V> Map<InstrumentId, V> only(Map<InstrumentId, V> all, Set<InstrumentId> ids) {
        Map<InstrumentId, V> kept = new HashMap<>(all);
        kept.keySet().retainAll(ids);
        return Map.copyOf(kept);
    }

    void detach() {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
        client = null;
        focuses.forEach(MarketFocus::clear);
        instruments.set(List.of());
        tickers.set(Map.of());
        feeds.set(Map.of());
        sparks.set(Map.of());
        health.set(Health.LOADING);
    }

    private void offer(AibotClient from) {
        List<InstrumentView> all = instruments.get();
        focuses.forEach(f -> f.offer(from, all));
    }

    private void loadSparks(AibotClient from, List<InstrumentView> of) {
        for (InstrumentView view : of) {
            attempt(
                    "Day line of " + view.id().symbol(),
                    () -> {
                        List<BigDecimal> closes =
                                from
                                        .markets()
                                        .candles(view.id(), Timeframe.M15, null, null, SPARK_POINTS)
                                        .candles()
                                        .stream()
                                        .map(CandleView::close)
                                        .toList();
                        sparks.update(before -> with(before, view.id(), closes));
                    });
        }
    }

    private void tickersFrame(StreamFrame frame) {
        if (frame instanceof StreamFrame.Tickers news) {
            tickers.update(before -> {
                Map<InstrumentId, TickerView> all =
                        news.snapshot() ? new HashMap<>() : new HashMap<>(before);
                news.tickers().forEach(t -> all.put(t.instrument(), t));
                return Map.copyOf(all);
            });
            health.set(Health.LIVE);
        }
    }

    private void feedsFrame(StreamFrame frame) {
        if (frame instanceof StreamFrame.Feeds news) {
            Map<InstrumentId, FeedView> all = new HashMap<>();
            news.feeds().forEach(f -> all.put(f.instrument(), f));
            Set<InstrumentId> before = feeds.get().keySet();
            feeds.set(Map.copyOf(all));
            Set<InstrumentId> listed =
                    instruments.get().stream().map(InstrumentView::id).collect(Collectors.toSet());
            boolean went = !all.keySet().containsAll(before);
            boolean came = !before.containsAll(all.keySet()) && !listed.containsAll(all.keySet());
            if (went || came) {
                reload();
            }
        }
    }

    private void subscribe(AibotClient to, Channel channel, Consumer<StreamFrame> frames) {
        subscriptions.add(
                to.streams()
                        .subscribe(
                                new Subscribe(0, channel, null, null, null, null),
                                new Streams.Listener() {
                                    @Override
                                    public void frame(StreamFrame frame) {
                                        frames.accept(frame);
                                    }

                                    @Override
                                    public void interrupted(String reason) {
                                        health.set(Health.stale(reason));
                                    }

                                    @Override
                                    public void failed(ApiException problem) {
                                        health.set(Health.failed(Failures.describe(problem)));
                                    }
                                }));
    }

    private void attempt(String what, Runnable query) {
        try {
            query.run();
        } catch (RuntimeException e) {
            notices.log(
                    Notice.Level.ATTENTION, what + " could not be loaded", Failures.describe(e));
        }
    }

    private static <K, V> Map<K, V> with(Map<K, V> before, K key, V value) {
        Map<K, V> all = new HashMap<>(before);
        all.put(key, value);
        return Map.copyOf(all);
    }
}
