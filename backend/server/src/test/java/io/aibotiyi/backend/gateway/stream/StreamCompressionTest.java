package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.StreamFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** permessage-deflate (RFC 7692) as browsers ask for it. */
class StreamCompressionTest {

    private StreamFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void compressesSnapshotsWithoutContextAndLeavesTicksAlone() throws Exception {
        fixture.markets.snapshot(500);
        try (DeflatedStream client = new DeflatedStream(fixture.server().uri())) {
            assertThat(client.agreement)
                    .contains("permessage-deflate")
                    .contains("server_no_context_takeover")
                    .contains("client_no_context_takeover");
            client.sendCompressed(
                    "{\"op\":\"authenticate\",\"id\":1,\"token\":\""
                            + fixture.identity.signIn("ann").accessToken()
                            + "\"}");
            assertThat(client.next().text()).contains("\"ack\"");
            for (int id = 2; id <= 3; id++) {
                client.send(
                        "{\"op\":\"subscribe\",\"id\":"
                                + id
                                + ",\"channel\":\"BOOK\",\"instrument\":\"sim:BTC-USDT\","
                                + "\"depth\":500}");
                assertThat(client.next().compressed()).isFalse();
                DeflatedStream.Message snapshot = client.next();
                assertThat(snapshot.compressed()).isTrue();
                assertThat(snapshot.wireBytes()).isLessThan(snapshot.text().length() / 3);
                assertThat(Json.mapper().readValue(snapshot.text(), StreamFrame.Book.class).bids())
                        .hasSize(500);
            }
            fixture.markets.change(Side.BUY, 100_000, 5);
            DeflatedStream.Message tick = client.next();
            assertThat(tick.compressed()).isFalse();
            assertThat(tick.text()).contains("\"snapshot\":false");
        }
    }
}
