package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.FeedStatus;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.backend.rounds.Signal;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.AlertId;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.Trading.PortfolioView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Watches all active alerts: in each round every watch takes what its market did since the last
 * one, in order, and what met a condition is fired. A watch that fails is left alone for a while
 * and says so; it goes on from what it saw last, as after a restart.
 */
@Component
public final class AlertRounds {

    private static final Logger LOG = LoggerFactory.getLogger(AlertRounds.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Between rounds while something is watched, and while nothing is. */
    private static final Duration BUSY = Duration.ofMillis(100);

    private static final Duration IDLE = Duration.ofSeconds(2);

    private final AlertStore alerts;
    private final Watches maker;
    private final Tapes tapes;
    private final Firings firings;
    private final OrderAccounts orderAccounts;
    private final TradingService trading;
    private final MarketData markets;
    private final Clock clock;

    private final Signal signal = new Signal();
    private final Queue<AlertId> changes = new ConcurrentLinkedQueue<>();
    private final Set<InstrumentId> reopened = ConcurrentHashMap.newKeySet();
    private final Set<AccountId> moved = ConcurrentHashMap.newKeySet();
    private final Map<AlertId, String> troubles = new ConcurrentHashMap<>();

    /** By the one thread only. */
    private final Map<AlertId, Watch> watches = new LinkedHashMap<>();

    private final Map<AlertId, Instant> failed = new HashMap<>();
    private MarketData.@Nullable Subscription feeds;
    private Instant nextSecond = Instant.MIN;

    AlertRounds(
            AlertStore alerts,
            Watches maker,
            Tapes tapes,
            Firings firings,
            OrderAccounts orderAccounts,
            TradingService trading,
            MarketData markets,
            Clock clock) {
        this.alerts = alerts;
        this.maker = maker;
        this.tapes = tapes;
        this.firings = firings;
        this.orderAccounts = orderAccounts;
        this.trading = trading;
        this.markets = markets;
        this.clock = clock;
    }

    /** An alert was set, changed or deleted; never blocks, any thread. */
    void changed(AlertId alert) {
        changes.add(alert);
        signal.wake();
    }

    /** Positions of the account are to be looked at; never blocks, any thread. */
    void portfolioChanged(AccountId account) {
        moved.add(account);
    }

    /** Why an alert is not watched just now; any thread. */
    @Nullable String trouble(AlertId alert) {
        return troubles.get(alert);
    }

    /** Ends the pause between two rounds. */
    public Signal signal() {
        return signal;
    }

    /**
     * One round; one thread at a time.
     *
     * @return the pause until the next
     */
    public Duration round() {
        if (feeds == null) {
            begin();
        }
        Instant now = clock.instant();
        boolean second = !now.isBefore(nextSecond);
        if (second) {
            nextSecond = now.plus(SECOND);
            expire(now);
            failed.entrySet()
                    .removeIf(entry -> {
                        boolean again = !entry.getValue().isAfter(now);
                        if (again) {
                            changes.add(entry.getKey());
                        }
                        return again;
                    });
        }
        takeReopened();
        takeChanges();
        followMarkets();
        followPositions(now, second);
        for (Watch watch : List.copyOf(watches.values())) {
            guarded(watch.alert().id(), () -> settle(watch));
        }
        return watches.isEmpty() ? IDLE : BUSY;
    }

    private void begin() {
        for (Alert alert : alerts.active()) {
            orderAccounts.add(alert.terms());
            changes.add(alert.id());
        }
        orderAccounts.loaded();
        feeds = markets.onFeeds(this::feedChanged);
    }

    private void feedChanged(FeedStatus status) {
        if (status.state() == FeedState.CONNECTING || status.state() == FeedState.DISCONNECTED) {
            reopened.add(status.instrument());
        }
    }

    private void expire(Instant now) {
        for (AlertId id : alerts.expired(now)) {
            alerts.expire(id);
            changes.add(id);
        }
    }

    private void takeReopened() {
        for (InstrumentId instrument : List.copyOf(reopened)) {
            reopened.remove(instrument);
            tapes.drop(instrument);
            for (Watch watch : watches.values()) {
                if (instrument.equals(Watched.by(watch.alert().terms().condition()).instrument())) {
                    changes.add(watch.alert().id());
                }
            }
        }
    }

    private void takeChanges() {
        if (changes.isEmpty()) {
            return;
        }
        List<AlertId> taken = new ArrayList<>();
        for (AlertId id = changes.poll(); id != null; id = changes.poll()) {
            taken.add(id);
        }
        for (AlertId id : taken) {
            guarded(id, () -> take(id));
        }
        tapes.keepFor(watches.values());
    }

    private void take(AlertId id) {
        watches.remove(id);
        failed.remove(id);
        troubles.remove(id);
        Alert alert = alerts.find(id).filter(Alert::isActive).orElse(null);
        Watch watch = alert == null ? null : maker.watch(alert);
        if (watch != null) {
            tapes.join(watch);
            watches.put(id, watch);
        }
    }

    private void followMarkets() {
        Map<InstrumentId, Map<PriceKind, List<Tick>>> prices = tapes.prices();
        Map<Tapes.Bars, List<Candle>> candles = tapes.candles();
        for (Watch watch : List.copyOf(watches.values())) {
            if (watch instanceof MarketWatch market) {
                guarded(
                        watch.alert().id(),
                        () -> market.follow(prices.getOrDefault(market.instrument(), Map.of())));
            } else if (watch instanceof StudyWatch study) {
                guarded(
                        watch.alert().id(),
                        () -> study.follow(candles.getOrDefault(Tapes.bars(study), List.of())));
            }
        }
    }

    private void followPositions(Instant now, boolean all) {
        Set<AccountId> due = Set.copyOf(moved);
        moved.removeAll(due);
        Map<AccountId, PortfolioView> portfolios = new HashMap<>();
        for (Watch watch : List.copyOf(watches.values())) {
            if (watch instanceof PositionWatch position
                    && (all || due.contains(position.account()))) {
                guarded(
                        watch.alert().id(),
                        () ->
                                position.look(
                                        portfolios.computeIfAbsent(
                                                position.account(),
                                                account ->
                                                        trading.portfolio(
                                                                watch.alert().person(), account)),
                                        EpochNanos.of(now)));
            }
        }
    }

    private void settle(Watch watch) {
        Alert alert = watch.alert();
        if (watch.events().isEmpty()) {
            if (watch.moved()) {
                alerts.seen(alert.id(), alert.version(), watch.seen(), watch.seenAt());
                watch.stored(alert.seen(watch.seen(), watch.seenAt()));
            }
            return;
        }
        Alert now =
                firings.fire(alert, List.copyOf(watch.events()), watch.seen(), watch.seenAt())
                        .orElse(null);
        if (now == null) {
            changes.add(alert.id());
        } else if (now.state() == AlertState.ACTIVE) {
            watch.stored(now);
        } else {
            watches.remove(alert.id());
            tapes.keepFor(watches.values());
        }
    }

    private void guarded(AlertId id, Runnable step) {
        try {
            step.run();
        } catch (UnknownInstrumentException e) {
            setAside(id, e.getMessage() + "; the backend looks again");
        } catch (RuntimeException e) {
            LOG.error("Alert {} waits {} after a failure", id, AFTER_FAILURE, e);
            setAside(id, "It failed; the backend tries again");
        }
    }

    private void setAside(AlertId id, String why) {
        watches.remove(id);
        troubles.put(id, why);
        failed.put(id, clock.instant().plus(AFTER_FAILURE));
    }
}
