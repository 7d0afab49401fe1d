package io.aibotiyi.backend.trading.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.FakeVenue;
import io.aibotiyi.backend.trading.portfolio.FeeSettings;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.backend.trading.risk.HaltStore;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What limits, halts and fee tiers promise, on every database they run on. */
abstract class RiskContract {

    private static final InstrumentId BTC = FakeMarket.BTC.id();
    private static final UserId USER = TradingRig.USER;
    private static final UserId DESK = new UserId(new UUID(9, 9));
    private static final FeeSettings TIERS =
            new FeeSettings(
                    List.of(
                            new FeeSettings.Tier(
                                    new BigDecimal("1000"),
                                    new BigDecimal("0.0001"),
                                    new BigDecimal("0.0004"))));

    private HikariDataSource database;
    private FakeVenue venue;
    private FakeMarket market;
    private TradingRig rig;

    abstract HikariDataSource open();

    @BeforeEach
    void start() {
        database = open();
        venue = new FakeVenue(VenueId.SIMULATED);
        market = new FakeMarket(venue);
        price(100_00);
        rig = rig(RiskSettings.none());
    }

    @AfterEach
    void stop() {
        rig.close();
        database.close();
    }

    private TradingRig rig(RiskSettings risk) {
        return new TradingRig(database, market, TradingSettings.standard(), risk, TIERS);
    }

    /** Mark price and a book around it, in cents. */
    private void price(long cents) {
        market.mark(FakeMarket.BTC, cents)
                .book(
                        FakeMarket.BTC,
                        new long[][] {{cents - 10, 100_000_000}},
                        new long[][] {{cents, 100_000_000}});
    }

    private void restart(RiskSettings risk) {
        rig.close();
        market.close(venue);
        venue = new FakeVenue(VenueId.SIMULATED);
        market.open(venue);
        rig = rig(risk);
    }

    private RiskView limit(Limits limits) {
        RiskView now = rig.risk().risk(USER, rig.account());
        return rig.risk().limit(USER, rig.account(), now.version(), limits);
    }

    private static Limits limits(
            @Nullable String order,
            @Nullable String position,
            @Nullable String collar,
            @Nullable Integer rate,
            @Nullable String loss) {
        return new Limits(number(order), number(position), number(collar), rate, number(loss));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private OrderView buy(String quantity, String price) {
        return rig.place(rig.limit(Side.BUY, quantity, price));
    }

    private OrderView sell(String quantity, String price) {
        return rig.place(rig.limit(Side.SELL, quantity, price));
    }

    /** Buys at that price, in cents, and lets the venue fill it wholly. */
    private void own(long units, long cents) {
        OrderView order =
                buy(
                        FakeMarket.BTC.quantity(units).toPlainString(),
                        FakeMarket.BTC.price(cents).toPlainString());
        venue.accept(order.id(), BTC);
        venue.fill(order.id(), BTC, "own-" + order.id(), cents, units, true);
        rig.settle();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private HaltView halted() {
        return Objects.requireNonNull(rig.risk().risk(USER, rig.account()).halt());
    }

    private void awaitFlattening(Flattening state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> halted().flattening() == state);
    }

    private VenueOrder awaitSale(int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        venue.submitted().stream().filter(o -> o.type() == OrderType.MARKET).count()
                                >= number);
        return venue.submitted().stream()
                .filter(o -> o.type() == OrderType.MARKET)
                .toList()
                .get(number - 1);
    }

    // limits

