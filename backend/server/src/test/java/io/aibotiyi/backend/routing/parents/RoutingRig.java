package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.Usernames;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.outbox.OutboxRelay;
import io.aibotiyi.backend.routing.OrderGate;
import io.aibotiyi.backend.routing.ParentChanged;
import io.aibotiyi.backend.routing.ParentOrders;
import io.aibotiyi.backend.testing.RecordingAudit;
import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.backend.trading.orders.SettledReports;
import io.aibotiyi.backend.trading.portfolio.FeeSettings;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.backend.trading.risk.RiskSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Routing and trading as the backend wires them, on a given database, market and clock, but for the
 * thread: a test goes its rounds itself. Closing drops all memory; a second rig on the same
 * database is the restart.
 */
final class RoutingRig implements AutoCloseable {

    static final UserId USER = new UserId(new UUID(1, 1));

    final AtomicBoolean gate = new AtomicBoolean(true);
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final List<ParentChanged> events = new CopyOnWriteArrayList<>();
    private final AccountId account;

    /**
     * @param seenByRouting what routing has between itself and trading
     */
    RoutingRig(
            DataSource database,
            MarketData market,
            Clock clock,
            UnaryOperator<TradingService> seenByRouting) {
        this(database, market, clock, seenByRouting, TradingSettings.standard());
    }

    RoutingRig(
            DataSource database,
            MarketData market,
            Clock clock,
            UnaryOperator<TradingService> seenByRouting,
            TradingSettings settings) {
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                TimeOrderedIds.class, () -> new TimeOrderedIds(clock, new SecureRandom()));
        context.registerBean(MarketData.class, () -> market);
        context.registerBean(TradingSettings.class, () -> settings);
        context.registerBean(RiskSettings.class, RiskSettings::none);
        context.registerBean(FeeSettings.class, FeeSettings::flat);
        context.registerBean(RoutingSettings.class, () -> new RoutingSettings(3, 5, 3));
        context.registerBean(OrderGate.class, () -> gate::get);
        context.registerBean(AuditLog.class, RecordingAudit::new);
        context.registerBean(Usernames.class, () -> _ -> Map.of());
        context.registerBean(
                "seenByRouting",
                TradingService.class,
                () -> seenByRouting.apply(context.getBean("trading", TradingService.class)),
                definition -> definition.setPrimary(true));
        context.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>)
                        event -> {
                            if (event.getPayload() instanceof ParentChanged changed) {
                                events.add(changed);
                            }
                        });
        context.scan(
                "io.aibotiyi.backend.ledger",
                "io.aibotiyi.backend.trading",
                "io.aibotiyi.backend.routing.parents",
                "io.aibotiyi.backend.operations.outbox");
        context.refresh();
        if (trading().accounts(USER).isEmpty()) {
            context.getBean(UserAccounts.class).openFor(USER);
        }
        account = trading().accounts(USER).getFirst().id();
    }

    TradingService trading() {
        return context.getBean("trading", TradingService.class);
    }

    RiskService risk() {
        return context.getBean(RiskService.class);
    }

    ParentOrders parents() {
        return context.getBean(ParentOrders.class);
    }

    AccountId account() {
        return account;
    }

    /** One round, after everything that venues reported is booked and told. */
    void round() {
        SettledReports.await(context);
        published();
        context.getBean(ParentRounds.class).round();
    }

    /** What was published so far, once the outbox is empty. */
    List<ParentChanged> news() {
        published();
        return events;
    }

    private void published() {
        OutboxRelay relay = context.getBean(OutboxRelay.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> relay.backlog().waiting() == 0);
    }

    @Override
    public void close() {
        context.close();
    }
}
