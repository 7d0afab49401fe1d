package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;

/**
 * The truth about one feed.
 *
 * @param lastMessage local nanoseconds since the epoch of the newest message, 0 before the first
 * @param latencyNanos local minus exchange time of that message; may be negative, see the clocks
 * @param messagesPerSecond over the last five seconds
 * @param gaps sequence gaps since the feed started
 * @param note what is wrong or special, empty if nothing
 */
public record FeedStatus(
        InstrumentId instrument,
        FeedState state,
        TradingMode mode,
        long lastMessage,
        long latencyNanos,
        double messagesPerSecond,
        long gaps,
        String note) {}
