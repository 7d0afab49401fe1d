package io.aibotiyi.venues.kraken;

import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.trading.TradingSettings;
import java.net.URI;
import java.time.Duration;

/**
 * Where Kraken is and what its limits are.
 *
 * @param rest base of the REST API
 * @param publicSocket public channels
 * @param privateSocket private channels, opened with a token
 * @param deadline after which Kraken's engine refuses an order request, half a second to a minute
 * @param bookDepth levels per side: 10, 25, 100, 500 or 1000
 * @param counterLimit of the account's request counter (15 for the lowest tier)
 * @param counterDecay of that counter per second (0.33 for the lowest tier)
 * @param orderLimit of the order counter of each pair (60 for the lowest tier)
 * @param orderDecay of that counter per second (1 for the lowest tier)
 */
public record KrakenSettings(
        URI rest,
        URI publicSocket,
        URI privateSocket,
        Duration deadline,
        int bookDepth,
        double counterLimit,
        double counterDecay,
        double orderLimit,
        double orderDecay,
        StreamSettings market,
        TradingSettings trading) {

    /** Limits of the lowest tier; Kraken has no public test network for spot. */
    public static KrakenSettings production() {
        return new KrakenSettings(
                URI.create("https://api.kraken.com"),
                URI.create("wss://ws.kraken.com/v2"),
                URI.create("wss://ws-auth.kraken.com/v2"),
                Duration.ofSeconds(5),
                100,
                15,
                0.33,
                60,
                1,
                StreamSettings.defaults(),
                TradingSettings.defaults());
    }
}
