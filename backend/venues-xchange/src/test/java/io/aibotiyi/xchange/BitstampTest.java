package io.aibotiyi.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.TradingStatus;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.xchange.StubRest.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bitstamp's messages through XChange's Bitstamp. */
class BitstampTest extends MarketContract {

    private static final String PAIRS =
            """
            [{"name":"BTC/USD","url_symbol":"btcusd","base_decimals":8,"counter_decimals":2,
              "instant_order_counter_decimals":2,"minimum_order":"10.00 USD","trading":"Enabled",
              "instant_and_market_orders":"Enabled","description":"Bitcoin / U.S. dollar"},
             {"name":"OLD/USD","url_symbol":"oldusd","base_decimals":8,"counter_decimals":5,
              "instant_order_counter_decimals":5,"minimum_order":"10.00 USD","trading":"Disabled",
              "instant_and_market_orders":"Disabled","description":"Old / U.S. dollar"}]
            """;

    BitstampTest() {
        super(new BitstampConnector(), "order_book", "trading-pairs-info");
    }

    @Override
    StubRest.Handler exchange() {
        return (method, path, query, exchange) ->
                switch (path) {
                    case "/api/v2/trading-pairs-info/" -> PAIRS;
                    case "/api/v2/order_book/btcusd/" -> book();
                    case "/api/v2/transactions/btcusd/" -> {
                        assertThat(query).isEqualTo("time=minute");
                        yield trades();
                    }
                    default -> throw new Refusal(404, "{\"error\":\"Not found.\"}");
                };
    }

    private String book() {
        StubMarket.Level level = (price, quantity) -> "[\"" + price + ".00\",\"" + quantity + "\"]";
        return "{\"timestamp\":\"%d\",\"microtimestamp\":\"%d000000\",\"bids\":%s,\"asks\":%s}"
                .formatted(
                        market.seconds(), market.seconds(), market.bids(level), market.asks(level));
    }

    private String trades() {
        return market.prints().stream()
                .map(p ->
                        "{\"date\":\"%d\",\"tid\":\"%d\",\"amount\":\"%s\",\"type\":\"%d\",\"price\":\"%d.00\"}"
                                .formatted(
                                        market.seconds(),
                                        p.id(),
                                        StubMarket.quantity(p.quantity()),
                                        p.aggressor() == Side.BUY ? 0 : 1,
                                        p.price()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void readsRulesOfItsPairs() throws Exception {
        assertThat(btc.id()).hasToString("bitstamp:BTC-USD");
        assertThat(btc.instrument().priceScale()).isEqualTo(2);
        assertThat(btc.instrument().quantityScale()).isEqualTo(8);
        assertThat(btc.instrument().minNotional()).isEqualByComparingTo("10");
        assertThat(venue.instruments())
                .extracting(rules -> rules.status())
                .containsExactly(TradingStatus.OPEN, TradingStatus.CLOSED);
    }

    @Test
    void refusesToTradeWhereAnOrderCouldNotBeFoundAgain() {
        VenueException refusal =
                catchThrowableOfType(
                        VenueException.class,
                        () ->
                                venue.trading(
                                        ApiCredentials.of("key", "secret".toCharArray()),
                                        List.of(btc),
                                        recorder));
        assertThat(refusal.error()).isEqualTo(VenueError.UNSUPPORTED);
        assertThat(venue.capabilities().orders()).isEmpty();
        assertThat(venue.capabilities().candles()).isEmpty();
    }
}
