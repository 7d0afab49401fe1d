package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.InstrumentView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What some panels look at together: one instrument, and candles of one timeframe. The instrument's
 * streams are open while somebody {@linkplain #use uses} it, the candles while somebody {@linkplain
 * #useCandles uses those}; what nobody uses is closed. What it looks at is remembered across
 * backends by name. Its methods return at once and may be called on the FX thread.
 */
public final class MarketFocus {

    private final FxBridge bridge;
    private final SharedInstruments shared;
    private final Executor work;
    private final BiConsumer<String, Runnable> attempt;
    private final Live<Optional<InstrumentFocus>> focus;
    private final Live<Optional<CandleFocus>> candles;
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicInteger candleUsers = new AtomicInteger();
    private @Nullable AibotClient client;
    private List<InstrumentView> instruments = List.of();
    private volatile String wanted = "";
    private volatile Timeframe timeframe = Timeframe.M1;

    /**
     * @param shared what every focus takes its instruments from
     * @param work runs what blocks, in order
     * @param attempt runs a query and reports its failure under a name
     */
    MarketFocus(
            FxBridge bridge,
            SharedInstruments shared,
            Executor work,
            BiConsumer<String, Runnable> attempt) {
        this.bridge = bridge;
        this.shared = shared;
        this.work = work;
        this.attempt = attempt;
        focus = new Live<>(bridge, Optional.empty());
        candles = new Live<>(bridge, Optional.empty());
    }

    /** Empty while there is no backend or nobody uses it. */
    public Live<Optional<InstrumentFocus>> focus() {
        return focus;
    }

    /** Empty while there is no backend or nobody uses candles. */
    public Live<Optional<CandleFocus>> candles() {
        return candles;
    }

    /** The chosen instrument's name; empty for the first there is. */
    public String wanted() {
        return wanted;
    }

    public Timeframe timeframe() {
        return timeframe;
    }

    /** Keeps book and trades open until the pin is closed. */
    public Pin use() {
        return used(users);
    }

    /** Keeps book, trades and candles open until the pin is closed. */
    public Pin useCandles() {
        Pin instrument = use();
        Pin edge = used(candleUsers);
        return () -> {
            edge.close();
            instrument.close();
        };
    }

    private Pin used(AtomicInteger count) {
        if (count.getAndIncrement() == 0) {
            work.execute(this::settle);
        }
        AtomicInteger left = new AtomicInteger(1);
        return () -> {
            if (left.getAndSet(0) == 1 && count.decrementAndGet() == 0) {
                work.execute(this::settle);
            }
        };
    }

    /** Brings an instrument into view. */
    public void select(InstrumentId id) {
        look(id.toString(), timeframe);
    }

    /** Chooses the length of the candles in view. */
    public void select(Timeframe next) {
        look(wanted, next);
    }

    /** Looks at something else; a name that the backend does not offer is its first instrument. */
    public void look(String instrument, Timeframe length) {
        wanted = instrument;
        timeframe = length;
        work.execute(this::settle);
    }

    /** As {@link #look}, before there is a backend. */
    void remember(String instrument, Timeframe remembered) {
        wanted = instrument;
        timeframe = remembered;
    }

    /** Loads candles that lie before an open time. */
    public void loadCandlesBefore(long openTime) {
        candles.get()
                .ifPresent(c ->
                        work.execute(() ->
                                attempt.accept("Older candles", () -> c.loadBefore(openTime))));
    }

    /** Another backend, or other instruments. Blocks; on the work thread. */
    void offer(AibotClient from, List<InstrumentView> offered) {
        client = from;
        instruments = offered;
        settle();
    }

    /** The backend is gone. */
    void clear() {
        client = null;
        instruments = List.of();
        settle();
    }

    /** Opens what is used and closes what is not. Blocks; on the work thread. */
    private void settle() {
        settleInstrument();
        settleCandles();
    }

    private void settleInstrument() {
        AibotClient from = client;
        Optional<InstrumentFocus> before = focus.get();
        if (from == null || instruments.isEmpty() || users.get() == 0) {
            if (before.isPresent()) {
                shared.leave(before.get());
                focus.set(Optional.empty());
            }
            return;
        }
        InstrumentView view =
                instruments.stream()
                        .filter(i -> i.id().toString().equals(wanted))
                        .findFirst()
                        .orElse(instruments.getFirst());
        if (before.isPresent() && before.get().view().equals(view) && before.get().isOpen()) {
            return;
        }
        before.ifPresent(shared::leave);
        closeCandles();
        attempt.accept(
                "Book and trades",
                () -> shared.take(from, view, next -> focus.set(Optional.of(next))));
    }

    private void settleCandles() {
        AibotClient from = client;
        Optional<InstrumentFocus> on = focus.get();
        if (from == null || on.isEmpty() || candleUsers.get() == 0) {
            if (candles.get().isPresent()) {
                closeCandles();
                candles.set(Optional.empty());
            }
            return;
        }
        Optional<CandleFocus> before = candles.get();
        if (before.isPresent()
                && before.get().isOpen()
                && before.get().id().equals(on.get().view().id())
                && before.get().timeframe().equals(timeframe)) {
            return;
        }
        closeCandles();
        CandleFocus next = new CandleFocus(on.get().instrument(), timeframe, bridge);
        candles.set(Optional.of(next));
        attempt.accept("Candles", () -> next.open(from));
    }

    private void closeCandles() {
        candles.get().ifPresent(CandleFocus::close);
    }
}
