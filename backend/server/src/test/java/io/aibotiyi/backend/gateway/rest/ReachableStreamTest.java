package io.aibotiyi.backend.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReachableStreamTest {

    private static final URI LOCAL = URI.create("ws://127.0.0.1:9/api/v1/stream");

    @Test
    void tellsARemoteCallerTheNameItAskedBy() {
        assertThat(ReachableStream.of(LOCAL, "trade.lan"))
                .isEqualTo(URI.create("ws://trade.lan:9/api/v1/stream"));
        assertThat(ReachableStream.of(LOCAL, "2001:db8::1"))
                .isEqualTo(URI.create("ws://[2001:db8::1]:9/api/v1/stream"));
    }

    @Test
    void leavesLoopbackCallersAndConfiguredAddressesAlone() {
        assertThat(ReachableStream.of(LOCAL, "localhost")).isEqualTo(LOCAL);
        assertThat(ReachableStream.of(LOCAL, "127.0.0.1")).isEqualTo(LOCAL);
        URI configured = URI.create("wss://trade.example.org/api/v1/stream");
        assertThat(ReachableStream.of(configured, "other")).isEqualTo(configured);
    }
}
