package io.aibotiyi.backend.gateway.stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the WebSocket streams.
 *
 * @param address to bind
 * @param port to bind, 0 for a free one
 * @param publicUri what clients are told, where a proxy stands in front; by default what is bound
 * @param flushInterval between frames of one subscription; what changes meanwhile is merged
 * @param authenticateWithin from connecting to being signed in
 * @param pingInterval between pings on a silent connection
 * @param idleTimeout a connection that sends nothing, not even pongs, for so long is closed
 * @param maxConnections further ones are refused with 503
 * @param maxSubscriptions per connection
 * @param commandsPerSecond per connection, sustained
 * @param commandBurst per connection, at once
 * @param maxPendingFrames of the channels that drop nothing, per connection; beyond it is closed
 * @param maxPendingKib the same in KiB
 * @param socketIo whether Socket.IO clients are served too, at {@code /socket.io/}
 * @param drain longest time over which connections are closed when the backend stops
 * @param history what is kept for subscribers that come back
 */
@Validated
@ConfigurationProperties("aibot.stream")
public record StreamProperties(
        @DefaultValue("127.0.0.1") @NotBlank String address,
        @DefaultValue("0") @Min(0) @Max(65_535) int port,
        @Nullable URI publicUri,
        @DefaultValue("25ms") @DurationMin(millis = 1) @DurationMax(seconds = 5)
                Duration flushInterval,
        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 5)
                Duration authenticateWithin,
        @DefaultValue("20s") @DurationMin(millis = 100) Duration pingInterval,
        @DefaultValue("60s") @DurationMin(millis = 200) Duration idleTimeout,
        @DefaultValue("8000") @Min(1) @Max(100_000) int maxConnections,
        @DefaultValue("200") @Min(1) @Max(10_000) int maxSubscriptions,
        @DefaultValue("20") @Min(1) int commandsPerSecond,
        @DefaultValue("100") @Min(1) int commandBurst,
        @DefaultValue("4096") @Min(1) int maxPendingFrames,
        @DefaultValue("1024") @Min(1) int maxPendingKib,
        @DefaultValue("true") boolean socketIo,
        @DefaultValue("5s") @DurationMin(millis = 0) @DurationMax(seconds = 30) Duration drain,
        @DefaultValue @Valid @NotNull History history) {

    /**
     * Of each history of trades, orders and fills.
     *
     * @param frames at most
     * @param kib at most, in KiB
     * @param keep for so long, also while nobody is subscribed
     * @param maxIdle histories at most of accounts that nobody is subscribed to; beyond, the oldest
     *     is forgotten
     */
    public record History(
            @DefaultValue("512") @Min(1) @Max(100_000) int frames,
            @DefaultValue("256") @Min(1) @Max(65_536) int kib,
            @DefaultValue("2m") @DurationMin(millis = 1) @DurationMax(hours = 1) Duration keep,
            @DefaultValue("10000") @Min(0) @Max(1_000_000) int maxIdle) {}
}
