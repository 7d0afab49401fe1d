package io.aibotiyi.xchange;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.MarketChannel;
import io.aibotiyi.venues.MarketListener;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Backoff;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Trade;

/**
 * Markets by questions: round after round, each market's book and newest trades are asked for. A
 * book is exact at the time of its answer and not known between two; the first question about it
 * that fails makes it lost. LIVE means that every book was answered in the last round. A listener
 * that fails loses every book, and is told them anew.
 *
 * <p>One thread asks, another tells the listener. One answer at most waits to be told: a slow
 * listener slows the questions down, and nothing piles up.
 */
final class SnapshotStream implements MarketStream {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final long PULSE = 100_000_000;
    private static final int LONGEST_WAIT = 20;

    private final Connector connector;
    private final Exchange exchange;
    private final Calls calls;
    private final Duration every;
    private final Set<MarketChannel> channels;
    private final MarketListener listener;
    private final List<SnapshotMarket> markets;
    private final Backoff backoff;
    private final BlockingQueue<Runnable> told = new ArrayBlockingQueue<>(1);
    private final Thread asking;
    private final Thread telling;
    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private volatile boolean closed;

    // the telling thread only
    private @Nullable FeedState state;
    private boolean broken;
    private long lastPulse = System.nanoTime();

    SnapshotStream(
            Connector connector,
            Exchange exchange,
            Calls calls,
            Duration every,
            int depth,
            Collection<InstrumentRules> instruments,
            Set<MarketChannel> channels,
            MarketListener listener,
            RandomGenerator random) {
        if (instruments.isEmpty() || channels.isEmpty()) {
            throw new IllegalArgumentException("at least one instrument and channel expected");
        }
        if (channels.contains(MarketChannel.TICKER)) {
            throw new IllegalArgumentException(
                    connector.id() + " tells no best prices apart from its books here");
        }
        this.connector = connector;
        this.exchange = exchange;
        this.calls = calls;
        this.every = every;
        this.channels = Set.copyOf(channels);
        this.listener = listener;
        this.markets =
                instruments.stream()
                        .map(rules ->
                                new SnapshotMarket(
                                        rules, depth, connector.timesBooks(), listener, losses))
                        .toList();
        this.backoff = new Backoff(every, every.multipliedBy(LONGEST_WAIT), random);
        this.asking = Thread.ofVirtual().name(connector.id() + " asks").unstarted(this::ask);
        this.telling = Thread.ofVirtual().name(connector.id() + " tells").unstarted(this::tell);
    }

    void start() {
        telling.start();
        asking.start();
    }

    private void ask() {
        try {
            post(() -> enter(FeedState.CONNECTING, ""));
            while (!closed) {
                long began = System.nanoTime();
                Round round = new Round();
                for (SnapshotMarket market : markets) {
                    ask(market, round);
                }
                post(() -> enter(round));
                pause(round, began);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** How the questions of one round fared. */
    private final class Round {

        private int answered;
        private String trouble = "";
        private Duration told = Duration.ZERO;

        void failed(VenueException e) {
            trouble = String.valueOf(e.getMessage());
            e.retryAfter()
                    .filter(after -> after.compareTo(told) > 0)
                    .ifPresent(after -> told = after);
        }

        boolean whole() {
            return answered == markets.size();
        }
    }

    private void ask(SnapshotMarket market, Round round) throws InterruptedException {
        if (closed) {
            return;
        }
        CurrencyPair pair = Markets.pair(market.rules());
        try {
            if (channels.contains(MarketChannel.BOOK)) {
                String what = "for the book of " + market.rules().id();
                OrderBook book = calls.ask(what, () -> connector.book(exchange, pair));
                post(() -> take(market, book, round));
            }
            if (channels.contains(MarketChannel.TRADES)) {
                String what = "for trades of " + market.rules().id();
                List<Trade> trades = calls.ask(what, () -> connector.trades(exchange, pair));
                post(() -> take(market, trades, round));
            }
        } catch (VenueException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            post(() -> {
                count(e);
                round.failed(e);
                market.lost(String.valueOf(e.getMessage()));
            });
        }
    }

    private void take(SnapshotMarket market, OrderBook book, Round round) {
        answers.incrementAndGet();
        try {
            market.book(book);
            if (!channels.contains(MarketChannel.TRADES)) {
                round.answered++;
            }
        } catch (VenueException e) {
            count(e);
            round.failed(e);
        }
    }

    private void take(SnapshotMarket market, List<Trade> trades, Round round) {
        answers.incrementAndGet();
        try {
            market.trades(trades);
            if (market.live() || !channels.contains(MarketChannel.BOOK)) {
                round.answered++;
            }
        } catch (VenueException e) {
            count(e);
            round.failed(e);
        }
    }

    private void count(VenueException e) {
        if (e.error() == VenueError.MALFORMED_ANSWER) {
            malformed.incrementAndGet();
        }
    }

    private void enter(Round round) {
        boolean wasBroken = broken;
        broken = false;
        if (wasBroken) {
            return; // what this round told before it broke is lost again
        }
        if (round.whole()) {
            enter(FeedState.LIVE, "");
        } else {
            enter(
                    round.answered == 0 ? FeedState.DISCONNECTED : FeedState.RESYNCING,
                    round.trouble);
        }
    }

    private void enter(FeedState next, String reason) {
        if (next != state) {
            if (next == FeedState.LIVE) {
                connects.incrementAndGet();
            }
            state = next;
            listener.state(next, reason);
        }
    }

    /** Waits for the next round: longer after one without any answer, and as long as was asked. */
    private void pause(Round round, long began) throws InterruptedException {
        // the round's figures were written by the teller: wait until it told the last of them
        BlockingQueue<Boolean> done = new ArrayBlockingQueue<>(1);
        post(() -> {
            boolean _ = done.add(true);
        });
        while (done.poll(PULSE, TimeUnit.NANOSECONDS) == null) {
            if (closed) {
                throw new InterruptedException();
            }
        }
        long wait = every.toNanos();
        if (round.answered == 0) {
            wait = Math.max(wait, backoff.nextNanos());
        } else {
            backoff.reset();
        }
        wait = Math.max(wait, round.told.toNanos()) - (System.nanoTime() - began);
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait));
        }
    }

    private void post(Runnable news) throws InterruptedException {
        while (!told.offer(news, PULSE, TimeUnit.NANOSECONDS)) {
            if (closed) {
                throw new InterruptedException();
            }
        }
    }

    private void tell() {
        try {
            while (!closed) {
                Runnable news = told.poll(PULSE, TimeUnit.NANOSECONDS);
                if (news != null && !closed) {
                    guarded(news);
                }
                long now = System.nanoTime();
                if (now - lastPulse >= PULSE && !closed) {
                    lastPulse = now;
                    guarded(listener::pulse);
                }
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private void guarded(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            broken = true;
            String reason = "an answer could not be taken: " + e;
            markets.forEach(market -> unlessItFails(() -> market.lost(reason)));
            unlessItFails(() -> enter(FeedState.RESYNCING, reason));
        }
    }

    /** The listener failed already: whether it takes this, too, changes nothing. */
    private static void unlessItFails(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            // the books here are lost in any case, and are told anew
        }
    }

    @Override
    public Counters counters() {
        return new Counters(connects.get(), answers.get(), malformed.get(), losses.get(), 0, 0);
    }

    @Override
    public void close() {
        closed = true;
        asking.interrupt();
        if (Thread.currentThread() == telling) {
            return;
        }
        try {
            boolean _ = telling.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
