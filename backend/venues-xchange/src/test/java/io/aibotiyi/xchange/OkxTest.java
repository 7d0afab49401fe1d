package io.aibotiyi.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.xchange.StubRest.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OKX's messages through XChange's OKX. */
class OkxTest extends MarketContract {

    private static final String INSTRUMENTS =
            """
            {"code":"0","msg":"","data":[
             {"alias":"","baseCcy":"BTC","category":"1","ctMult":"","ctType":"","ctVal":"",
              "ctValCcy":"","expTime":"","instFamily":"","instId":"BTC-USDT","instType":"SPOT",
              "lever":"10","listTime":"1606468572000","lotSz":"0.00000001","minSz":"0.00001",
              "optType":"","quoteCcy":"USDT","ruleType":"normal","settleCcy":"","state":"live",
              "stk":"","tickSz":"0.1","uly":""},
             {"baseCcy":"SOON","instId":"SOON-USDT","instType":"SPOT","lotSz":"","minSz":"",
              "quoteCcy":"USDT","state":"preopen","tickSz":""}]}
            """;

    private String refusal = "";

    OkxTest() {
        super(new OkxConnector(), "/market/books", "/public/instruments");
    }

    @Override
    StubRest.Handler exchange() {
        return (method, path, query, exchange) -> {
            if (!refusal.isEmpty()) {
                return refusal;
            }
            return switch (path) {
                case "/api/v5/public/instruments" -> INSTRUMENTS;
                case "/api/v5/market/books" -> book();
                case "/api/v5/market/trades" -> trades();
                case "/api/v5/market/history-candles" -> candles(query);
                default -> throw new Refusal(404, "{\"code\":\"404\",\"msg\":\"Not found\"}");
            };
        };
    }

    private String book() {
        StubMarket.Level level =
                (price, quantity) -> "[\"" + price + "\",\"" + quantity + "\",\"0\",\"3\"]";
        return "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":%s,\"bids\":%s,\"ts\":\"%d000\"}]}"
                .formatted(market.asks(level), market.bids(level), market.seconds());
    }

    private String trades() {
        return market.prints().stream()
                .map(p ->
                        "{\"instId\":\"BTC-USDT\",\"side\":\"%s\",\"sz\":\"%s\",\"px\":\"%d\",\"tradeId\":\"%d\",\"ts\":\"%d000\"}"
                                .formatted(
                                        p.aggressor() == Side.BUY ? "buy" : "sell",
                                        StubMarket.quantity(p.quantity()),
                                        p.price(),
                                        p.id(),
                                        market.seconds()))
                .collect(Collectors.joining(",", "{\"code\":\"0\",\"msg\":\"\",\"data\":[", "]}"));
    }

    /** A hundred minutes before {@code after}, of two hundred and fifty. */
    private static String candles(String query) {
        assertThat(query).contains("instId=BTC-USDT", "bar=1m", "limit=100");
        long after = Long.parseLong(query.replaceAll(".*after=(\\d+).*", "$1"));
        List<String> rows = new ArrayList<>();
        for (long at = (after - 1) / 60_000; at >= 1_000 && rows.size() < 100; at--) {
            if (at < 1_250) {
                rows.add(
                        "[\"%d\",\"60000\",\"60010.5\",\"59990\",\"60001\",\"1.5\",\"90000\",\"90000\",\"1\"]"
                                .formatted(at * 60_000));
            }
        }
        return "{\"code\":\"0\",\"msg\":\"\",\"data\":[" + String.join(",", rows) + "]}";
    }

    @Test
    void readsTheLotItselfNotTheSmallestOrder() throws Exception {
        assertThat(btc.id()).hasToString("okx:BTC-USDT");
        assertThat(btc.instrument().quantityScale()).isEqualTo(8);
        assertThat(btc.minQuantity()).isEqualByComparingTo("0.00001");
        assertThat(btc.instrument().priceScale()).isEqualTo(1);
        assertThat(venue.instruments()).hasSize(1);
    }

    @Test
    void readsCandlesBackwardsPageByPage() throws Exception {
        long minute = Timeframe.M1.nanos();
        List<Candle> told = venue.candles(btc, Timeframe.M1, 1_000 * minute, 1_250 * minute, 230);
        assertThat(told).hasSize(230);
        assertThat(told.getFirst().openTime()).isEqualTo(1_020 * minute);
        assertThat(told.getLast().openTime()).isEqualTo(1_249 * minute);
        assertThat(told.getLast().high()).isEqualTo(600_105);
        assertThat(venue.candles(btc, Timeframe.M1, 0, 1_001 * minute, 5)).hasSize(1);
        assertThat(stub.requests()).filteredOn(r -> r.contains("candles")).hasSize(5);
    }

    @Test
    void tellsARefusalThatIsAnsweredWithSuccess() {
        refusal = "{\"code\":\"51001\",\"msg\":\"Instrument ID does not exist\",\"data\":[]}";
        VenueException unknown =
                catchThrowableOfType(VenueException.class, () -> venue.instruments());
        assertThat(unknown.error()).isEqualTo(VenueError.UNKNOWN_INSTRUMENT);
        assertThat(unknown.venueCode()).isEqualTo("51001");
        assertThat(unknown).hasMessageContaining("Instrument ID does not exist");
        refusal = "{\"code\":\"50011\",\"msg\":\"Too Many Requests\",\"data\":[]}";
        assertThat(catchThrowableOfType(VenueException.class, () -> venue.instruments()).error())
                .isEqualTo(VenueError.RATE_LIMITED);
    }
}
