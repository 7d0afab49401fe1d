package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.Usernames;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.outbox.OutboxRelay;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.RecordingAudit;
import io.aibotiyi.backend.trading.FillBooked;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.backend.trading.portfolio.FeeSettings;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Trading, ledger and outbox as the backend wires them, on a given database and market. Closing is
 * a stop; a second rig on the same database is the restart.
 */
public final class TradingRig implements AutoCloseable {

    static final UserId USER = new UserId(new UUID(1, 1));

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private final RecordingAudit audit = new RecordingAudit();
    private final AccountId account;

    public TradingRig(DataSource database, MarketData market) {
        this(database, market, TradingSettings.standard());
    }

    TradingRig(DataSource database, MarketData market, TradingSettings settings) {
        this(database, market, settings, RiskSettings.none(), FeeSettings.flat());
    }

    TradingRig(
            DataSource database,
            MarketData market,
            TradingSettings settings,
            RiskSettings risk,
            FeeSettings fees) {
        this(database, market, settings, risk, fees, presentTime());
    }

    /** At a time that the test says. */
    TradingRig(DataSource database, MarketData market, TradingSettings settings, Clock clock) {
        this(database, market, settings, RiskSettings.none(), FeeSettings.flat(), clock);
    }

    private static Clock presentTime() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /**
     * The present, or two hours later where funding would be due meanwhile: it is paid every eight
     * hours and up to an hour late, and tests of margin count money to the last decimal.
     */
    static Clock betweenFundings() {
        Clock present = presentTime();
        int ofInterval = present.instant().atOffset(ZoneOffset.UTC).getHour() % 8;
        return ofInterval == 0 || ofInterval == 7
                ? Clock.offset(present, Duration.ofHours(2))
                : present;
    }

    private TradingRig(
            DataSource database,
            MarketData market,
            TradingSettings settings,
            RiskSettings risk,
            FeeSettings fees,
            Clock clock) {
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                TimeOrderedIds.class, () -> new TimeOrderedIds(clock, new SecureRandom()));
        context.registerBean(MarketData.class, () -> market);
        context.registerBean(TradingSettings.class, () -> settings);
        context.registerBean(RiskSettings.class, () -> risk);
        context.registerBean(FeeSettings.class, () -> fees);
        context.registerBean(AuditLog.class, () -> audit);
        context.registerBean(Usernames.class, () -> _ -> Map.of());
        context.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>)
                        event -> events.add(event.getPayload()));
        context.scan(
                "io.aibotiyi.backend.ledger",
                "io.aibotiyi.backend.trading",
                "io.aibotiyi.backend.operations.outbox");
        context.refresh();
        if (trading().accounts(USER).isEmpty()) {
            context.getBean(UserAccounts.class).openFor(USER);
        }
        account = trading().accounts(USER).getFirst().id();
    }

    TradingService trading() {
        return context.getBean(TradingService.class);
    }

    RiskService risk() {
        return context.getBean(RiskService.class);
    }

    List<String> audited() {
        return audit.actions();
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    AccountId account() {
        return account;
    }

    PlaceOrder limit(Side side, String quantity, String price) {
        return PlaceOrder.limit(
                account,
                FakeMarket.BTC.id(),
                side,
                new BigDecimal(quantity),
                new BigDecimal(price));
    }

    PlaceOrder market(Side side, String quantity) {
        return PlaceOrder.market(account, FakeMarket.BTC.id(), side, new BigDecimal(quantity));
    }

    OrderView place(PlaceOrder order) {
        return trading().place(USER, order, UUID.randomUUID().toString());
    }

    OrderView order(OrderId id) {
        return trading().order(USER, id);
    }

    OrderStatus status(OrderId id) {
        return order(id).status();
    }

    /** Waits until every report so far is booked. */
    void settle() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bean(ReportQueue.class).pending() == 0);
    }

    /** Waits until the outbox is empty. */
    void published() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> bean(OutboxRelay.class).backlog().waiting() == 0);
    }

    List<OrderChanged> orderEvents() {
        return of(OrderChanged.class);
    }

    List<FillBooked> fillEvents() {
        return of(FillBooked.class);
    }

    private <T> List<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    BigDecimal total(String asset) {
        return balance(asset, true);
    }

    BigDecimal held(String asset) {
        return balance(asset, false);
    }

    private BigDecimal balance(String asset, boolean total) {
        return trading().portfolio(USER, account).balances().stream()
                .filter(b -> b.asset().equals(asset))
                .map(b -> total ? b.total() : b.held())
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public void close() {
        context.close();
    }
}
