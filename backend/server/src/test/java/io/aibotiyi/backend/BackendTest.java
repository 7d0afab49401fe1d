package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole backend, started as the launcher starts it. */
class BackendTest {

    private static final String SECRET = "a-secret-of-the-embedding-process";

    @TempDir Path home;

    @Test
    void servesFromStartToCloseAndStartsAgain() throws Exception {
        for (int i = 0; i < 2; i++) {
            Backend backend = Backend.start(BackendOptions.embedded(home, SECRET));
            URI address = backend.address();
            HttpURLConnection connection =
                    (HttpURLConnection) address.resolve("/api/v1/server").toURL().openConnection();
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(backend.stream().getScheme()).isEqualTo("ws");
            backend.close();
            backend.close();
            assertThatThrownBy(() -> address.toURL().openConnection().getInputStream())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void setsUpOnceWithTheSecretOfTheFirstStart() {
        try (Backend backend = Backend.start(BackendOptions.at(home))) {
            String secret = backend.setupSecret().orElseThrow();
            Identity identity = backend.context().getBean(Identity.class);
            Session session =
                    identity.setUp(
                            new Setup(secret, "Root", "long enough"),
                            ClientDescription.at("127.0.0.1"));
            assertThat(session.user().username()).isEqualTo("root");
            assertThat(session.accounts()).hasSize(1);
            assertThat(backend.setupSecret()).isEmpty();
        }
        try (Backend backend = Backend.start(BackendOptions.at(home))) {
            assertThat(backend.setupSecret()).isEmpty();
        }
    }

    @Test
    void buysAtTheMarketAndRestsALimitOrderOverARestart() {
        OrderView resting;
        UserId user;
        AccountId account;
        try (Backend backend = Backend.start(BackendOptions.embedded(home, SECRET))) {
            TradingService trading = backend.context().getBean(TradingService.class);
            MarketData markets = backend.context().getBean(MarketData.class);
            Session session =
                    backend.context()
                            .getBean(Identity.class)
                            .loginEmbedded(
                                    new EmbeddedLogin(SECRET), ClientDescription.at("127.0.0.1"));
            user = session.user().id();
            account = session.accounts().getFirst().id();
            Instrument market = markets.instruments().getFirst();
            Awaitility.await()
                    .until(() ->
                            markets.book(market.id(), 5)
                                    .filter(b -> !b.asks().isEmpty())
                                    .isPresent());
            BigDecimal lots = market.quantity(market.lotSize() * 100);
            OrderView bought =
                    trading.place(user, order(account, market, OrderType.MARKET, lots, null), "k1");
            Awaitility.await()
                    .until(() -> trading.order(user, bought.id()).status() == OrderStatus.FILLED);
            BigDecimal low =
                    market.price(
                            markets.book(market.id(), 1).orElseThrow().bids().getFirst().price()
                                    / 2
                                    / market.tickSize()
                                    * market.tickSize());
            resting = trading.place(user, order(account, market, OrderType.LIMIT, lots, low), "k2");
            OrderView placed = resting;
            Awaitility.await()
                    .until(() -> trading.order(user, placed.id()).status() == OrderStatus.OPEN);
            assertThat(trading.portfolio(user, account).positions()).hasSize(1);
        }
        try (Backend backend = Backend.start(BackendOptions.embedded(home, SECRET))) {
            TradingService trading = backend.context().getBean(TradingService.class);
            assertThat(trading.working(user, account))
                    .extracting(OrderView::id)
                    .containsExactly(resting.id());
            trading.cancel(user, resting.id());
            Awaitility.await()
                    .until(() ->
                            trading.order(user, resting.id()).status() == OrderStatus.CANCELLED);
            assertThat(trading.portfolio(user, account).balances())
                    .allSatisfy(b -> assertThat(b.held()).isEqualByComparingTo("0"));
            assertThat(backend.context().getBean(Ledger.class).prove().balanced()).isTrue();
        }
    }

    private static PlaceOrder order(
            AccountId account,
            Instrument market,
            OrderType type,
            BigDecimal quantity,
            @org.jspecify.annotations.Nullable BigDecimal price) {
        return new PlaceOrder(account, market.id(), Side.BUY, type, quantity, price, null, null);
    }

    @Test
    void refusesAHomeThatIsInUse() {
        try (Backend backend = Backend.start(BackendOptions.at(home))) {
            assertThat(backend.home()).isEqualTo(home);
            assertThatThrownBy(() -> Backend.start(BackendOptions.at(home)))
                    .isInstanceOf(BackendStartException.class)
                    .hasMessageContaining("Another backend is using " + home);
        }
    }

    @Test
    void refusesAPortThatIsInUseAndFreesTheHome() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BackendOptions options =
                    new BackendOptions(
                            home, "127.0.0.1", taken.getLocalPort(), 0, SECRET, Map.of());
            assertThatThrownBy(() -> Backend.start(options))
                    .isInstanceOf(BackendStartException.class)
                    .hasMessage(
                            "Port "
                                    + taken.getLocalPort()
                                    + " on 127.0.0.1 is in use; stop what uses it or choose another"
                                    + " with --port");
        }
        Backend.start(BackendOptions.at(home)).close();
    }

    @Test
    void refusesADatabaseThatCannotBeReadAndLeavesItAsItIs() throws IOException {
        Path file = home.resolve("db/aibot.mv.db");
        Files.createDirectories(home.resolve("db"));
        Files.writeString(file, "this is no database");

        assertThatThrownBy(() -> Backend.start(BackendOptions.at(home)))
                .isInstanceOf(BackendStartException.class)
                .hasMessageContaining("The database of " + home + " cannot be opened");
        assertThat(file).hasContent("this is no database");
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        BackendOptions options =
                new BackendOptions(
                        home,
                        "127.0.0.1",
                        0,
                        0,
                        SECRET,
                        Map.of("aibot.trading.max-working-orders", "0"));

        assertThatThrownBy(() -> Backend.start(options))
                .isInstanceOf(BackendStartException.class)
                .hasMessageContaining("aibot.trading")
                .hasMessageContaining("maxWorkingOrders");
    }

    @Test
    void refusesPlainHttpOffLoopback() {
        BackendOptions options = new BackendOptions(home, "0.0.0.0", 0, 0, SECRET, Map.of());

        assertThatThrownBy(() -> Backend.start(options))
                .isInstanceOf(BackendStartException.class)
                .hasMessageContaining("aibot.server.plaintext-off-loopback");
    }

    @Test
    void keepsItsSecretsToItsOwner() throws IOException {
        Backend.start(BackendOptions.at(home)).close();

        Path secrets = home.resolve("secrets");
        List<Path> kept;
        try (Stream<Path> all = Files.walk(secrets)) {
            kept = all.toList();
        }
        assertThat(kept).hasSizeGreaterThan(1);
        for (Path path : kept) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(secrets.relativize(path).toString())
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }
}
