package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.SupportLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A perpetual through the real client, server, database and simulated market. */
class MarginEndToEndTest {

    private static final InstrumentId PERP = InstrumentId.parse("sim:BTC-USDT-PERP");

    @TempDir Path home;

    @Test
    void sellsShortIsHeldToReduceOnlyBuysBackAndBalances() {
        try (Backend backend = Backend.start(BackendOptions.at(home));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
            AccountId account = client.orders().accounts().getFirst().id();
            PerpetualView perpetual = awaitPrices(client);
            assertThat(perpetual.index()).isEqualTo(InstrumentId.parse("sim:BTC-USDT"));
            // the two follow one path: within half a percent of each other
            assertThat(
                            Objects.requireNonNull(perpetual.markPrice())
                                    .divide(
                                            Objects.requireNonNull(perpetual.indexPrice()),
                                            6,
                                            RoundingMode.HALF_EVEN))
                    .isBetween(new BigDecimal("0.995"), new BigDecimal("1.005"));
            assertThat(client.orders().support(PERP.venue()).of(OrderFeature.REDUCE_ONLY).level())
                    .isEqualTo(SupportLevel.NATIVE);
            assertThat(client.margin().leverage(account, PERP, 5).leverage()).isEqualTo(5);
            assertThat(client.margin().leverage(account, PERP).most()).isEqualTo(50);

            filled(client, market(account, Side.SELL, "0.02"));

            MarginView margin = client.margin().of(account);
            MarginPositionView position = margin.positions().getFirst();
            assertThat(position.quantity()).isEqualByComparingTo("-0.02");
            assertThat(position.leverage()).isEqualTo(5);
            assertThat(position.initialMargin())
                    .isEqualByComparingTo(
                            position.entryPrice()
                                    .multiply(new BigDecimal("0.02"))
                                    .divide(BigDecimal.valueOf(5)));
            PortfolioView portfolio = client.orders().portfolio(account);
            assertThat(portfolio.margin()).isNotNull();
            assertThat(portfolio.positions().getFirst().quantity()).isNegative();

            // five times what is short: the venue itself cuts it to the position
            OrderView cut = filledOrEnded(client, market(account, Side.BUY, "0.1").asReduceOnly());
            assertThat(cut.filled()).isEqualByComparingTo("0.02");
            assertThat(cut.status()).isEqualTo(OrderStatus.CANCELLED);

            MarginView flat = client.margin().of(account);
            assertThat(flat.positions().getFirst().quantity()).isZero();
            assertThat(flat.usedMargin()).isZero();
            assertThat(flat.equity())
                    .isEqualByComparingTo(
                            new BigDecimal("100000")
                                    .add(flat.positions().getFirst().realisedPnl()));
            refused(
                    client,
                    ErrorCode.REDUCE_ONLY_WOULD_INCREASE,
                    market(account, Side.BUY, "0.01").asReduceOnly());
            theTrailingStopOfABracketClosesAShort(client, account);
            assertThat(client.margin().funding(account, 10)).isEmpty();
            assertThat(client.margin().liquidations(account, 10)).isEmpty();
            assertThat(client.orders().proveLedger().balanced()).isTrue();
        }
    }

    /** Exits far and near: the near one is a stop that follows the market by a dollar. */
    private static void theTrailingStopOfABracketClosesAShort(
            AibotClient client, AccountId account) {
        PlaceOrder stop =
                market(account, Side.BUY, "0.02")
                        .lasting(TimeInForce.GTC)
                        .trailing(new BigDecimal("1"));
        PlaceOrder target =
                PlaceOrder.limit(
                        account, PERP, Side.BUY, new BigDecimal("0.02"), new BigDecimal("1000"));
        GroupView bracket =
                client.orders()
                        .placeGroup(
                                new PlaceGroup(market(account, Side.SELL, "0.02"), target, stop),
                                UUID.randomUUID().toString());
        assertThat(bracket.orders())
                .extracting(OrderView::reduceOnly)
                .containsExactly(null, true, true);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        bracket.orders().stream()
                                .noneMatch(
                                        o -> client.orders().order(o.id()).status().isWorking()));

        assertThat(bracket.orders())
                .extracting(o -> client.orders().order(o.id()).status())
                .containsExactly(OrderStatus.FILLED, OrderStatus.CANCELLED, OrderStatus.FILLED);
        MarginView flat = client.margin().of(account);
        assertThat(flat.positions().getFirst().quantity()).isZero();
        assertThat(flat.usedMargin()).isZero();
    }

    private static PerpetualView awaitPrices(AibotClient client) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> client.margin().perpetuals().getFirst().markPrice() != null);
        return client.margin().perpetuals().getFirst();
    }

    private static PlaceOrder market(AccountId account, Side side, String quantity) {
        return PlaceOrder.market(account, PERP, side, new BigDecimal(quantity));
    }

    private static void filled(AibotClient client, PlaceOrder order) {
        assertThat(filledOrEnded(client, order).status()).isEqualTo(OrderStatus.FILLED);
    }

    private static OrderView filledOrEnded(AibotClient client, PlaceOrder order) {
        OrderView placed = client.orders().place(order, UUID.randomUUID().toString());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !client.orders().order(placed.id()).status().isWorking());
        return client.orders().order(placed.id());
    }

    private static void refused(AibotClient client, ErrorCode code, PlaceOrder order) {
        assertThatThrownBy(() -> client.orders().place(order, UUID.randomUUID().toString()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
