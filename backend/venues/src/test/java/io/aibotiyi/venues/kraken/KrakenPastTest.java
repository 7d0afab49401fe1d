package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.stub.Capture;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class KrakenPastTest {

    private static final InstrumentRules BTC =
            new InstrumentRules(
                    new Instrument(
                            new InstrumentId(KrakenVenue.ID, Symbol.of("BTC-USDT")),
                            "BTC",
                            "USDT",
                            1,
                            8,
                            1,
                            1,
                            BigDecimal.ZERO),
                    "XBTUSDT",
                    "BTC/USDT",
                    TradingStatus.OPEN,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new BigDecimal("0.00000001"));

    private static JsonNode result(String file) throws Exception {
        return JsonFields.parse(String.join("\n", Capture.lines(file))).path("result");
    }

    /** Kraken's candles as read, compared with Kraken's trades of the same minutes. */
    @Test
    void realCandlesAreWhatTheTradesOfTheirMinutesMake() throws Exception {
        List<Candle> candles = KrakenPast.read(result("kraken_http_ohlc.json"), BTC);
        assertThat(candles).hasSize(721);
        Map<Long, List<JsonNode>> trades = new TreeMap<>();
        for (JsonNode trade : result("kraken_http_trades.json").path("XBTUSDT")) {
            long minute = trade.path(2).decimalValue().longValue() / 60 * 60_000_000_000L;
            trades.computeIfAbsent(minute, m -> new ArrayList<>()).add(trade);
        }
        long first = trades.keySet().iterator().next();
        long last = new ArrayList<>(trades.keySet()).getLast();
        int compared = 0;
        int empty = 0;
        for (Candle candle : candles) {
            // the first and the last minute of the trades are cut
            if (candle.openTime() > first && candle.openTime() < last) {
                compared++;
                List<JsonNode> within = trades.getOrDefault(candle.openTime(), List.of());
                assertThat(candle.trades()).isEqualTo(within.size());
                empty += within.isEmpty() ? 1 : 0;
                assertVolume(candle, within);
                if (!within.isEmpty()) {
                    assertPrices(candle, within);
                }
            }
        }
        assertThat(compared).isGreaterThan(400);
        assertThat(empty).isBetween(100, 200);
    }

    private static void assertVolume(Candle candle, List<JsonNode> trades) {
        BigDecimal volume =
                trades.stream()
                        .map(t -> new BigDecimal(t.path(1).asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(BTC.instrument().quantity(candle.volume())).isEqualByComparingTo(volume);
    }

    private static void assertPrices(Candle candle, List<JsonNode> trades) {
        List<BigDecimal> prices =
                trades.stream().map(t -> new BigDecimal(t.path(0).asString())).toList();
        Instrument units = BTC.instrument();
        assertThat(units.price(candle.open())).isEqualByComparingTo(prices.getFirst());
        assertThat(units.price(candle.close())).isEqualByComparingTo(prices.getLast());
        assertThat(units.price(candle.high()))
                .isEqualByComparingTo(prices.stream().max(BigDecimal::compareTo).orElseThrow());
        assertThat(units.price(candle.low()))
                .isEqualByComparingTo(prices.stream().min(BigDecimal::compareTo).orElseThrow());
    }

    @Test
    void roundsWhatHasMoreDigitsThanTheMarketHasNow() throws Exception {
        JsonNode rows =
                JsonFields.parse("{\"X\":[[60,\"1.26\",\"2\",\"1\",\"1.24\",\"1\",\"3\",7]]}");
        assertThat(KrakenPast.read(rows, BTC))
                .containsExactly(new Candle(Timeframe.M1.nanos(), 13, 20, 10, 12, 300_000_000L, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"X\":[[60,\"1\",\"2\",\"1\"]]}",
                "{\"X\":[[60,\"1\",\"2\",\"1\",\"x\",\"1\",\"3\",7]]}",
                "{\"X\":[[60,\"3\",\"2\",\"1\",\"1\",\"1\",\"3\",7]]}",
                "{\"X\":[[60,\"1\",\"2\",\"1\",\"1\",\"1\",\"1e30\",7]]}"
            })
    void refusesWhatIsNoCandle(String rows) {
        assertThatThrownBy(() -> KrakenPast.read(JsonFields.parse(rows), BTC))
                .isInstanceOf(MalformedMessageException.class);
    }
}
