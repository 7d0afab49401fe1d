package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.domain.FeedState;

/**
 * A book at one moment, immutable by convention: nobody writes the arrays once it is made.
 *
 * @param state other than LIVE: nothing is known and both sides are empty
 * @param bids best first, as price, quantity, price, quantity …
 * @param asks likewise
 */
@SuppressWarnings("ArrayRecordComponent")
record BookState(FeedState state, long sequence, long time, long[] bids, long[] asks) {

    private static final long[] NONE = {};

    static BookState unknown(FeedState state, long sequence, long time) {
        return new BookState(state, sequence, time, NONE, NONE);
    }

    boolean live() {
        return state == FeedState.LIVE;
    }
}
