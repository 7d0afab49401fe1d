package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ChildView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parent orders through the real client, server, database, stream and simulated market. */
class ParentOrdersEndToEndTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir Path home;

    private Backend backend;
    private AibotClient client;
    private AccountId account;

    @BeforeEach
    void start() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
        account = client.orders().accounts().getFirst().id();
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptions()
                .until(() -> !client.markets().book(BTC, 5).asks().isEmpty());
    }

    @AfterEach
    void stop() {
        client.close();
        backend.close();
    }

    private StartParent request(
            Algorithm algorithm,
            String quantity,
            @Nullable String limit,
            long seconds,
            Tuning tuning) {
        return new StartParent(
                account,
                BTC,
                Side.BUY,
                new BigDecimal(quantity),
                algorithm,
                limit == null ? null : new BigDecimal(limit),
                null,
                seconds,
                tuning);
    }

    private ParentOrderId begin(StartParent request) {
        return client.parentOrders().start(request, UUID.randomUUID().toString()).id();
    }

    private ParentView awaitEnd(ParentOrderId id) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> !client.parentOrders().parent(id).status().isWorking());
        return client.parentOrders().parent(id);
    }

    private static Tuning slices(int count, Style style) {
        return new Tuning(count, style, null, null, null);
    }

    @Test
    void worksOffASchedulePlacesChildrenAndTellsEachChange() {
        List<ParentView> told = new CopyOnWriteArrayList<>();
        try (Streams.Subscription _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.PARENT_ORDERS, null, null, null, account),
                                frame ->
                                        told.addAll(
                                                ((StreamFrame.ParentOrders) frame)
                                                        .parentOrders()))) {
            ParentOrderId id =
                    begin(request(Algorithm.TWAP, "0.2", null, 10, slices(4, Style.AGGRESSIVE)));
            ParentView done = awaitEnd(id);

            assertThat(done.status()).as("%s", done).isEqualTo(ParentStatus.COMPLETED);
            assertThat(done.filled()).isEqualByComparingTo("0.2");
            assertThat(done.arrivalSlippage()).isNotNull();
            assertThat(done.marketVwap()).isNotNull();
            List<ChildView> children = client.parentOrders().children(id, 100);
            assertThat(children).hasSizeGreaterThanOrEqualTo(4);
            assertThat(
                            children.stream()
                                    .map(ChildView::filled)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("0.2");
            assertThat(client.orders().portfolio(account).positions().getFirst().quantity())
                    .isEqualByComparingTo("0.2");
            assertThat(client.orders().proveLedger().balanced()).isTrue();
            Awaitility.await()
                    .until(() ->
                            told.stream()
                                    .anyMatch(p ->
                                            p.id().equals(id)
                                                    && p.status() == ParentStatus.COMPLETED));
            assertThat(client.parentOrders().history(account, 10))
                    .extracting(ParentView::id)
                    .containsExactly(id);
        }
    }

    @Test
    void previewsByTheMarketsOwnPastAndRoutesAtTheBestPrice() {
        Preview vwap =
                client.parentOrders()
                        .preview(
                                request(
                                        Algorithm.VWAP,
                                        "1",
                                        null,
                                        3_600,
                                        slices(12, Style.PASSIVE)));
        assertThat(vwap.slices()).hasSizeBetween(6, 12);
        assertThat(
                        vwap.slices().stream()
                                .map(s -> s.quantity())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1");

        StartParent best = request(Algorithm.BEST_PRICE, "0.05", null, 30, Tuning.STANDARD);
        Preview route = client.parentOrders().preview(best);
        assertThat(route.legs())
                .singleElement()
                .satisfies(leg -> {
                    assertThat(leg.instrument()).isEqualTo(BTC);
                    assertThat(leg.netPrice()).isGreaterThan(leg.averagePrice());
                });
        assertThat(client.parentOrders().working(account)).isEmpty();

        assertThat(awaitEnd(begin(best)).status()).isEqualTo(ParentStatus.COMPLETED);
    }

    @Test
    void cancelsHaltsAndRefuses() {
        Tuning shows = new Tuning(null, null, null, null, new BigDecimal("0.01"));
        StartParent iceberg = request(Algorithm.ICEBERG, "0.05", "40000", 3_600, shows);
        ParentOrderId cancelled = begin(iceberg);
        Awaitility.await().atMost(LONG).until(() -> !client.orders().working(account).isEmpty());
        client.parentOrders().cancel(cancelled);
        assertThat(awaitEnd(cancelled).status()).isEqualTo(ParentStatus.CANCELLED);
        assertThat(client.orders().working(account)).isEmpty();

        ParentOrderId halted = begin(iceberg);
        client.risk().halt(account, new Halt(false, "Enough"));
        assertThat(awaitEnd(halted).status()).isEqualTo(ParentStatus.FAILED);
        client.risk().resume(account);

        ParentOrderId left = begin(iceberg);
        assertThat(client.parentOrders().cancelAll(account))
                .extracting(ParentView::id)
                .containsExactly(left);
        refused(
                ErrorCode.PARENT_ORDER_NOT_FOUND,
                () -> client.parentOrders().parent(new ParentOrderId(new UUID(1, 2))));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> begin(request(Algorithm.POV, "1", null, 60, Tuning.STANDARD)));
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void goesOnAfterTheBackendWasStartedAnew() {
        Tuning shows = new Tuning(null, null, null, null, new BigDecimal("0.01"));
        ParentOrderId id = begin(request(Algorithm.ICEBERG, "0.05", "40000", 3_600, shows));
        Awaitility.await().atMost(LONG).until(() -> !client.orders().working(account).isEmpty());
        client.close();
        backend.close();
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.login("ann", "correct horse battery");

        assertThat(client.parentOrders().parent(id).status()).isEqualTo(ParentStatus.WORKING);
        assertThat(client.orders().working(account)).hasSize(1);
        client.parentOrders().cancel(id);
        ParentView ended = awaitEnd(id);
        assertThat(ended.status()).isEqualTo(ParentStatus.CANCELLED);
        assertThat(ended.children()).isEqualTo(1);
    }
}
