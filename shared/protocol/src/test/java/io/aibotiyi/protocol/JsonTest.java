package io.aibotiyi.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

    private final JsonMapper json = Json.mapper();

    @Test
    void writesDecimalsAsPlainStringsAndLeavesAbsentFieldsOut() {
        PlaceOrder order =
                PlaceOrder.market(
                        new AccountId(new UUID(1, 2)),
                        InstrumentId.parse("sim:BTC-USDT"),
                        Side.BUY,
                        new BigDecimal("1E-8"));
        assertThat(json.writeValueAsString(order))
                .contains("\"quantity\":\"0.00000001\"", "\"instrument\":\"sim:BTC-USDT\"")
                .doesNotContain("price", "null");
        assertThat(json.readValue(json.writeValueAsString(order), PlaceOrder.class))
                .isEqualTo(order);
    }

    @Test
    void readsDecimalsWrittenAsNumbersExactly() {
        Level level = json.readValue("{\"price\":61837.63,\"quantity\":\"0.1\"}", Level.class);
        assertThat(level.price()).isEqualByComparingTo("61837.63");
    }

    @Test
    void tellsFramesApartByTypeAndCommandsByOp() {
        StreamFrame frame =
                new StreamFrame.Book(
                        3,
                        true,
                        0,
                        17,
                        Instant.parse("2026-01-02T03:04:05.123456Z"),
                        FeedState.LIVE,
                        List.of(new Level(new BigDecimal("10.5"), BigDecimal.ONE)),
                        List.of());
        String text = json.writerFor(StreamFrame.class).writeValueAsString(frame);
        assertThat(text).contains("\"type\":\"book\"", "\"2026-01-02T03:04:05.123456Z\"");
        assertThat(json.readValue(text, StreamFrame.class)).isEqualTo(frame);
        assertThat(json.readValue("{\"op\":\"ping\",\"id\":9,\"new\":1}", StreamCommand.class))
                .isEqualTo(new StreamCommand.Ping(9));
    }

    @Test
    void namesAMalformedIdentifier() {
        assertThatThrownBy(() -> json.readValue("\"nowhere\"", InstrumentId.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("venue:SYMBOL expected");
    }
}
