package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts through the real client, server, database, stream and simulated market. */
class MarketAlertsEndToEndTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient client;
    private static AccountId account;

    @BeforeAll
    static void start() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
        account = client.orders().accounts().getFirst().id();
        Awaitility.await()
                .atMost(LONG)
                .ignoreExceptions()
                .until(() -> !client.markets().book(BTC, 5).asks().isEmpty());
    }

    @AfterAll
    static void stop() {
        client.close();
        backend.close();
    }

    private static AlertId set(Condition condition, Frequency frequency) {
        AlertTerms terms = new AlertTerms(condition, frequency, null, null, "mine", "bell", false);
        return client.marketAlerts()
                .set(new SetAlert(terms, true), UUID.randomUUID().toString())
                .id();
    }

    private static MarketAlertView alert(AlertId id) {
        return client.marketAlerts().all().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<FiringView> firings(AlertId id) {
        return client.marketAlerts().firings(id, null, 50).firings();
    }

    private static BigDecimal ask() {
        return client.markets().book(BTC, 1).asks().getFirst().price();
    }

    private static void buy() {
        var _ =
                client.orders()
                        .place(
                                new PlaceOrder(
                                        account,
                                        BTC,
                                        Side.BUY,
                                        OrderType.MARKET,
                                        new BigDecimal("0.01"),
                                        null,
                                        null,
                                        null),
                                UUID.randomUUID().toString());
    }

    @Test
    void firesOfEveryKindAndTellsThemAtOnce() {
        List<NoticeView> told = new CopyOnWriteArrayList<>();
        var _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.NOTICES, null, null, null, null),
                                frame -> told.addAll(((StreamFrame.Notices) frame).notices()));
        AlertId price =
                set(
                        new PriceCondition(
                                BTC, PriceKind.ASK, MarketAlerts.Test.AT_OR_ABOVE, BigDecimal.ONE),
                        Frequency.ONCE);
        AlertId indicator =
                set(
                        new IndicatorCondition(
                                BTC,
                                "1m",
                                false,
                                new Series("sma", Map.of("length", "2"), "sma"),
                                MarketAlerts.Test.AT_OR_ABOVE,
                                BigDecimal.ONE,
                                null),
                        Frequency.ONCE);
        AlertId formula =
                set(
                        new FormulaCondition(BTC, "1m", false, "close > 1 and sma(close, 3) > 1"),
                        Frequency.ONCE);
        AlertId order =
                set(new OrderCondition(account, BTC, List.of(OrderEvent.FILLED)), Frequency.ONCE);
        AlertId position =
                set(
                        new PositionCondition(
                                account,
                                BTC,
                                PositionFigure.SIZE,
                                MarketAlerts.Test.AT_OR_ABOVE,
                                new BigDecimal("0.01")),
                        Frequency.ONCE);
        AlertId far =
                set(
                        new PriceCondition(
                                BTC,
                                PriceKind.LAST,
                                MarketAlerts.Test.CROSSES_UP,
                                ask().multiply(BigDecimal.TEN)),
                        Frequency.ONCE);
        buy();

        for (AlertId id : List.of(price, indicator, formula, order, position)) {
            Awaitility.await().atMost(LONG).until(() -> alert(id).state() == AlertState.FIRED);
            assertThat(firings(id)).hasSize(1);
            Awaitility.await()
                    .atMost(LONG)
                    .until(() ->
                            told.stream()
                                    .anyMatch(n -> id.toString().equals(n.details().get("alert"))));
        }
        assertThat(alert(far).state()).isEqualTo(AlertState.ACTIVE);
        assertThat(firings(far)).isEmpty();
        assertThat(client.notices().page(null, 50).notices())
                .filteredOn(n -> price.toString().equals(n.details().get("alert")))
                .singleElement()
                .satisfies(n -> assertThat(n.kind()).isEqualTo("analytics.alert.fired"));
    }

    @Test
    void isKeptOverAStopAndTellsACrossingOnce() {
        BigDecimal level = ask();
        AlertId id =
                set(
                        new PriceCondition(
                                BTC, PriceKind.ASK, MarketAlerts.Test.AT_OR_ABOVE, BigDecimal.ONE),
                        Frequency.EVERY_TIME);
        AlertId waiting =
                set(
                        new PriceCondition(
                                BTC,
                                PriceKind.LAST,
                                MarketAlerts.Test.CROSSES_UP,
                                level.multiply(BigDecimal.TEN)),
                        Frequency.ONCE);
        Awaitility.await().atMost(LONG).until(() -> firings(id).size() == 1);
        client.close();
        backend.close();
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.login("ann", "correct horse battery");
        AlertId after =
                set(
                        new PriceCondition(
                                BTC, PriceKind.ASK, MarketAlerts.Test.AT_OR_ABOVE, BigDecimal.ONE),
                        Frequency.ONCE);
        Awaitility.await().atMost(LONG).until(() -> alert(after).state() == AlertState.FIRED);

        assertThat(firings(id)).as("it was above before and after").hasSize(1);
        assertThat(alert(waiting).state()).isEqualTo(AlertState.ACTIVE);
    }

    @Test
    void changesPausesArmsDeletesAndRefuses() {
        AlertId id =
                set(
                        new PriceCondition(
                                BTC,
                                PriceKind.LAST,
                                MarketAlerts.Test.CROSSES,
                                ask().multiply(BigDecimal.TEN)),
                        Frequency.ONCE);
        assertThat(client.marketAlerts().pause(id).state()).isEqualTo(AlertState.PAUSED);
        assertThat(client.marketAlerts().arm(id).state()).isEqualTo(AlertState.ACTIVE);
        AlertTerms terms = alert(id).terms();
        MarketAlertView changed =
                client.marketAlerts()
                        .change(
                                id,
                                new SetAlert(
                                        new AlertTerms(
                                                terms.condition(),
                                                Frequency.EVERY_TIME,
                                                null,
                                                null,
                                                "other",
                                                null,
                                                false),
                                        false));
        assertThat(changed.terms().note()).isEqualTo("other");
        assertThat(changed.state()).isEqualTo(AlertState.PAUSED);
        refused(
                ErrorCode.INVALID_FIELD,
                () -> set(new FormulaCondition(BTC, "1m", true, "emma(close)"), Frequency.ONCE));
        refused(
                ErrorCode.MAIL_NOT_CONFIGURED,
                () -> {
                    AlertTerms mailed =
                            new AlertTerms(
                                    terms.condition(),
                                    Frequency.ONCE,
                                    null,
                                    null,
                                    null,
                                    null,
                                    true);
                    client.marketAlerts().set(new SetAlert(mailed, true), "k");
                });
        client.marketAlerts().delete(id);
        assertThat(client.marketAlerts().all()).extracting(MarketAlertView::id).doesNotContain(id);
        refused(ErrorCode.NOT_FOUND, () -> client.marketAlerts().arm(id));
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
