package io.aibotiyi.venues.coinbase;

import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.trading.TradingSettings;
import java.net.URI;
import java.time.Duration;

/**
 * Where Coinbase is and what its limits are.
 *
 * @param rest base of the REST API
 * @param publicSocket market data
 * @param privateSocket the user channel
 * @param tokenLife of the token that signs one request, at most two minutes
 * @param requestsPerSecond that a key may send
 */
public record CoinbaseSettings(
        URI rest,
        URI publicSocket,
        URI privateSocket,
        Duration tokenLife,
        int requestsPerSecond,
        StreamSettings market,
        TradingSettings trading) {

    /** Coinbase's sandbox answers fixed texts and has no streams, so there is only this. */
    public static CoinbaseSettings production() {
        return new CoinbaseSettings(
                URI.create("https://api.coinbase.com"),
                URI.create("wss://advanced-trade-ws.coinbase.com"),
                URI.create("wss://advanced-trade-ws-user.coinbase.com"),
                Duration.ofSeconds(20),
                25,
                StreamSettings.defaults(),
                TradingSettings.defaults());
    }
}
