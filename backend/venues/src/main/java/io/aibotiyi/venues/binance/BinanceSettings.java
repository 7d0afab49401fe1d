package io.aibotiyi.venues.binance;

import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.trading.TradingSettings;
import java.net.URI;
import java.time.Duration;

/**
 * Where Binance is and what its limits are.
 *
 * @param rest base of the REST API
 * @param streams base of the market streams
 * @param socketApi the WebSocket API, which carries the private stream
 * @param receiveWindow after which Binance refuses a signed request as too old, at most a minute
 * @param weightPerMinute request weight an address may use per minute
 * @param snapshotDepth levels per side of a book's snapshot: 100, 500, 1000 or 5000
 */
public record BinanceSettings(
        URI rest,
        URI streams,
        URI socketApi,
        Duration receiveWindow,
        int weightPerMinute,
        int snapshotDepth,
        StreamSettings market,
        TradingSettings trading) {

    /** A connection lives 24 hours; the server pings every 20 seconds. */
    private static StreamSettings stream() {
        return StreamSettings.defaults()
                .withIdleLimit(Duration.ofSeconds(50))
                .withConnectionLife(Duration.ofHours(24));
    }

    public static BinanceSettings production() {
        return new BinanceSettings(
                URI.create("https://api.binance.com"),
                URI.create("wss://stream.binance.com:9443"),
                URI.create("wss://ws-api.binance.com:443/ws-api/v3"),
                Duration.ofSeconds(5),
                6_000,
                5_000,
                stream(),
                TradingSettings.defaults().withStream(stream()));
    }

    /** Binance's public test network: separate keys, play money. */
    public static BinanceSettings testnet() {
        return new BinanceSettings(
                URI.create("https://testnet.binance.vision"),
                URI.create("wss://stream.testnet.binance.vision"),
                URI.create("wss://ws-api.testnet.binance.vision/ws-api/v3"),
                Duration.ofSeconds(5),
                6_000,
                5_000,
                stream(),
                TradingSettings.defaults().withStream(stream()));
    }
}
