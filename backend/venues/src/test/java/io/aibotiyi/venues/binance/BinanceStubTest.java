package io.aibotiyi.venues.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.exchange.StubBinance;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.Venue;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.stub.Fast;
import io.aibotiyi.venues.stub.VenueStubContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Binance's adapter against a stub that speaks Binance's protocol. */
class BinanceStubTest extends VenueStubContract<StubBinance> {

    BinanceStubTest() {
        super("BTCUSDT", 1_000, 1);
    }

    @Override
    protected StubBinance exchange(long seed) throws IOException {
        return new StubBinance(seed);
    }

    @Override
    protected Venue adapter(StubBinance exchange, StreamSettings stream) {
        return new BinanceVenue(
                new BinanceSettings(
                        URI.create("http://" + exchange.address()),
                        URI.create("ws://" + exchange.address()),
                        URI.create("ws://" + exchange.address() + "/ws-api/v3"),
                        Duration.ofSeconds(2),
                        100_000,
                        1_000,
                        stream,
                        Fast.trading()),
                http,
                Clock.systemUTC(),
                new Random(1));
    }

    @Override
    protected Credentials credentials() {
        return ApiCredentials.of(StubBinance.KEY, StubBinance.SECRET.toCharArray());
    }

    @AfterEach
    void everySignatureWasGood() {
        assertThat(stub.badSignatures()).isZero();
    }

    @Test
    void readsRulesOfMarkets() {
        assertThat(btc.id()).hasToString("binance:BTC-USDT");
        assertThat(btc.instrument().price(btc.instrument().tickSize()))
                .isEqualByComparingTo("0.01");
        assertThat(btc.instrument().quantity(btc.instrument().lotSize()))
                .isEqualByComparingTo("0.0001");
        assertThat(btc.instrument().priceScale()).as("finer than the tick").isEqualTo(4);
        assertThat(btc.instrument().quantityScale()).as("finer than the lot").isEqualTo(6);
        assertThat(btc.marketLot()).isEqualByComparingTo("0.0001");
        assertThat(btc.maxPrice()).isEqualByComparingTo("1000000");
    }

    @Test
    void overlapsConnectionsWithoutLosingTheBook() {
        MarketStream stream = stream();
        stub.announceShutdown();
        Fast.await(
                () -> {
                    stub.move(symbol);
                    stub.trade(symbol);
                    return stream.counters().connects() == 2 && stub.marketConnections() == 1;
                },
                () -> "not taken over: " + stream.counters());
        awaitSameBook();
        assertThat(market.losses()).isZero();
        assertThat(market.joins()).isEqualTo(1);
    }

    @Test
    void correctsItsTimeAndSendsAnew() throws Exception {
        Trading trading = trading();
        stub.skew(7_000);
        NewOrder order = order("1.0000", "59000.00");
        assertThat(trading.place(order).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(stub.timeRefusals()).isEqualTo(1);
        stub.skew(-7_000);
        assertThat(trading.cancel(order.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stub.timeRefusals()).isEqualTo(2);
    }

    @Test
    void signsWithEd25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        stub.expectEd25519(pair.getPublic());
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        Trading trading =
                venue.trading(
                        ApiCredentials.of(StubBinance.KEY, pem.toCharArray()),
                        List.of(btc),
                        account);
        Fast.await(account::live, () -> "not live: " + account.states());
        NewOrder order = order("1.0000", "59000.00");
        trading.place(order);
        awaitSameOrder(order);
        assertThat(stub.badSignatures()).isZero();
    }

    @Test
    void refusesBeforeSendingWhatCannotWork() throws Exception {
        Trading trading = trading();
        assertRefused(trading, order("1.00001", "59000.00"), VenueError.FILTER);
        assertRefused(trading, order("1.0000", "59000.001"), VenueError.FILTER);
        assertRefused(trading, order("0.0001", "100.00"), VenueError.FILTER);
        assertThat(stub.tradingRequests()).isZero();
        NewOrder order = order("1.0000", "59000.00");
        trading.place(order);
        assertThatThrownBy(() -> trading.amend(order.id(), null, new BigDecimal("58000.00")))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.error()).isEqualTo(VenueError.UNSUPPORTED));
        assertThatThrownBy(() -> trading.place(order))
                .isInstanceOfSatisfying(
                        VenueException.class,
                        e -> assertThat(e.error()).isEqualTo(VenueError.DUPLICATE_ID));
        assertThat(stub.tradingRequests()).isEqualTo(1);
    }

    @Test
    void namesTheReasonOfTheVenue() throws Exception {
        Trading trading = trading();
        assertRefused(trading, order("6000.0000", "1000.00"), VenueError.INSUFFICIENT_FUNDS);
        assertRefused(trading, order("1.0000", "61000.00").asPostOnly(), VenueError.WOULD_TAKE);
    }
}
