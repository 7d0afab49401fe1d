package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.connections.ExchangeConnections;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.testing.ChildProcess;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.exchange.StubBinance;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.protocol.Trading.OrderView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend that is killed between sending an order and the exchange's answer. */
@Tag("slow")
class LiveKillTest {

    @TempDir Path folder;

    @Test
    void theOrderIsFoundAgainOnceAndNeverDoubled() throws Exception {
        Path home = folder.resolve("home");
        try (StubBinance exchange = new StubBinance(1)) {
            exchange.deposit("USDT", "100000");
            exchange.deposit("BNB", "1");
            killAtTheExchange(home, exchange);
            String id = exchange.working().getFirst();
            exchange.fill(id, 2_000);
            try (Backend backend =
                    Backend.start(KilledLiveBackend.options(home, exchange.address()))) {
                TradingService trading = backend.context().getBean(TradingService.class);
                UserId user = KilledLiveBackend.user(backend);
                AccountId account =
                        trading.accounts(user).stream()
                                .filter(a -> a.mode() == TradingMode.LIVE)
                                .map(AccountView::id)
                                .findFirst()
                                .orElseThrow();
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() ->
                                assertThat(trading.working(user, account))
                                        .extracting(OrderView::status)
                                        .containsExactly(OrderStatus.PARTIALLY_FILLED));
                assertThat(trading.working(user, account).getFirst().id()).hasToString(id);
                assertThat(trading.fills(user, account, 10)).hasSize(1);
                assertThat(exchange.working()).containsExactly(id);
                assertThat(exchange.tradingRequests()).as("sent once").isEqualTo(1);
                assertThat(
                                backend.context()
                                        .getBean(ExchangeConnections.class)
                                        .adjustments(user, account, 10))
                        .allSatisfy(
                                a -> assertThat(a.reason()).isEqualTo(AdjustmentReason.OPENING));
                assertThat(backend.context().getBean(Ledger.class).prove().balanced()).isTrue();
            }
        }
    }

    private void killAtTheExchange(Path home, StubBinance exchange)
            throws IOException, InterruptedException {
        ChildProcess child =
                ChildProcess.start(
                        folder, KilledLiveBackend.class, home.toString(), exchange.address());
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        exchange.move("BTCUSDT");
                        return !child.isAlive() || child.said().contains("ready");
                    });
            assertThat(child.said()).as(() -> "errors: " + child.errors()).contains("ready");
            exchange.holdNextAnswer();
            child.go();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(exchange.working())
                                    .as(() -> "errors: " + child.errors())
                                    .hasSize(1));
        } finally {
            child.kill();
        }
        child.requireKilled();
    }
}
