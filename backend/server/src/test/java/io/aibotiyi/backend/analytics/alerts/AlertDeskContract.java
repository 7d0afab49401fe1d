package io.aibotiyi.backend.analytics.alerts;

import static io.aibotiyi.protocol.MarketAlerts.Test.CROSSES;
import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.Anchor;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.FormulaCondition;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Setting alerts, whose they are and what was told, on every database they run on. */
abstract class AlertDeskContract extends AlertScenario {

    @Test
    void moreThanTheBoundIsKeptButNotTold() {
        prices(99_00);
        AlertId id = set(up("100"), Frequency.EVERY_TIME);
        for (int i = 0; i < 5; i++) {
            prices(101_00, 99_00);
        }
        assertThat(firings(id)).hasSize(5);
        assertThat(firings(id))
                .extracting(FiringView::told)
                .containsExactly(true, true, true, false, false);
        assertThat(rig.notices.told()).hasSize(3);
    }

    @Test
    void mailGoesToWhoeverHasAnAddress() {
        AlertTerms mailed = new AlertTerms(up("100"), Frequency.ONCE, null, null, null, null, true);
        prices(99_00);
        set(mailed);
        prices(101_00);
        assertThat(rig.mails)
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.to()).isEqualTo("ann@example.org");
                    assertThat(m.subject()).contains("crossed up through 100");
                });
        refused(
                ErrorCode.INVALID_FIELD,
                "terms.mail",
                () -> rig.alerts().set(AlertRig.BOB, new SetAlert(mailed, true), "k"));
    }

    @Test
    void anothersAlertsAndAccountsAreNotThere() {
        AlertId id = set(up("100"), Frequency.ONCE);
        refused(ErrorCode.NOT_FOUND, "id", () -> rig.alerts().arm(AlertRig.BOB, id));
        refused(ErrorCode.NOT_FOUND, "id", () -> rig.alerts().pause(AlertRig.BOB, id));
        refused(ErrorCode.NOT_FOUND, "id", () -> rig.alerts().delete(AlertRig.BOB, id));
        SetAlert other = new SetAlert(terms(up("1"), Frequency.ONCE), true);
        refused(ErrorCode.NOT_FOUND, "id", () -> rig.alerts().change(AlertRig.BOB, id, other));
        assertThat(rig.alerts().all(AlertRig.BOB)).isEmpty();
        assertThat(rig.alerts().firings(AlertRig.BOB, null, null, 10).firings()).isEmpty();
        OrderCondition foreign =
                new OrderCondition(AlertRig.ACCOUNT, null, List.of(OrderEvent.FILLED));
        refused(
                ErrorCode.NOT_FOUND,
                "terms.condition.account",
                () ->
                        rig.alerts()
                                .set(
                                        AlertRig.BOB,
                                        new SetAlert(terms(foreign, Frequency.ONCE), true),
                                        "k"));
    }

    @Test
    void theSameKeyIsOneAlert() {
        SetAlert alert = new SetAlert(terms(indicator(true), Frequency.ONCE), true);
        AlertId first = rig.alerts().set(AlertRig.ANN, alert, "k").id();
        restart();
        assertThat(rig.alerts().set(AlertRig.ANN, alert, "k").id()).isEqualTo(first);
        assertThat(rig.alerts().all(AlertRig.ANN)).hasSize(1);
        refused(
                ErrorCode.IDEMPOTENCY_KEY_REUSED,
                null,
                () -> rig.alerts().set(AlertRig.ANN, new SetAlert(alert.terms(), false), "k"));
    }

    @Test
    void boundsOfAPersonHold() {
        for (int i = 0; i < 2; i++) {
            set(indicator(true), Frequency.ONCE);
        }
        SetAlert third = new SetAlert(terms(indicator(true), Frequency.ONCE), true);
        refused(
                ErrorCode.TOO_MANY_ALERTS,
                null,
                () -> rig.alerts().set(AlertRig.ANN, third, "third"));
        AlertId paused =
                rig.alerts().set(AlertRig.ANN, new SetAlert(third.terms(), false), "paused").id();
        refused(ErrorCode.TOO_MANY_ALERTS, null, () -> rig.alerts().arm(AlertRig.ANN, paused));
        assertThat(alert(paused).state()).isEqualTo(AlertState.PAUSED);
        for (int i = 0; i < 5; i++) {
            set(up("100"), Frequency.ONCE);
        }
        refused(
                ErrorCode.TOO_MANY_ALERTS,
                null,
                () ->
                        rig.alerts()
                                .set(
                                        AlertRig.ANN,
                                        new SetAlert(terms(up("1"), Frequency.ONCE), true),
                                        "last"));
    }

    @Test
    void whatCannotBeWatchedIsRefusedByItsField() {
        bad("terms.condition.level", up("0"));
        bad("terms.condition.level", up("1e40"));
        bad(
                "terms.condition.windowSeconds",
                new ChangeCondition(BTC.id(), Move.FALLS, BigDecimal.ONE, 5));
        Anchor anchor = new Anchor(clock.instant(), BigDecimal.ONE);
        bad(
                "terms.condition.to.time",
                new LineCondition(BTC.id(), anchor, anchor, LineReach.RAY, CROSSES));
        bad("terms.condition.formula", new FormulaCondition(BTC.id(), "1m", true, "emma(close)"));
        bad("terms.condition.timeframe", new FormulaCondition(BTC.id(), "soon", true, "close > 1"));
        bad(
                "terms.condition.series",
                new IndicatorCondition(
                        BTC.id(),
                        "1m",
                        true,
                        new Series("sma", Map.of("length", "-1"), "sma"),
                        CROSSES,
                        BigDecimal.ONE,
                        null));
        bad(
                "terms.condition.level",
                new IndicatorCondition(BTC.id(), "1m", true, sma(2), CROSSES, null, null));
        refused(
                ErrorCode.UNKNOWN_INSTRUMENT,
                "terms.condition.instrument",
                () ->
                        rig.alerts()
                                .set(
                                        AlertRig.ANN,
                                        new SetAlert(
                                                terms(
                                                        new PriceCondition(
                                                                InstrumentId.parse("sim:NO-NO"),
                                                                PriceKind.LAST,
                                                                CROSSES,
                                                                BigDecimal.ONE),
                                                        Frequency.ONCE),
                                                true),
                                        "k"));
        assertThat(rig.alerts().all(AlertRig.ANN)).isEmpty();
    }

    private void bad(String field, Condition condition) {
        refused(
                ErrorCode.INVALID_FIELD,
                field,
                () ->
                        rig.alerts()
                                .set(
                                        AlertRig.ANN,
                                        new SetAlert(terms(condition, Frequency.ONCE), true),
                                        "k"));
    }

    @Test
    void theHistoryComesByThePageAndKeepsItsBound() {
        set(up("100"), Frequency.EVERY_TIME);
        FiringStore store = rig.bean(FiringStore.class);
        AlertId id = rig.alerts().all(AlertRig.ANN).getFirst().id();
        for (int i = 0; i < 5; i++) {
            store.add(
                    AlertRig.ANN,
                    "k" + i,
                    new FiringView(
                            rig.bean(io.aibotiyi.domain.TimeOrderedIds.class).next(),
                            id,
                            BTC.id(),
                            clock.instant(),
                            null,
                            "n" + i,
                            null,
                            null,
                            null,
                            true),
                    null);
        }
        FiringPage first = rig.alerts().firings(AlertRig.ANN, null, null, 3);
        FiringPage second = rig.alerts().firings(AlertRig.ANN, null, first.next(), 3);
        assertThat(first.firings()).extracting(FiringView::what).containsExactly("n4", "n3", "n2");
        assertThat(second.firings()).extracting(FiringView::what).containsExactly("n1", "n0");
        assertThat(second.next()).isNull();
    }
}
