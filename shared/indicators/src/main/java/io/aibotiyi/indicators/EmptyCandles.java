package io.aibotiyi.indicators;

/** What a {@link CandleAggregator} makes of an interval in which nothing traded. */
public enum EmptyCandles {
    /** Nothing: the next candle follows at a distance. */
    SKIP,
    /**
     * A candle whose open, high, low and close are the close before it, with volume 0 and 0 trades;
     * Kraken publishes such candles.
     */
    CARRY_FORWARD
}
