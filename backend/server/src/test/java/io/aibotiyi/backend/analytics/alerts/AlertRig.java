package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.analytics.PersonalAlerts;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.notifications.Mailer;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.backend.testing.RecordingNotices;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Alerts as the backend wires them, on a given database, market and clock, but for the thread: a
 * test goes its rounds itself. Closing drops all memory; a second rig on the same database is the
 * restart.
 */
final class AlertRig implements AutoCloseable {

    static final UserId ANN = new UserId(new UUID(1, 1));
    static final UserId BOB = new UserId(new UUID(1, 2));
    static final AccountId ACCOUNT = new AccountId(new UUID(2, 1));

    final RecordingNotices notices = new RecordingNotices();
    final List<Mail> mails = new ArrayList<>();
    @Nullable PortfolioView portfolio;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    AlertRig(DataSource database, MarketData market, Clock clock) {
        this(database, market, clock, new AlertSettings(8, 2, 10, 3));
    }

    AlertRig(DataSource database, MarketData market, Clock clock, AlertSettings settings) {
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(
                TimeOrderedIds.class, () -> new TimeOrderedIds(clock, new SecureRandom()));
        context.registerBean(MarketData.class, () -> market);
        context.registerBean(AlertSettings.class, () -> settings);
        context.registerBean(Notices.class, () -> notices);
        context.registerBean(Mailer.class, Recorder::new);
        context.registerBean(
                PeopleDirectory.class,
                () -> answers(PeopleDirectory.class, Map.of("get", a -> person((UserId) a[0]))));
        context.registerBean(
                TradingService.class,
                () ->
                        answers(
                                TradingService.class,
                                Map.of(
                                        "accounts",
                                        a -> accounts((UserId) a[0]),
                                        "portfolio",
                                        _ -> Objects.requireNonNull(portfolio))));
        context.scan("io.aibotiyi.backend.analytics.alerts");
        context.refresh();
    }

    private static List<AccountView> accounts(UserId user) {
        return user.equals(ANN)
                ? List.of(new AccountView(ACCOUNT, "Main", TradingMode.SIMULATED, "USDT", null))
                : List.of();
    }

    private static PersonView person(UserId id) {
        return new PersonView(
                id,
                PersonKind.PERSON,
                "ann",
                null,
                id.equals(ANN) ? "ann@example.org" : null,
                PersonState.ACTIVE,
                null,
                null,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** A fake whose other methods are not there. */
    private static <T> T answers(Class<T> type, Map<String, Function<Object[], Object>> methods) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            Function<Object[], Object> answer = methods.get(method.getName());
                            if (answer == null) {
                                throw new UnsupportedOperationException(method.toString());
                            }
                            return answer.apply(arguments);
                        }));
    }

    private final class Recorder implements Mailer {
        @Override
        public boolean configured() {
            return true;
        }

        @Override
        public void send(Mail mail) {
            mails.add(mail);
        }

        @Override
        public void pretend(Mail mail) {
            throw new UnsupportedOperationException();
        }
    }

    PersonalAlerts alerts() {
        return context.getBean(PersonalAlerts.class);
    }

    void round() {
        context.getBean(AlertRounds.class).round();
    }

    void told(OrderView order) {
        context.publishEvent(new OrderChanged(order));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
