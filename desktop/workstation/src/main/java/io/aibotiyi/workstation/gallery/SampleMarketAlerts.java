package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.MarketAlerts;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.Condition;
import io.aibotiyi.protocol.MarketAlerts.FiringPage;
import io.aibotiyi.protocol.MarketAlerts.FiringView;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.IndicatorCondition;
import io.aibotiyi.protocol.MarketAlerts.MarketAlertView;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.PriceCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Series;
import io.aibotiyi.protocol.MarketAlerts.SetAlert;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts in every state with what some of them told; setting and changing works, in memory. */
final class SampleMarketAlerts implements MarketAlerts {

    private final SampleMarkets markets;
    private final List<MarketAlertView> alerts = new ArrayList<>();
    private final List<FiringView> firings = new ArrayList<>();
    private int ids = 1;

    /**
     * @param some false for none
     */
    SampleMarketAlerts(SampleMarkets markets, boolean some) {
        this.markets = markets;
        if (some) {
            fill();
        }
    }

    private void fill() {
        InstrumentId btc = markets.instruments().getFirst().id();
        InstrumentId eth = markets.instruments().get(1).id();
        add(
                new PriceCondition(btc, PriceKind.LAST, Test.CROSSES_UP, new BigDecimal("63500")),
                Frequency.ONCE,
                "Break of the week's high",
                AlertState.ACTIVE,
                "BTC-USDT last price crosses up through 63500",
                0);
        add(
                new IndicatorCondition(
                        btc,
                        "15m",
                        true,
                        new Series("rsi", Map.of("length", "14"), "rsi"),
                        Test.CROSSES_DOWN,
                        new BigDecimal("30"),
                        null),
                Frequency.ONCE_PER_BAR,
                null,
                AlertState.ACTIVE,
                "RSI(length 14) of BTC-USDT 15m crosses down through 30",
                3);
        add(
                new ChangeCondition(eth, Move.EITHER, new BigDecimal("2"), 300),
                Frequency.EVERY_TIME,
                null,
                AlertState.PAUSED,
                "ETH-USDT moves 2 % within 5 min",
                0);
        MarketAlertView fired =
                add(
                        new PriceCondition(
                                eth, PriceKind.MARK, Test.CROSSES, new BigDecimal("3050")),
                        Frequency.ONCE,
                        "Take the rest off",
                        AlertState.FIRED,
                        "ETH-USDT mark price crosses 3050",
                        1);
        told(
                alerts.get(1),
                btc,
                95,
                "RSI(length 14) of BTC-USDT 15m crossed down through 30, at 29.41");
        told(fired, eth, 41, "ETH-USDT mark price crossed down through 3050, at 3049.87");
        told(
                alerts.get(1),
                btc,
                12,
                "RSI(length 14) of BTC-USDT 15m crossed down through 30, at 28.06");
    }

    private MarketAlertView add(
            Condition condition,
            Frequency frequency,
            @Nullable String note,
            AlertState state,
            String summary,
            long firedTimes) {
        MarketAlertView alert =
                new MarketAlertView(
                        new AlertId(SampleAccess.uuid(0xa1e7, ids++)),
                        1,
                        new AlertTerms(condition, frequency, null, null, note, "bell", false),
                        state,
                        summary,
                        null,
                        firedTimes,
                        firedTimes == 0 ? null : markets.ago(Duration.ofMinutes(12)),
                        markets.ago(Duration.ofHours(26)));
        alerts.add(alert);
        return alert;
    }

    private void told(
            MarketAlertView alert, InstrumentId instrument, long minutesAgo, String what) {
        Instant at = markets.ago(Duration.ofMinutes(minutesAgo));
        firings.addFirst(
                new FiringView(
                        SampleAccess.uuid(0xa1e8, ids++),
                        alert.id(),
                        instrument,
                        at,
                        at,
                        what,
                        null,
                        alert.terms().note(),
                        "bell",
                        true));
    }

    @Override
    public List<MarketAlertView> all() {
        return List.copyOf(alerts);
    }

    @Override
    public MarketAlertView set(SetAlert alert, String idempotencyKey) {
        MarketAlertView view =
                new MarketAlertView(
                        new AlertId(SampleAccess.uuid(0xa1e7, ids++)),
                        1,
                        alert.terms(),
                        alert.enabled() ? AlertState.ACTIVE : AlertState.PAUSED,
                        summary(alert.terms()),
                        null,
                        0,
                        null,
                        markets.ago(Duration.ZERO));
        alerts.add(view);
        return view;
    }

    /** Short of the real ones: what a screen shows of an alert that it has just set. */
    private static String summary(AlertTerms terms) {
        return terms.condition() instanceof PriceCondition c
                ? c.instrument().symbol() + " price against " + c.level().toPlainString()
                : terms.condition().getClass().getSimpleName();
    }

    @Override
    public MarketAlertView change(AlertId id, SetAlert alert) {
        return replaced(
                id,
                alert.terms(),
                alert.enabled() ? AlertState.ACTIVE : AlertState.PAUSED,
                summary(alert.terms()));
    }

    @Override
    public MarketAlertView arm(AlertId id) {
        MarketAlertView alert = find(id);
        return replaced(id, alert.terms(), AlertState.ACTIVE, alert.summary());
    }

    @Override
    public MarketAlertView pause(AlertId id) {
        MarketAlertView alert = find(id);
        return replaced(id, alert.terms(), AlertState.PAUSED, alert.summary());
    }

    private MarketAlertView find(AlertId id) {
        return alerts.stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(Problem.of(ErrorCode.NOT_FOUND, "No such alert", "id")));
    }

    private MarketAlertView replaced(
            AlertId id, AlertTerms terms, AlertState state, String summary) {
        MarketAlertView old = find(id);
        MarketAlertView fresh =
                new MarketAlertView(
                        id,
                        old.version() + 1,
                        terms,
                        state,
                        summary,
                        null,
                        old.firings(),
                        old.firedAt(),
                        old.createdAt());
        alerts.replaceAll(a -> a.id().equals(id) ? fresh : a);
        return fresh;
    }

    /** Fires one and says what is told of it. */
    NoticeView fire(AlertId id) {
        MarketAlertView old = find(id);
        Instant now = markets.ago(Duration.ZERO);
        MarketAlertView fired =
                new MarketAlertView(
                        id,
                        old.version() + 1,
                        old.terms(),
                        old.terms().frequency() == Frequency.ONCE
                                ? AlertState.FIRED
                                : AlertState.ACTIVE,
                        old.summary(),
                        null,
                        old.firings() + 1,
                        now,
                        old.createdAt());
        alerts.replaceAll(a -> a.id().equals(id) ? fired : a);
        told(fired, markets.instruments().getFirst().id(), 0, "Fired: " + old.summary());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("summary", "Fired: " + old.summary());
        details.put("alert", id.toString());
        if (old.terms().note() != null) {
            details.put("note", old.terms().note());
        }
        if (old.terms().sound() != null) {
            details.put("sound", old.terms().sound());
        }
        return new NoticeView(
                SampleAccess.uuid(0xa1e9, ids++), "analytics.alert.fired", now, details, false);
    }

    @Override
    public void delete(AlertId id) {
        alerts.removeIf(a -> a.id().equals(id));
    }

    @Override
    public FiringPage firings(@Nullable AlertId alert, @Nullable UUID before, int limit) {
        return new FiringPage(
                firings.stream().filter(f -> alert == null || f.alert().equals(alert)).toList(),
                null);
    }
}
