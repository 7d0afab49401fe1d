package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.MarketListener;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.StreamPosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TRADES: the recent ones, then each, in one frame per tick. Confined to the hub. */
final class TradeChannel implements StreamHub.Ticker {

    /** How many a subscriber gets as its snapshot. */
    private static final int RECENT = 200;

    /** More trades than this within one tick: everyone starts over with a snapshot instead. */
    private static final int MOST_PER_TICK = 10_000;

    private final StreamHub hub;
    private final MarketData markets;
    private final Map<InstrumentId, Tape> tapes = new HashMap<>();
    private final Map<Subscriber, InstrumentId> places = new HashMap<>();
    private final StreamProperties.History bounds;
    private final StreamCounters counters;

    TradeChannel(
            StreamHub hub,
            MarketData markets,
            StreamProperties.History bounds,
            StreamCounters counters) {
        this.hub = hub;
        this.markets = markets;
        this.bounds = bounds;
        this.counters = counters;
    }

    /** Takes trades on the feed's thread. */
    private static final class Intake implements MarketListener {
        private List<Trade> trades = new ArrayList<>();
        private boolean overflowed;

        @Override
        public synchronized void traded(Trade trade) {
            if (trades.size() == MOST_PER_TICK) {
                // keep what a snapshot would show
                trades = new ArrayList<>(trades.subList(MOST_PER_TICK - RECENT, MOST_PER_TICK));
                overflowed = true;
            }
            trades.add(trade);
        }

        synchronized boolean overflowed() {
            boolean was = overflowed;
            overflowed = false;
            return was;
        }

        synchronized List<Trade> take() {
            if (trades.isEmpty()) {
                return List.of();
            }
            List<Trade> taken = trades;
            trades = new ArrayList<>();
            return taken;
        }
    }

    private static final class Tape {
        final Instrument instrument;
        Intake intake;
        MarketData.Subscription subscription;
        boolean lost;
        final ReliableTopic topic;

        /** Since when nobody listens; kept for a while for those who come back. */
        @Nullable Long abandonedAt;

        final Deque<Trade> recent = new ArrayDeque<>();

        /** Trades that were both remembered and reported while the tape was opened. */
        final Set<Long> seeded = new HashSet<>();

        Tape(
                Instrument instrument,
                Intake intake,
                MarketData.Subscription subscription,
                ReliableTopic topic) {
            this.instrument = instrument;
            this.topic = topic;
            this.intake = intake;
            this.subscription = subscription;
        }

        void remember(Trade trade) {
            if (recent.size() == RECENT) {
                recent.removeFirst();
            }
            recent.addLast(trade);
        }

        List<TradeView> views(Collection<Trade> trades) {
            return trades.stream().map(t -> MarketViews.trade(instrument, t)).toList();
        }
    }

    void open(
            Instrument instrument,
            @Nullable StreamPosition resume,
            long id,
            StreamConnection to,
            long number) {
        ReliableSubscriber subscriber = new ReliableSubscriber(to, number, resume);
        if (to.accepted(id, subscriber)) {
            hub.execute(batch -> join(instrument, subscriber, batch));
        }
    }

    private void join(Instrument instrument, ReliableSubscriber subscriber, LoopBatch batch) {
        Tape tape = tapes.get(instrument.id());
        if (tape == null) {
            Intake intake = new Intake();
            tape =
                    new Tape(
                            instrument,
                            intake,
                            markets.subscribe(instrument.id(), intake),
                            new ReliableTopic("trades", bounds, counters));
            seed(tape);
            tapes.put(instrument.id(), tape);
        } else {
            drain(tape, batch);
        }
        places.put(subscriber, instrument.id());
        tape.abandonedAt = null;
        if (!tape.topic.resume(subscriber, batch)) {
            tape.topic.start(subscriber, tape.views(tape.recent), List.of(), batch);
        }
    }

    private void seed(Tape tape) {
        tape.recent.clear();
        tape.seeded.clear();
        for (Trade trade : markets.recentTrades(tape.instrument.id(), RECENT)) {
            tape.remember(trade);
            tape.seeded.add(trade.id());
        }
    }

    /** A market that ended and came back is followed anew, beginning with a snapshot. */
    void feedChanged(FeedStatus status, LoopBatch batch) {
        Tape tape = tapes.get(status.instrument());
        if (tape == null) {
            return;
        }
        if (status.state() == FeedState.DISCONNECTED) {
            tape.lost = true;
        } else if (tape.lost) {
            tape.lost = false;
            tape.subscription.close();
            tape.intake = new Intake();
            tape.subscription = markets.subscribe(status.instrument(), tape.intake);
            seed(tape);
            tape.topic.restart(tape.views(tape.recent), batch);
        }
    }

    void leave(Subscriber subscriber) {
        InstrumentId id = places.remove(subscriber);
        Tape tape = id == null ? null : tapes.get(id);
        if (tape != null && tape.topic.leave((ReliableSubscriber) subscriber)) {
            tape.abandonedAt = System.nanoTime();
        }
    }

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        for (Iterator<Tape> all = tapes.values().iterator(); all.hasNext(); ) {
            Tape tape = all.next();
            drain(tape, batch);
            Long since = tape.abandonedAt;
            if (since != null && nanoTime - since > bounds.keep().toNanos()) {
                all.remove();
                tape.subscription.close();
            }
        }
    }

    private static void drain(Tape tape, LoopBatch batch) {
        boolean startOver = tape.intake.overflowed();
        List<Trade> trades = tape.intake.take();
        if (!tape.seeded.isEmpty() && !trades.isEmpty()) {
            trades = trades.stream().filter(t -> !tape.seeded.contains(t.id())).toList();
            tape.seeded.clear();
        }
        if (trades.isEmpty()) {
            return;
        }
        trades.forEach(tape::remember);
        if (startOver) {
            tape.topic.restart(tape.views(tape.recent), batch);
        } else {
            tape.topic.publish(tape.views(trades), batch);
        }
    }
}
