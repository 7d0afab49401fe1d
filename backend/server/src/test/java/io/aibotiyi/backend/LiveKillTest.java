package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.connections.ExchangeConnections;
import io.aibotiyi.backend.ledger.Ledger;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
        Path errors = folder.resolve("errors.txt");
        Path answers = folder.resolve("answers.txt");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx384m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                KilledLiveBackend.class.getName(),
                                home.toString(),
                                exchange.address())
                        .redirectError(errors.toFile())
                        .redirectOutput(answers.toFile())
                        .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> {
                        exchange.move("BTCUSDT");
                        return !child.isAlive() || Files.readAllLines(answers).contains("ready");
                    });
            assertThat(text(answers)).as(() -> "errors: " + text(errors)).contains("ready");
            exchange.holdNextAnswer();
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(exchange.working())
                                    .as(() -> "errors: " + text(errors))
                                    .hasSize(1));
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
