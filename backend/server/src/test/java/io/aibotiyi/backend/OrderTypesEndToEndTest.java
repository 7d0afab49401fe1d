package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.SupportLevel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order types through the real client, server, database and simulated market. */
class OrderTypesEndToEndTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");

    @TempDir Path home;

    @Test
    void ordersWaitFireAreAmendedAndBelongTogether() {
        try (Backend backend = Backend.start(BackendOptions.at(home));
                AibotClient client = AibotClients.connect(backend.address())) {
            client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
            AccountId account = client.orders().accounts().getFirst().id();
            told(client.orders().support(VenueId.SIMULATED));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> place(client, order(account, Side.BUY, null)) != null);
            BigDecimal bought = bought(client, account);

            OrderView waiting =
                    place(
                            client,
                            order(account, Side.BUY, times(bought, "1.6"))
                                    .triggeredAt(OrderType.STOP_LIMIT, times(bought, "1.5")));
            await(client, waiting.id(), OrderStatus.WAITING);
            assertThat(waiting.emulated()).isNull();
            OrderView amended =
                    client.orders()
                            .amend(
                                    waiting.id(),
                                    new AmendOrder(null, times(bought, "1.55"), null),
                                    key());
            Awaitility.await().until(() -> client.orders().order(amended.id()).amending() == null);
            assertThat(client.orders().order(waiting.id()).price())
                    .isEqualByComparingTo(times(bought, "1.55"));
            client.orders().cancel(waiting.id());
            await(client, waiting.id(), OrderStatus.CANCELLED);

            fires(client, account);
            group(client, account, bought);
            assertThatThrownBy(() ->
                            place(
                                    client,
                                    order(account, Side.SELL, null)
                                            .triggeredAt(OrderType.STOP, times(bought, "1.5"))))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ErrorCode.TRIGGER_ALREADY_REACHED));
            assertThat(client.orders().proveLedger().balanced()).isTrue();
        }
    }

    private static void told(OrderSupport support) {
        assertThat(support.of(OrderType.STOP).level()).isEqualTo(SupportLevel.NATIVE);
        assertThat(support.of(OrderType.TRAILING_STOP).level()).isEqualTo(SupportLevel.EMULATED);
        assertThat(support.of(TimeInForce.GTD).level()).isEqualTo(SupportLevel.NATIVE);
        assertThat(support.of(OrderFeature.BRACKET).level()).isEqualTo(SupportLevel.EMULATED);
    }

    /** A trailing stop a hair behind the market: watched here, it fires and is filled. */
    private static void fires(AibotClient client, AccountId account) {
        OrderView stop =
                place(client, order(account, Side.SELL, null).trailing(new BigDecimal("0.5")));
        assertThat(stop.emulated()).isTrue();
        await(client, stop.id(), OrderStatus.FILLED);
        assertThat(client.orders().order(stop.id()).triggered()).isTrue();
    }

    private static void group(AibotClient client, AccountId account, BigDecimal bought) {
        GroupView bracket =
                client.orders()
                        .placeGroup(
                                new PlaceGroup(
                                        order(account, Side.BUY, null),
                                        order(account, Side.SELL, times(bought, "2")),
                                        order(account, Side.SELL, null)
                                                .triggeredAt(OrderType.STOP, times(bought, "0.5"))),
                                key());
        await(client, bracket.orders().getFirst().id(), OrderStatus.FILLED);
        await(client, bracket.orders().get(1).id(), OrderStatus.OPEN);
        client.orders().cancel(bracket.orders().get(1).id());
        await(client, bracket.orders().getLast().id(), OrderStatus.CANCELLED);
    }

    private static PlaceOrder order(AccountId account, Side side, @Nullable BigDecimal price) {
        BigDecimal quantity = new BigDecimal("0.01");
        return price == null
                ? PlaceOrder.market(account, BTC, side, quantity)
                : PlaceOrder.limit(account, BTC, side, quantity, price);
    }

    private static BigDecimal times(BigDecimal price, String factor) {
        return price.multiply(new BigDecimal(factor)).setScale(0, RoundingMode.DOWN);
    }

    private static BigDecimal bought(AibotClient client, AccountId account) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !client.orders().fills(account, 1).isEmpty());
        return Objects.requireNonNull(client.orders().fills(account, 1).getFirst().price());
    }

    private static OrderView place(AibotClient client, PlaceOrder order) {
        return client.orders().place(order, key());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static void await(AibotClient client, OrderId order, OrderStatus status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> client.orders().order(order).status() == status);
    }
}
