package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Trade;
import java.util.List;

/** Receives one instrument's events on its feed's thread; must not block or throw. */
public interface MarketListener {

    /** Replaces the whole book, which is in sync from here on. */
    default void bookSnapshot(BookSnapshot snapshot) {}

    /**
     * Changes levels; quantities are absolute, zero removes.
     *
     * @param previous sequence before; always the last one this listener was given
     */
    default void bookChanged(
            long previous, long sequence, long time, List<BookLevel> bids, List<BookLevel> asks) {}

    /** The book lost sync: nothing of it is valid until the next snapshot. */
    default void bookInvalid(String reason) {}

    default void traded(Trade trade) {}
}
