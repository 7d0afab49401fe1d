package io.aibotiyi.workstation.burst;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The stream of {@link BurstVenue}: one thread that tells, market after market, four changes of a
 * book's level and then a trade, at the pace that is asked for. One event is one message of the
 * exchange: a trade, or a change of a book (of one level, or of two when the price moves).
 */
final class BurstPump implements MarketStream {

    /** Levels on each side that change. */
    static final int LEVELS = 200;

    private static final int TICK = 10;
    private static final long MIDDLE = 6_000_000;
    private static final int TRADE_EVERY = 5;
    private static final int MOVE_EVERY = 400;
    private static final long PULSE = 100_000_000;
    private static final long SECOND = 1_000_000_000;

    private static final class Market {
        final InstrumentId id;
        final L2Book book = new L2Book();

        /** The best bid; the best ask is a tick above it. */
        long bid;

        long sequence = 1;
        long trade;
        long events;

        Market(InstrumentId id, long bid) {
            this.id = id;
            this.bid = bid;
        }
    }

    private final List<Market> markets = new ArrayList<>();
    private final MarketListener listener;
    private final InstantSource clock;
    private final SplittableRandom random = new SplittableRandom(50_000);
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private final Thread thread;
    private volatile boolean open = true;
    private final AtomicLong told = new AtomicLong();

    BurstPump(List<InstrumentId> ids, MarketListener listener, InstantSource clock) {
        this.listener = listener;
        this.clock = clock;
        for (int i = 0; i < ids.size(); i++) {
            markets.add(new Market(ids.get(i), MIDDLE / (1 + i) / TICK * TICK));
        }
        thread = Thread.ofPlatform().name("burst-stream").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        listener.state(FeedState.LIVE, "");
        markets.forEach(this::join);
        long before = System.nanoTime();
        long pulsed = before;
        double due = 0;
        int next = 0;
        while (open) {
            long now = System.nanoTime();
            int rate = Integer.getInteger(BurstVenue.RATE, 0);
            due = Math.min(rate, due + (now - before) / (double) SECOND * rate);
            before = now;
            long time = EpochNanos.now(clock);
            for (; due >= 1; due--) {
                tell(markets.get(next), time);
                next = (next + 1) % markets.size();
            }
            if (now - pulsed > PULSE) {
                pulsed = now;
                listener.pulse();
            }
            LockSupport.parkNanos(this, 1_000_000);
        }
    }

    private void join(Market market) {
        for (int i = 0; i < LEVELS; i++) {
            market.book.set(Side.BUY, market.bid - (long) i * TICK, quantity());
            market.book.set(Side.SELL, market.bid + (i + 1L) * TICK, quantity());
        }
        listener.bookJoined(market.id, market.book, market.sequence, EpochNanos.now(clock));
    }

    private long quantity() {
        return random.nextLong(1, 500_000);
    }

    private void tell(Market market, long time) {
        market.events++;
        told.incrementAndGet();
        if (market.events % TRADE_EVERY == 0) {
            boolean buys = random.nextBoolean();
            listener.trade(
                    new PublicTrade(
                            market.id,
                            ++market.trade,
                            buys ? market.bid + TICK : market.bid,
                            random.nextLong(1, 20_000),
                            buys ? Side.BUY : Side.SELL,
                            time));
            return;
        }
        bids.clear();
        asks.clear();
        if (market.events % MOVE_EVERY == 1) {
            move(market);
        } else {
            int level = random.nextInt(random.nextInt(LEVELS) + 1);
            if (random.nextBoolean()) {
                bids.add(market.bid - (long) level * TICK, quantity());
            } else {
                asks.add(market.bid + (level + 1L) * TICK, quantity());
            }
        }
        market.book.apply(bids, asks);
        listener.bookChanged(market.id, market.book, ++market.sequence, bids, asks, time);
    }

    private void move(Market market) {
        if (random.nextBoolean()) {
            market.bid += TICK;
            asks.add(market.bid, 0);
            bids.add(market.bid, quantity());
        } else {
            bids.add(market.bid, 0);
            asks.add(market.bid, quantity());
            market.bid -= TICK;
        }
    }

    @Override
    public Counters counters() {
        return new Counters(1, told.get(), 0, 0, 0, 0);
    }

    @Override
    public void close() {
        open = false;
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
