package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profit by both methods through the real client, server, database and simulated market. */
class FifoEndToEndTest {

    @TempDir Path home;

    @Test
    void tellsBothProfitsWhichTogetherAreTheSame() {
        try (Backend backend = Backend.start(BackendOptions.at(home));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
            AccountId account = client.orders().accounts().getFirst().id();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> trade(client, account, Side.BUY, "0.02"));
            trade(client, account, Side.BUY, "0.02");
            trade(client, account, Side.SELL, "0.03");

            PortfolioView portfolio = client.orders().portfolio(account);
            FifoView fifo = Objects.requireNonNull(portfolio.fifo());
            assertThat(fifo.realisedPnl().add(Objects.requireNonNull(fifo.unrealisedPnl())))
                    .isEqualByComparingTo(portfolio.realisedPnl().add(portfolio.unrealisedPnl()));
            BigDecimal realised =
                    client.orders().fills(account, 100).stream()
                            .map(FillView::fifoPnl)
                            .filter(Objects::nonNull)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(realised).isEqualByComparingTo(fifo.realisedPnl());
            assertThat(graphQl(client)).contains("cost=" + fifo.cost().toPlainString());
        }
    }

    /** Trades at market and waits until it is filled. */
    private static boolean trade(
            AibotClient client, AccountId account, Side side, String quantity) {
        OrderView order =
                client.orders()
                        .place(
                                PlaceOrder.market(
                                        account,
                                        InstrumentId.parse("sim:BTC-USDT"),
                                        side,
                                        new BigDecimal(quantity)),
                                UUID.randomUUID().toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.orders().order(order.id()).status() == OrderStatus.FILLED);
        return true;
    }

    private static String graphQl(AibotClient client) {
        return String.valueOf(
                client.query(
                                new GraphQl.Query(
                                        "{ accounts { portfolio { positions { fifo { cost"
                                                + " realisedPnl } } } } }",
                                        null,
                                        Map.of()))
                        .data());
    }
}
