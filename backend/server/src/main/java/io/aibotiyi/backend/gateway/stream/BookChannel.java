package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** BOOK: one feed per instrument, one topic per instrument and depth. Confined to the hub. */
final class BookChannel implements StreamHub.Ticker {

    /** A feed that says nothing for so long is told as not live, so that nobody waits blindly. */
    private static final long SILENCE_NANOS = 250_000_000L;

    private final StreamHub hub;
    private final MarketData markets;
    private final InstantSource clock;
    private final Map<InstrumentId, Book> books = new HashMap<>();
    private final Map<Subscriber, Place> places = new HashMap<>();

    private record Place(InstrumentId instrument, int depth) {}

    private static final class Book {
        final Map<Integer, ConflatedTopic<BookState>> topics = new HashMap<>();
        BookFeed feed;
        long openedAt;
        MarketData.Subscription subscription;
        int deepest;
        boolean forced = true;
        boolean lost;

        Book(BookFeed feed, MarketData.Subscription subscription, long openedAt) {
            this.feed = feed;
            this.subscription = subscription;
            this.openedAt = openedAt;
        }
    }

    BookChannel(StreamHub hub, MarketData markets, InstantSource clock) {
        this.hub = hub;
        this.markets = markets;
        this.clock = clock;
    }

    void open(Instrument instrument, int depth, long id, StreamConnection to, long number) {
        ConflatedSubscriber<BookState> subscriber =
                new ConflatedSubscriber<>(to, number, new BookConflation(instrument, depth));
        if (to.accepted(id, subscriber)) {
            hub.execute(batch -> join(instrument, depth, subscriber, batch));
        }
    }

    private void join(
            Instrument instrument,
            int depth,
            ConflatedSubscriber<BookState> subscriber,
            LoopBatch batch) {
        InstrumentId id = instrument.id();
        Book book = books.get(id);
        if (book == null) {
            BookFeed feed = newFeed(id);
            book = new Book(feed, markets.subscribe(id, feed), System.nanoTime());
            books.put(id, book);
        }
        places.put(subscriber, new Place(id, depth));
        book.deepest = Math.max(book.deepest, depth);
        book.forced = true;
        book.topics
                .computeIfAbsent(
                        depth, d -> new ConflatedTopic<>(new BookConflation(instrument, d)))
                .join(subscriber, batch);
    }

    private BookFeed newFeed(InstrumentId id) {
        return new BookFeed(() -> hub.execute(urgent -> publishIfOpen(id, urgent)));
    }

    /** A market that ended and came back, as a replay does, is followed anew. */
    void feedChanged(FeedStatus status) {
        Book book = books.get(status.instrument());
        if (book == null) {
            return;
        }
        if (status.state() == FeedState.DISCONNECTED) {
            book.lost = true;
        } else if (book.lost) {
            book.subscription.close();
            book.feed = newFeed(status.instrument());
            book.subscription = markets.subscribe(status.instrument(), book.feed);
            book.openedAt = System.nanoTime();
            book.forced = true;
            book.lost = false;
        }
    }

    @SuppressWarnings("unchecked")
    void leave(Subscriber subscriber) {
        Place place = places.remove(subscriber);
        if (place == null) {
            return;
        }
        Book book = books.get(place.instrument());
        if (book == null) {
            return;
        }
        ConflatedTopic<BookState> topic = book.topics.get(place.depth());
        if (topic != null && topic.leave((ConflatedSubscriber<BookState>) subscriber)) {
            book.topics.remove(place.depth());
            book.deepest = book.topics.keySet().stream().mapToInt(d -> d).max().orElse(0);
        }
        if (book.topics.isEmpty()) {
            books.remove(place.instrument());
            book.subscription.close();
        }
    }

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        for (Iterator<Map.Entry<InstrumentId, Book>> all = books.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<InstrumentId, Book> entry = all.next();
            Book book = entry.getValue();
            if (book.forced || book.feed.changed()) {
                publish(entry.getKey(), book, batch, nanoTime);
            }
        }
    }

    private void publishIfOpen(InstrumentId id, LoopBatch batch) {
        Book book = books.get(id);
        if (book != null) {
            publish(id, book, batch, System.nanoTime());
        }
    }

    private void publish(InstrumentId id, Book book, LoopBatch batch, long nanoTime) {
        BookState state = book.feed.take(book.deepest, () -> notLive(id));
        if (state == null) {
            if (nanoTime - book.openedAt < SILENCE_NANOS) {
                return;
            }
            state = BookState.unknown(notLive(id), 0, EpochNanos.now(clock));
        }
        book.forced = false;
        for (ConflatedTopic<BookState> topic : book.topics.values()) {
            topic.publish(state, batch);
        }
    }

    private FeedState notLive(InstrumentId id) {
        for (FeedStatus status : markets.feeds()) {
            if (status.instrument().equals(id) && status.state() != FeedState.LIVE) {
                return status.state();
            }
        }
        return FeedState.RESYNCING;
    }
}
