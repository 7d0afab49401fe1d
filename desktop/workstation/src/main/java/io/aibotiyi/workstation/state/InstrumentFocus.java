package io.aibotiyi.workstation.state;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.client.Streams.Subscription;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The instrument in view: its book and its prints, from opening until closing. */
public final class InstrumentFocus {

    static final int DEPTH = 500;
    private static final int PRINTS = 1000;

    private final InstrumentView view;
    private final Instrument instrument;
    private final LadderModel ladder;
    private final BookInbox inbox;
    private final Burst<TradeView> trades;
    private final Live<Health> bookHealth;
    private final Live<Health> tradesHealth;
    private final Live<Quote> quote;
    private final FxBridge bridge;
    private final Runnable drain;
    private volatile @Nullable AibotClient client;
    private @Nullable Subscription book;
    private @Nullable Subscription prints;
    private volatile boolean closed;

    InstrumentFocus(InstrumentView view, FxBridge bridge) {
        this.view = view;
        this.bridge = bridge;
        instrument = Units.of(view);
        ladder = LadderModel.of(instrument);
        inbox = new BookInbox(instrument, ladder);
        trades = new Burst<>(bridge, PRINTS);
        bookHealth = new Live<>(bridge, Health.LOADING);
        tradesHealth = new Live<>(bridge, Health.LOADING);
        quote = new Live<>(bridge, Quote.NONE);
        drain = this::drain;
        trades.listen(this::note);
    }

    /** Prints count once in the ladder, however many show it. */
    private void note(List<TradeView> batch, boolean fresh) {
        if (fresh) {
            ladder.resetTradedVolume();
        }
        for (TradeView print : batch) {
            long price = instrument.priceUnits(print.price());
            long quantity = instrument.quantityUnits(print.quantity());
            if (fresh) {
                ladder.tradedBefore(price, quantity, print.aggressor());
            } else {
                ladder.traded(price, quantity, print.aggressor());
            }
        }
    }

    public InstrumentView view() {
        return view;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** The book; FX thread only. */
    public LadderModel ladder() {
        return ladder;
    }

    public Burst<TradeView> trades() {
        return trades;
    }

    /** Best prices, once per pulse. */
    public Live<Quote> quote() {
        return quote;
    }

    public Live<Health> bookHealth() {
        return bookHealth;
    }

    public Live<Health> tradesHealth() {
        return tradesHealth;
    }

    /** False once the backend has refused or ended the book: then another attempt is due. */
    boolean isOpen() {
        return bookHealth.get().phase() != Health.Phase.FAILED;
    }

    private void drain() {
        inbox.drain();
        boolean live = ladder.state() == LadderModel.State.LIVE;
        Quote next =
                live ? new Quote(price(ladder.bestBid()), price(ladder.bestAsk())) : Quote.NONE;
        if (!next.equals(quote.get())) {
            quote.set(next);
        }
    }

    private @Nullable BigDecimal price(OptionalLong units) {
        return units.isPresent() ? instrument.price(units.getAsLong()) : null;
    }

    /** Subscribes; off the FX thread. */
    void open(AibotClient client, Executor work) {
        this.client = client;
        openBook(client, work);
        Subscribe request = new Subscribe(0, Channel.TRADES, view.id(), null, null, null);
        prints = client.streams().subscribe(request, new Prints());
    }

    /**
     * Asks the backend what traded by price and aggressor in the candles before a time. Returns at
     * once.
     *
     * @param step height of a row in price units
     * @param to absent for the present
     * @param told on the FX thread, unless this is closed meanwhile; empty if there is no answer
     */
    public void footprints(
            Timeframe timeframe,
            long step,
            @Nullable Instant to,
            int limit,
            Consumer<Optional<FootprintPage>> told) {
        AibotClient from = client;
        if (from == null || closed) {
            return;
        }
        BigDecimal height = instrument.price(step);
        Thread.ofVirtual()
                .name("footprints")
                .start(() -> {
                    Optional<FootprintPage> answer = ask(from, timeframe, height, to, limit);
                    bridge.mark(() -> {
                        if (!closed) {
                            told.accept(answer);
                        }
                    });
                });
    }

    private Optional<FootprintPage> ask(
            AibotClient from,
            Timeframe timeframe,
            BigDecimal height,
            @Nullable Instant to,
            int limit) {
        try {
            return Optional.of(from.markets().footprints(view.id(), timeframe, height, to, limit));
        } catch (ApiException | UnreachableException e) {
            return Optional.empty(); // on screen stands since when trades are known
        }
    }

    private void openBook(AibotClient client, Executor work) {
        if (closed) {
            return;
        }
        Subscribe request = new Subscribe(0, Channel.BOOK, view.id(), DEPTH, null, null);
        book = client.streams().subscribe(request, new BookFrames(client, work));
    }

    void close() {
        closed = true;
        if (book != null) {
            book.close();
        }
        if (prints != null) {
            prints.close();
        }
    }

    private final class BookFrames implements Streams.Listener {

        private final AibotClient client;
        private final Executor work;
        private boolean broken;

        BookFrames(AibotClient client, Executor work) {
            this.client = client;
            this.work = work;
        }

        @Override
        public void frame(StreamFrame frame) {
            if (closed || broken || !(frame instanceof StreamFrame.Book news)) {
                return;
            }
            broken = !inbox.offer(news);
            bookHealth.set(
                    switch (news.state()) {
                        case LIVE -> broken ? Health.stale("Lost sequence") : Health.LIVE;
                        default -> Health.stale("Book is not live");
                    });
            bridge.mark(drain);
            if (broken) {
                work.execute(() -> {
                    if (book != null) {
                        book.close();
                    }
                    openBook(client, work);
                });
            }
        }

        @Override
        public void interrupted(String reason) {
            inbox.interrupted(reason);
            bookHealth.set(Health.stale(reason));
            bridge.mark(drain);
        }

        @Override
        public void failed(ApiException problem) {
            inbox.drop(Failures.describe(problem));
            bookHealth.set(Health.failed(Failures.describe(problem)));
            bridge.mark(drain);
        }
    }

    private final class Prints implements Streams.Listener {

        @Override
        public void frame(StreamFrame frame) {
            if (closed || !(frame instanceof StreamFrame.Trades news)) {
                return;
            }
            List<TradeView> views = news.trades();
            if (news.snapshot()) {
                trades.restart(views);
            } else {
                trades.add(views);
            }
            tradesHealth.set(Health.LIVE);
        }

        @Override
        public void interrupted(String reason) {
            tradesHealth.set(Health.stale(reason));
        }

        @Override
        public void resumed() {
            tradesHealth.set(Health.LIVE);
        }

        @Override
        public void failed(ApiException problem) {
            tradesHealth.set(Health.failed(Failures.describe(problem)));
        }
    }
}
