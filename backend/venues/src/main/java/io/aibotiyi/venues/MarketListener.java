package io.aibotiyi.venues;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.venues.book.L2Book;
import io.aibotiyi.venues.book.LevelBuffer;

/**
 * Hears a venue's public market data, from one thread, in order. Books and buffers are the stream's
 * and valid during the call only. A listener that takes so long that the stream's bounded inbox
 * fills makes the stream drop its connection and begin again: books are then told lost and joined,
 * never wrong. Times are nanoseconds since the epoch; exchange time is 0 where the venue sends
 * none.
 */
public interface MarketListener {

    /** The book became exact: all of it is new. */
    void bookJoined(InstrumentId id, L2Book book, long sequence, long exchangeTime);

    /** The book went from one exact state to the next; the buffers hold absolute quantities. */
    void bookChanged(
            InstrumentId id,
            L2Book book,
            long sequence,
            LevelBuffer bids,
            LevelBuffer asks,
            long exchangeTime);

    /** The book is invalid until it joins again. */
    void bookLost(InstrumentId id, String reason);

    /** A public trade, told once, by ascending id. */
    void trade(PublicTrade trade);

    /** The best prices as the venue tells them apart from the book. */
    void ticker(BestPrices prices);

    /** What the connection can be trusted for. */
    void state(FeedState state, String reason);

    /** Comes some times a second while the stream is open, whether or not anything else does. */
    default void pulse() {}
}
