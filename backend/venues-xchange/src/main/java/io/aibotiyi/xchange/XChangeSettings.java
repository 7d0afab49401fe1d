package io.aibotiyi.xchange;

import io.aibotiyi.venues.trading.TradingSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an exchange is and how it is asked.
 *
 * @param rest instead of the address that XChange knows; null for that
 * @param every from the beginning of one round of snapshots to that of the next, as far as the rate
 *     limit and the exchange's answers allow; null for the connector's own
 * @param depth levels per side of a book that are told, the best ones
 * @param accountEvery from one answer about an account to the next question
 * @param trading limits of requests and of sessions
 */
record XChangeSettings(
        @Nullable URI rest,
        @Nullable Duration every,
        int depth,
        Duration accountEvery,
        TradingSettings trading) {

    static XChangeSettings production(@Nullable URI rest) {
        return new XChangeSettings(
                rest, null, 100, Duration.ofSeconds(5), TradingSettings.defaults());
    }
}
