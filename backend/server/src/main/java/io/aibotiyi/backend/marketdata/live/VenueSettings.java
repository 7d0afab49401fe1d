package io.aibotiyi.backend.marketdata.live;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Real exchanges. None is connected to unless it is switched on.
 *
 * @param binance Binance spot
 * @param kraken Kraken spot
 * @param coinbase Coinbase Advanced
 * @param others exchanges that modules on the class path bring, by name, as {@code bitstamp}
 * @param paperLatency how long a paper order or cancel takes to reach a real exchange's book
 */
@Validated
@ConfigurationProperties("aibot.venues")
record VenueSettings(
        @DefaultValue @Valid @NotNull Live binance,
        @DefaultValue @Valid @NotNull Live kraken,
        @DefaultValue @Valid @NotNull Live coinbase,
        @DefaultValue @Size(max = 50) @NotNull
                Map<@Pattern(regexp = "[a-z][a-z0-9-]{0,23}") String, @Valid Other> others,
        @DefaultValue("100ms") @DurationMin(millis = 0) @DurationMax(seconds = 10)
                Duration paperLatency) {

    /**
     * @param enabled whether its public markets are asked for
     * @param markets which, as {@code BTC-USD}; at most 100
     * @param rest another address of its REST interface, for a test network or a proxy
     */
    record Other(
            @DefaultValue("false") boolean enabled,
            @Size(max = 100)
                    List<@Pattern(regexp = "[A-Z0-9.]{1,19}-[A-Z0-9.]{1,19}") String> markets,
            @Nullable URI rest) {

        Other(boolean enabled, @Nullable List<String> markets, @Nullable URI rest) {
            this.enabled = enabled;
            this.markets = markets == null ? List.of() : List.copyOf(markets);
            this.rest = rest;
        }

        @AssertTrue(message = "must name a market where it is switched on")
        boolean isComplete() {
            return !enabled || !markets.isEmpty();
        }
    }

    /**
     * @param enabled whether its public markets are streamed
     * @param markets which, as {@code BTC-USDT}; at most 100
     * @param rest another address of its REST interface, for a test network or a proxy
     * @param stream another address of its public streams
     * @param privateStream another address of its private stream, where live accounts' orders are
     *     told
     */
    record Live(
            @DefaultValue("false") boolean enabled,
            @Size(max = 100)
                    List<@Pattern(regexp = "[A-Z0-9.]{1,19}-[A-Z0-9.]{1,19}") String> markets,
            @Nullable URI rest,
            @Nullable URI stream,
            @Nullable URI privateStream) {

        Live(
                boolean enabled,
                @Nullable List<String> markets,
                @Nullable URI rest,
                @Nullable URI stream,
                @Nullable URI privateStream) {
            this.enabled = enabled;
            this.markets = markets == null ? List.of() : List.copyOf(markets);
            this.rest = rest;
            this.stream = stream;
            this.privateStream = privateStream;
        }

        @AssertTrue(message = "must name a market where it is switched on")
        boolean isComplete() {
            return !enabled || !markets.isEmpty();
        }

        URI restOr(URI usual) {
            return rest == null ? usual : rest;
        }

        URI streamOr(URI usual) {
            return stream == null ? usual : stream;
        }

        URI privateStreamOr(URI usual) {
            return privateStream == null ? usual : privateStream;
        }
    }
}
