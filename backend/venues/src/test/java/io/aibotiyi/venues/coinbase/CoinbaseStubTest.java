package io.aibotiyi.venues.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.exchange.StubCoinbase;
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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Coinbase's adapter against a stub that speaks Coinbase's protocol. */
class CoinbaseStubTest extends VenueStubContract<StubCoinbase> {

    private final KeyPair keys;

    CoinbaseStubTest() throws GeneralSecurityException {
        super(StubCoinbase.PRODUCT, 1_000, 2);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    @Override
    protected StubCoinbase exchange(long seed) throws IOException {
        return new StubCoinbase(seed, keys.getPublic());
    }

    @Override
    protected Venue adapter(StubCoinbase exchange, StreamSettings stream) {
        return new CoinbaseVenue(
                new CoinbaseSettings(
                        URI.create("http://" + exchange.address()),
                        URI.create("ws://" + exchange.address() + "/market"),
                        URI.create("ws://" + exchange.address() + "/user"),
                        Duration.ofSeconds(2),
                        1_000,
                        stream,
                        Fast.trading()),
                http,
                Clock.systemUTC(),
                new Random(1));
    }

    @Override
    protected Credentials credentials() {
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        return ApiCredentials.of(StubCoinbase.KEY, pem.toCharArray());
    }

    @Test
    void readsRulesOfProducts() {
        assertThat(btc.id()).hasToString("coinbase:BTC-USD");
        assertThat(btc.instrument().tickSize()).isEqualTo(1);
        assertThat(btc.maxQuantity()).isEqualByComparingTo("9000");
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
    void correctsItsTimeAndSendsAnew() throws Exception {
        Trading trading = trading();
        stub.skew(7_000);
        NewOrder order = order("1.0000", "59000.00");
        assertThat(trading.place(order).status()).isEqualTo(OrderStatus.OPEN);
        assertThat(stub.badTokens()).isEqualTo(1);
        stub.skew(0);
        awaitSameOrder(order);
    }

    @Test
    void cancelsEverythingOfAnInstrument() throws Exception {
        Trading trading = trading();
        NewOrder one = order("1.0000", "59000.00");
        NewOrder other = order("2.0000", "58000.00");
        trading.place(one);
        trading.place(other);
        trading.amend(other.id(), null, new BigDecimal("57000.00"));
        trading.cancelAll(btc.id());
        awaitSameOrder(one);
        awaitSameOrder(other);
        assertThat(trading.openOrders()).isEmpty();
    }

    @Test
    void namesTheReasonOfTheVenue() throws Exception {
        Trading trading = trading();
        assertRefused(trading, order("6000.0000", "1000.00"), VenueError.INSUFFICIENT_FUNDS);
        assertRefused(trading, order("1.0000", "61000.00").asPostOnly(), VenueError.WOULD_TAKE);
    }

    @Test
    void signsWithEd25519() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPrivate().getEncoded();
        byte[] seed = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        try (StubCoinbase other = new StubCoinbase(2, pair.getPublic());
                Venue adapter = adapter(other, Fast.stream());
                Trading trading =
                        adapter.trading(
                                ApiCredentials.of(
                                        StubCoinbase.KEY,
                                        Base64.getEncoder().encodeToString(seed).toCharArray()),
                                List.of(btc),
                                account)) {
            assertThat(trading.balances()).hasSize(1);
            assertThat(other.badTokens()).isZero();
        }
    }
}
