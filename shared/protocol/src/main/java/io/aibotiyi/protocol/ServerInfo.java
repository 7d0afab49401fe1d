package io.aibotiyi.protocol;

import io.aibotiyi.domain.TradingMode;
import java.net.URI;
import java.time.Instant;

/**
 * What anyone may know of a backend before signing in.
 *
 * @param mode what its default venue is made of
 * @param embedded true inside a workstation's own process
 * @param setupRequired true until the first administrator exists
 * @param stream address of the WebSocket streams
 * @param time the server's clock
 */
public record ServerInfo(
        String name,
        String version,
        TradingMode mode,
        boolean embedded,
        boolean setupRequired,
        URI stream,
        Instant time) {}
