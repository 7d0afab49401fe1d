package io.aibotiyi.venues.trading;

import io.aibotiyi.venues.net.StreamSettings;
import java.time.Duration;

/**
 * Limits of a trading session.
 *
 * @param stream of the private stream
 * @param requestTimeout until a request counts as not answered
 * @param budgetPatience how long a request may wait for the rate budget before it is refused
 * @param resolvePatience how long a caller waits to learn what became of an unanswered request
 * @param queryEvery first wait between two queries for it; it doubles to ten times
 * @param fillGrace how long a fill that a report counts may take to come by itself
 * @param maxWorking orders that may be working at once; at the limit placing is refused
 */
public record TradingSettings(
        StreamSettings stream,
        Duration requestTimeout,
        Duration budgetPatience,
        Duration resolvePatience,
        Duration queryEvery,
        Duration fillGrace,
        int maxWorking) {

    /** For real venues. */
    public static TradingSettings defaults() {
        return new TradingSettings(
                StreamSettings.defaults(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofMillis(400),
                10_000);
    }

    /** These with other limits of the private stream. */
    public TradingSettings withStream(StreamSettings other) {
        return new TradingSettings(
                other,
                requestTimeout,
                budgetPatience,
                resolvePatience,
                queryEvery,
                fillGrace,
                maxWorking);
    }
}
