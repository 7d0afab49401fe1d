package io.aibotiyi.venues.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.exchange.StubKraken;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.stub.Fast;
import io.aibotiyi.venues.stub.VenueStubContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kraken's adapter against a stub that speaks Kraken's protocol. */
class KrakenStubTest extends VenueStubContract<StubKraken> {

    KrakenStubTest() {
        super(StubKraken.SYMBOL, StubKraken.DEPTH, 1);
    }

    @Override
    protected StubKraken exchange(long seed) throws IOException {
        return new StubKraken(seed);
    }

    @Override
    protected Venue adapter(StubKraken exchange, StreamSettings stream) {
        return new KrakenVenue(
                new KrakenSettings(
                        URI.create("http://" + exchange.address()),
                        URI.create("ws://" + exchange.address() + "/v2"),
                        URI.create("ws://" + exchange.address() + "/v2"),
                        Duration.ofSeconds(2),
                        StubKraken.DEPTH,
                        10_000,
                        1_000,
                        10_000,
                        1_000,
                        stream,
                        Fast.trading()),
                http,
                Clock.systemUTC(),
                new Random(1));
    }

    @Override
    protected Credentials credentials() {
        return ApiCredentials.of(StubKraken.KEY, StubKraken.SECRET.toCharArray());
    }

    @AfterEach
    void everySignatureWasGood() {
        assertThat(stub.badSignatures()).isZero();
    }

    @Test
    void readsRulesOfPairs() {
        assertThat(btc.id()).hasToString("kraken:BTC-USD");
        assertThat(btc.tradeSymbol()).isEqualTo("XBTUSD");
        assertThat(btc.streamSymbol()).isEqualTo("BTC/USD");
        assertThat(btc.instrument().minNotional()).isEqualByComparingTo("0.5");
    }

    @Test
    void subscribesAnewWhenAChecksumIsWrong() {
        MarketStream stream = stream();
        stub.lieNext();
        stub.move(symbol);
        Fast.await(() -> market.losses() == 1, () -> "not lost");
        awaitSameBook();
        assertThat(stream.counters().connects()).isEqualTo(1);
    }

    @Test
    void replacesAConnectionBeforeItsLifeEnds() {
        venue.close();
        venue = adapter(stub, Fast.stream().withConnectionLife(Duration.ofMillis(700)));
        MarketStream stream = stream();
        Fast.await(
                () -> {
                    stub.move(symbol);
                    stub.trade(symbol);
                    return stream.counters().connects() >= 3;
                },
                () -> "not replaced: " + stream.counters());
        awaitSameBook();
        assertThat(market.losses()).isZero();
        assertThat(market.joins()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void takesAHigherNonceWhenOneIsRefused() throws Exception {
        Trading trading = trading();
        stub.spoilNonce();
        NewOrder order = order("1.0000", "59000.00");
        assertThat(trading.place(order).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(stub.badNonces()).isEqualTo(1);
        awaitSameOrder(order);
    }

    @Test
    void changesThePriceOfARestingOrder() throws Exception {
        Trading trading = trading();
        NewOrder order = order("1.0000", "59000.00");
        trading.place(order);
        trading.amend(order.id(), new BigDecimal("2.0000"), new BigDecimal("58000.00"));
        awaitSameOrder(order);
        trading.cancelAll(btc.id());
        awaitSameOrder(order);
        assertThat(trading.openOrders()).isEmpty();
    }

    @Test
    void namesTheReasonOfTheVenue() throws Exception {
        Trading trading = trading();
        assertRefused(trading, order("6000.0000", "1000.00"), VenueError.INSUFFICIENT_FUNDS);
        assertRefused(trading, order("1.0000", "61000.00").asPostOnly(), VenueError.WOULD_TAKE);
    }

    @Test
    void takesItsBalancesApart() throws Exception {
        assertThat(trading().balances())
                .singleElement()
                .satisfies(balance -> {
                    assertThat(balance.asset()).isEqualTo("USD");
                    assertThat(balance.free()).isEqualByComparingTo("1000.50");
                });
    }
}
