package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.testing.ChildProcess;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed in the middle of its work. */
class KillTest {

    private static final int ANSWERS = 220;

    @TempDir Path folder;

    @Test
    void losesAndDoublesNothingWhenItIsKilled() throws Exception {
        Path home = folder.resolve("home");
        List<String> said = tradeAndKill(home);
        Set<OrderId> placed = named(said, "placed");
        Set<OrderId> cancelling = named(said, "cancelling");
        assertThat(placed).hasSizeGreaterThan(50);
        assertThat(cancelling).isNotEmpty();
        Set<OrderId> waiting = named(said, "waiting");
        assertThat(waiting).hasSizeGreaterThan(10);

        try (Backend backend = Backend.start(BackendOptions.embedded(home, KilledBackend.SECRET))) {
            TradingService trading = backend.context().getBean(TradingService.class);
            Session session =
                    backend.context()
                            .getBean(Identity.class)
                            .loginEmbedded(
                                    new EmbeddedLogin(KilledBackend.SECRET),
                                    ClientDescription.at("127.0.0.1"));
            UserId user = session.user().id();
            AccountId account = session.accounts().getFirst().id();
            assertThat(session.accounts()).hasSize(1);

            Map<OrderId, OrderView> orders =
                    trading.history(user, account, 1_000).stream()
                            .collect(Collectors.toMap(OrderView::id, o -> o));
            assertThat(orders.keySet()).containsAll(placed).containsAll(waiting);
            assertThat(
                            waiting.stream()
                                    .map(orders::get)
                                    .filter(o -> Boolean.TRUE.equals(o.emulated())))
                    .as("watched here")
                    .isNotEmpty();
            assertThat(cancelling)
                    .allSatisfy(id ->
                            assertThat(trading.order(user, id).status().isWorking()).isFalse());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() ->
                            trading.working(user, account).stream()
                                    .noneMatch(o -> o.status() == OrderStatus.PENDING));
            assertThat(waiting)
                    .allSatisfy(id ->
                            assertThat(trading.order(user, id).status())
                                    .isEqualTo(OrderStatus.WAITING));
            assertFillsAgree(trading.fills(user, account, 1_000), orders);
            assertThat(backend.context().getBean(Ledger.class).prove().balanced()).isTrue();

            trading.cancelAll(user, account);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> trading.working(user, account).isEmpty());
            assertPerpetualAgrees(
                    trading.portfolio(user, account), trading.fills(user, account, 1_000));
        }
    }

    /** Position and fills tell the same, and nothing is held but the position's margin. */
    private static void assertPerpetualAgrees(PortfolioView portfolio, List<FillView> fills) {
        BigDecimal traded =
                fills.stream()
                        .filter(f -> f.instrument().equals(KilledBackend.PERPETUAL))
                        .map(f -> f.quantity().multiply(BigDecimal.valueOf(f.side().sign())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        MarginView margin = Objects.requireNonNull(portfolio.margin(), "no perpetual was filled");
        assertThat(margin.positions().getFirst().quantity()).isEqualByComparingTo(traded);
        BigDecimal held =
                portfolio.balances().stream()
                        .map(BalanceView::held)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(held).isEqualByComparingTo(margin.usedMargin());
    }

    private static void assertFillsAgree(List<FillView> fills, Map<OrderId, OrderView> orders) {
        for (OrderView order : orders.values()) {
            BigDecimal filled =
                    fills.stream()
                            .filter(f -> f.order().equals(order.id()))
                            .map(FillView::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(filled).as("fills of %s", order.id()).isEqualByComparingTo(order.filled());
        }
    }

    /** Runs the child until it has given enough answers, kills it, and returns what it said. */
    private List<String> tradeAndKill(Path home) throws IOException, InterruptedException {
        ChildProcess child = ChildProcess.start(folder, KilledBackend.class, home.toString());
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !child.isAlive() || child.said().size() >= ANSWERS);
        } finally {
            child.kill();
        }
        List<String> said = child.said();
        assertThat(said)
                .as(() -> "the child said too little: " + child.errors())
                .hasSizeGreaterThanOrEqualTo(ANSWERS);
        child.requireKilled();
        return said;
    }

    private static Set<OrderId> named(List<String> said, String what) {
        return said.stream()
                .filter(line -> line.startsWith(what + " ") && line.length() == what.length() + 37)
                .map(line -> OrderId.parse(line.substring(what.length() + 1)))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
