package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.launcher.LaidOutApplication.Server;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Trading.LedgerProof;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls the plug on a server that has acknowledged orders, and counts them afterwards. */
class ServerKillIT {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final String USER = "root";
    private static final String PASSWORD = "seven herons on a wire";

    private final LaidOutApplication application = new LaidOutApplication();

    @TempDir Path scratch;

    @Test
    void losesAndDoublesNothingWhenKilledAndRestarted() throws Exception {
        Path home = scratch.resolve("home");
        List<OrderView> acknowledged = new ArrayList<>();
        AccountId account;
        PlaceOrder repeated;
        try (Server server = application.serve(home)) {
            assertThat(server.setupSecret()).as("first start shows the setup secret").isNotNull();
            try (AibotClient client = AibotClients.connect(server.address())) {
                account =
                        client.setUp(String.valueOf(server.setupSecret()), USER, PASSWORD)
                                .accounts()
                                .getFirst()
                                .id();
                await(() -> !client.markets().book(BTC, 1).bids().isEmpty());
                acknowledged.add(
                        client.orders().place(order(account, OrderType.MARKET, null), "buy"));
                await(() -> !client.orders().fills(account, 10).isEmpty());
                BookView book = client.markets().book(BTC, 1);
                BigDecimal far =
                        book.bids()
                                .getFirst()
                                .price()
                                .multiply(new BigDecimal("0.9"))
                                .setScale(0, RoundingMode.DOWN);
                repeated = order(account, OrderType.LIMIT, far);
                for (int i = 0; i < 20; i++) {
                    acknowledged.add(client.orders().place(repeated, "rest-" + i));
                }
            }
            server.kill();
        }
        try (Server server = application.serve(home)) {
            assertThat(server.setupSecret()).as("set up already").isNull();
            try (AibotClient client = AibotClients.connect(server.address())) {
                client.login(USER, PASSWORD);
                assertThat(client.orders().place(repeated, "rest-7").id())
                        .as("the same key is the same order")
                        .isEqualTo(acknowledged.get(8).id());
                assertThat(
                                client.orders().history(account, 1000).stream()
                                        .map(OrderView::id)
                                        .collect(Collectors.toSet()))
                        .isEqualTo(
                                acknowledged.stream()
                                        .map(OrderView::id)
                                        .collect(Collectors.toSet()));
                await(() ->
                        client.orders().working(account).stream()
                                        .filter(o -> o.status() == OrderStatus.OPEN)
                                        .count()
                                == 20);
                assertThat(
                                client.orders().fills(account, 1000).stream()
                                        .map(f -> f.quantity())
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo("0.01");
                LedgerProof proof = client.orders().proveLedger();
                assertThat(proof.balanced()).isTrue();
                assertThat(proof.sums()).allMatch(s -> s.sum().signum() == 0);

                client.orders().cancelAll(account);
                await(() -> client.orders().working(account).isEmpty());
                assertThat(client.orders().portfolio(account).balances())
                        .allMatch(b -> b.held().signum() == 0);
            }
            assertThat(server.terminate()).as("SIGTERM drains and exits 0").isZero();
        }
    }

    private static PlaceOrder order(AccountId account, OrderType type, @Nullable BigDecimal price) {
        return new PlaceOrder(
                account,
                BTC,
                Side.BUY,
                type,
                new BigDecimal("0.01"),
                price,
                type == OrderType.LIMIT ? TimeInForce.GTC : null,
                null);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("timed out").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
