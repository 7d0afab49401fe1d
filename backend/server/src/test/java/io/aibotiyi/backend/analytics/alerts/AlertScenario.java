package io.aibotiyi.backend.analytics.alerts;

import static io.aibotiyi.protocol.MarketAlerts.Test.CROSSES_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A market, a clock and alerts on a database. */
abstract class AlertScenario {

    static final Instrument BTC = FakeMarket.BTC;
    static final long MINUTE = 60_000_000_000L;

    final SettableClock clock = new SettableClock("2026-03-02T10:00:00Z");
    final FakeMarket market = new FakeMarket();
    private HikariDataSource database;
    AlertRig rig;

    abstract HikariDataSource open();

    @BeforeEach
    void start() {
        database = open();
        rig = new AlertRig(database, market, clock);
    }

    @AfterEach
    void stop() {
        rig.close();
        database.close();
    }

    void restart() {
        rig.close();
        rig = new AlertRig(database, market, clock);
    }

    static PriceCondition price(PriceKind kind, MarketAlerts.Test test, String level) {
        return new PriceCondition(BTC.id(), kind, test, new BigDecimal(level));
    }

    static PriceCondition up(String level) {
        return price(PriceKind.LAST, CROSSES_UP, level);
    }

    static AlertTerms terms(Condition condition, Frequency frequency) {
        return new AlertTerms(
                condition,
                frequency,
                frequency == Frequency.ONCE_PER_BAR ? "1m" : null,
                null,
                "Watch out",
                "bell",
                false);
    }

    AlertId set(Condition condition, Frequency frequency) {
        return set(terms(condition, frequency));
    }

    AlertId set(AlertTerms terms) {
        AlertId id =
                rig.alerts()
                        .set(AlertRig.ANN, new SetAlert(terms, true), UUID.randomUUID().toString())
                        .id();
        rig.round();
        return id;
    }

    MarketAlertView alert(AlertId id) {
        return rig.alerts().all(AlertRig.ANN).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<FiringView> firings(AlertId id) {
        return rig.alerts().firings(AlertRig.ANN, id, null, 100).firings().reversed();
    }

    long now() {
        return EpochNanos.of(clock.instant());
    }

    /** Prints trades, a second apart, and goes a round after each. */
    void prices(long... prices) {
        for (long price : prices) {
            clock.advance(Duration.ofSeconds(1));
            market.print(BTC, now(), price);
            rig.round();
        }
    }

    static Series sma(int length) {
        return new Series("sma", Map.of("length", "" + length), "sma");
    }

    static IndicatorCondition indicator(boolean onClose) {
        return new IndicatorCondition(
                BTC.id(), "1m", onClose, sma(2), CROSSES_UP, new BigDecimal("100"), null);
    }

    static void refused(ErrorCode code, @Nullable String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(code);
                            assertThat(e.problem().field()).isEqualTo(field);
                        });
    }
}