    @Test
    void refusesAnOrderWorthMoreThanItsLimit() {
        limit(limits("250", null, null, null, null));

        buy("2.5", "100");
        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("2.50001", "100"));
        refused(ErrorCode.ORDER_TOO_LARGE, () -> rig.place(rig.market(Side.BUY, "2.50001")));
        assertThat(venue.submitted()).hasSize(1);
        assertThat(rig.held("USDT")).as("nothing held for a refusal").isLessThan(number("251"));
    }

    @Test
    void countsWorkingBuysTowardsThePosition() {
        own(100_000, 100_00);
        limit(limits(null, "300", null, null, null));

        buy("1", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("1.00001", "100"));
        buy("1", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("0.2", "100"));
        sell("1", "100");
    }

    @Test
    void valuesThePositionAtTheMarkWhenThatIsMore() {
        limit(limits(null, "300", null, null, null));
        price(200_00);

        buy("1.5", "100");
        refused(ErrorCode.POSITION_TOO_LARGE, () -> buy("0.5", "100"));
    }

    @Test
    void refusesPricesBeyondTheCollarOnTheCostlySideOnly() {
        own(100_000, 100_00);
        limit(limits(null, null, "0.05", null, null));

        buy("0.5", "105");
        refused(ErrorCode.PRICE_OUTSIDE_COLLAR, () -> buy("0.5", "105.01"));
        buy("0.5", "50");
        sell("0.2", "95");
        refused(ErrorCode.PRICE_OUTSIDE_COLLAR, () -> sell("0.2", "94.99"));
        sell("0.2", "200");
    }

    @Test
    void limitsOrdersButNotCancels() {
        OrderView first = buy("0.2", "90");
        limit(limits(null, null, null, 2, null));

        buy("0.2", "90");
        buy("0.2", "90");
        refused(
                ErrorCode.ORDER_RATE_EXCEEDED,
                () -> {
                    // the bucket fills at two a second; a slow machine may need more than one
                    for (int i = 0; i < 200; i++) {
                        buy("0.2", "90");
                    }
                });
        rig.trading().cancel(USER, first.id());
    }

    @Test
    void takesOnlySellsOnceTheDaysLossIsReached() {
        limit(limits(null, null, null, null, "50"));
        own(1_000_00, 100_00);
        price(99_00);
        own(1_00000, 99_00);
        price(30_00);

        RiskView view = rig.risk().risk(USER, rig.account());
        assertThat(view.use().dailyLoss()).isGreaterThan(number("50"));
        refused(ErrorCode.DAILY_LOSS_REACHED, () -> buy("1", "30"));
        sell("1", "30");
    }

    @Test
    void refusesWhatALimitCannotBeCheckedFor() {
        limit(limits(null, null, "0.05", null, null));
        FakeMarket bare = new FakeMarket(venue);
        rig.close();
        rig =
                new TradingRig(
                        database, bare, TradingSettings.standard(), RiskSettings.none(), TIERS);

        refused(ErrorCode.BOOK_NOT_LIVE, () -> buy("1", "100"));
    }

    @Test
    void keepsTheStricterOfOwnersAndDesksLimits() {
        limit(limits("500", null, "0.05", null, null));
        RiskView view =
                rig.risk()
                        .deskLimit(
                                DESK, rig.account(), 0, limits("1000", "2000", "0.02", null, null));

        assertThat(view.effective()).isEqualTo(limits("500", "2000", "0.02", null, null));
        limit(Limits.NONE);
        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("10.1", "100"));
        assertThat(rig.audited())
                .containsExactly(
                        "trading.risk.changed", "trading.risk.changed", "trading.risk.changed");
    }

    @Test
    void appliesTheBackendsLimitsWhereTheDeskSetNone() {
        restart(new RiskSettings(number("100"), null, null, null, null));

        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("1.1", "100"));
        rig.risk().deskLimit(DESK, rig.account(), 0, Limits.NONE);
        buy("1.1", "100");
    }

    @Test
    void changesLimitsOnlyFromTheVersionThatWasSeen() {
        limit(limits("500", null, null, null, null));

        refused(
                ErrorCode.VERSION_CHANGED,
                () -> rig.risk().limit(USER, rig.account(), 0, Limits.NONE));
        assertThat(rig.risk().risk(USER, rig.account()).own().maxOrderNotional())
                .isEqualByComparingTo("500");
    }

    @Test
    void refusesLimitsThatAreNone() {
        for (Limits bad :
                List.of(
                        limits("0", null, null, null, null),
                        limits(null, "-1", null, null, null),
                        limits(null, null, "11", null, null),
                        limits(null, null, null, 0, null),
                        limits(null, null, null, null, "1e30"))) {
            refused(ErrorCode.INVALID_FIELD, () -> limit(bad));
        }
    }

    @Test
    void showsAnothersAccountToNobodyButTheDesk() {
        refused(ErrorCode.NOT_FOUND, () -> rig.risk().risk(DESK, rig.account()));
        refused(
                ErrorCode.NOT_FOUND,
                () -> rig.risk().halt(DESK, rig.account(), new Halt(true, "mine now")));
        assertThat(rig.risk().deskView(rig.account()).account()).isEqualTo(rig.account());
    }

    // halts

    @Test
    void aHaltRefusesOrdersAndCancelsWorkingOnes() {
        OrderView resting = buy("1", "90");
        venue.accept(resting.id(), BTC);
        rig.settle();

        rig.risk().halt(USER, rig.account(), new Halt(false, "Going to lunch"));

        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
        assertThat(venue.cancels()).containsExactly(resting.id());
        venue.cancelled(resting.id(), BTC);
        rig.settle();
        assertThat(rig.status(resting.id())).isEqualTo(OrderStatus.CANCELLED);
        assertThat(halted().reason()).isEqualTo("Going to lunch");

        rig.risk().resume(USER, rig.account());
        buy("1", "90");
        assertThat(rig.audited())
                .containsExactly("trading.account.halted", "trading.account.resumed");
    }

    @Test
    void aHaltHoldsAcrossARestart() {
        rig.risk().halt(USER, rig.account(), new Halt(false, "Overnight"));

        restart(RiskSettings.none());

        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
    }

    @Test
    void cancelsAfterACrashBetweenTheHaltAndItsCancels() {
        OrderView resting = buy("1", "90");
        venue.accept(resting.id(), BTC);
        rig.settle();
        rig.bean(HaltStore.class)
                .put(
                        rig.account(),
                        Level.OWN,
                        USER,
                        "Crash",
                        Flattening.NOT_ASKED,
                        Clock.systemUTC().instant());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> venue.cancels().contains(resting.id()));
    }

    @Test
    void closesEveryPositionAndSaysWhenItIsDone() {
        own(300_000, 100_00);
        OrderView resting = sell("1", "120");
        venue.accept(resting.id(), BTC);
        rig.settle();

        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));

        Awaitility.await().until(() -> venue.cancels().contains(resting.id()));
        assertThat(halted().flattening()).isEqualTo(Flattening.WORKING);
        assertThat(venue.submitted()).as("sells nothing while an order works").hasSize(2);
        venue.cancelled(resting.id(), BTC);

        VenueOrder sale = awaitSale(1);
        assertThat(sale.quantity()).isEqualTo(300_000);
        // an IOC order may end half done
        venue.accept(sale.id(), BTC);
        venue.fill(sale.id(), BTC, "half", 99_90, 100_000, false);
        venue.cancelled(sale.id(), BTC);
        VenueOrder rest = awaitSale(2);
        assertThat(rest.quantity()).isEqualTo(200_000);
        venue.accept(rest.id(), BTC);
        venue.fill(rest.id(), BTC, "rest", 99_90, 200_000, false);

        awaitFlattening(Flattening.DONE);
        assertThat(rig.total("BTC")).isEqualByComparingTo("0");
        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("1", "90"));
        assertThat(rig.ledger().prove().balanced()).isTrue();
    }

    @Test
    void goesOnClosingAfterARestart() {
        own(100_000, 100_00);
        market.book(FakeMarket.BTC, new long[][] {}, new long[][] {});
        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));
        Awaitility.await()
                .until(() -> String.valueOf(halted().note()).contains("Nobody buys sim:BTC-USDT"));

        restart(RiskSettings.none());
        price(100_00);

        VenueOrder sale = awaitSale(1);
        venue.accept(sale.id(), BTC);
        venue.fill(sale.id(), BTC, "out", 99_90, 100_000, false);
        awaitFlattening(Flattening.DONE);
    }

    @Test
    void leavesWhatIsTooSmallToSellAndSaysSo() {
        own(100_000, 100_00);
        price(1_00);

        rig.risk().halt(USER, rig.account(), new Halt(true, "Out"));

        awaitFlattening(Flattening.DONE);
        assertThat(halted().note())
                .startsWith("Left: 1 of sim:BTC-USDT")
                .contains("the minimum is");
    }

    @Test
    void onlyTheDeskLiftsItsHalt() {
        rig.risk().deskHalt(DESK, rig.account(), new Halt(false, "Under review"));

        refused(ErrorCode.FORBIDDEN, () -> rig.risk().resume(USER, rig.account()));
        rig.risk().halt(USER, rig.account(), new Halt(false, "Mine"));
        assertThat(halted().level()).isEqualTo(Level.DESK);
        refused(ErrorCode.FORBIDDEN, () -> rig.risk().resume(USER, rig.account()));

        rig.risk().deskResume(rig.account());
        refused(ErrorCode.CONFLICT, () -> rig.risk().resume(USER, rig.account()));
        buy("1", "90");
    }

    @Test
    void noOrderSlipsPastAHalt() throws Exception {
        CountDownLatch placing = new CountDownLatch(1);
        AtomicInteger placed = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int t = 0; t < 3; t++) {
                threads.execute(() ->
                        refused(
                                ErrorCode.ACCOUNT_HALTED,
                                () -> {
                                    while (true) {
                                        buy("0.2", "90");
                                        placed.incrementAndGet();
                                        placing.countDown();
                                    }
                                }));
            }
            placing.await();
            rig.risk().halt(USER, rig.account(), new Halt(false, "Stop"));
        }

        assertThat(placed.get()).isPositive();
        List<OrderView> working = rig.trading().working(USER, rig.account());
        assertThat(working).hasSize(placed.get());
        assertThat(venue.cancels())
                .containsExactlyInAnyOrderElementsOf(working.stream().map(OrderView::id).toList());
    }

    // fees

    @Test
    void chargesTheTierThatTheLastThirtyDaysReached() {
        rig.bean(JdbcClient.class)
                .sql(
                        "insert into trading_volume (account_id, traded_on, notional) values (?, ?, ?)")
                .params(rig.account().value(), today().minusDays(30), new BigDecimal("1000"))
                .update();

        own(1_00000, 100_00);

        FeeView fees = rig.risk().fees(USER, rig.account());
        assertThat(fees.tier()).isEqualTo(1);
        assertThat(fees.volume()).isEqualByComparingTo("1000");
        assertThat(fees.nextVolume()).isNull();
        assertThat(rig.trading().fills(USER, rig.account(), 1).getFirst().fee())
                .isEqualByComparingTo("0.01");
    }

    @Test
    void countsVolumeFromTheDayAfter() {
        own(20_00000, 100_00);

        FeeView fees = rig.risk().fees(USER, rig.account());
        assertThat(fees.tier()).isZero();
        assertThat(fees.volume()).isEqualByComparingTo("0");
        assertThat(fees.nextVolume()).isEqualByComparingTo("1000");
        BigDecimal counted =
                rig.bean(JdbcClient.class)
                        .sql("select notional from trading_volume where account_id = ?")
                        .param(rig.account().value())
                        .query(BigDecimal.class)
                        .single();
        assertThat(counted).isEqualByComparingTo("2000");
    }

    private static LocalDate today() {
        return Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
