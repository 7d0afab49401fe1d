package io.aibotiyi.venues.book;

/**
 * How a venue numbers its book differences. Each difference covers the update ids {@code first} to
 * {@code last}; a snapshot stands for the book after update {@code last}.
 *
 * <p>Source: Binance, "How to manage a local order book correctly", in the documentation of the
 * spot, USD-M and COIN-M streams.
 */
public enum DepthRules {
    /** Each difference begins one after the end of the one before ({@code U == u + 1}). */
    BINANCE_SPOT,
    /** Each difference names the end of the one before ({@code pu == u}); ids may skip. */
    BINANCE_FUTURES;

    /** True if a snapshot at {@code snapshot} holds all of the difference already. */
    boolean isWithin(long snapshot, long last) {
        return this == BINANCE_SPOT ? last <= snapshot : last < snapshot;
    }

    /** True if a difference that is not within the snapshot is the first one after it. */
    boolean joins(long snapshot, long first) {
        return this == BINANCE_SPOT ? first <= snapshot + 1 : first <= snapshot;
    }

    /** True if a difference newer than the book continues it without a gap. */
    boolean continues(long sequence, long first, long previous) {
        return this == BINANCE_SPOT ? first <= sequence + 1 : previous == sequence;
    }
}
