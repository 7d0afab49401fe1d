package io.aibotiyi.backend.marketdata;

/**
 * A stretch without candles.
 *
 * @param from open time of the first missing candle, nanoseconds since the epoch
 * @param to open time of the next candle that is there
 * @param missing how many candles lie between
 */
public record HistoryGap(long from, long to, long missing) {}
