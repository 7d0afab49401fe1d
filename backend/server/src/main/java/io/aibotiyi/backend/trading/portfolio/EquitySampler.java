package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the equity of every account that holds something, at each quarter of an hour and at
 * midnight UTC, so that equity over time and the day's loss do not wait for a fill.
 */
@Component
public final class EquitySampler implements SmartLifecycle {

    static final Duration EVERY = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(EquitySampler.class);

    private final Positions positions;
    private final PaperAccounts accounts;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final DayStart days;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private @Nullable ScheduledExecutorService timer;

    EquitySampler(
            Positions positions,
            PaperAccounts accounts,
            Valuation valuation,
            EquityHistory equity,
            DayStart days,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.positions = positions;
        this.accounts = accounts;
        this.valuation = valuation;
        this.equity = equity;
        this.days = days;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One round. An account whose positions have no price now is left out. */
    public void sample() {
        for (AccountId account : positions.holders()) {
            transaction.executeWithoutResult(status -> {
                accounts.lock(account);
                Instant now = clock.instant();
                valuation
                        .equity(account)
                        .ifPresent(value -> {
                            equity.record(account, now, value);
                            days.remember(account, DayStart.dayOf(now), Decimals.roundDown(value));
                        });
            });
        }
    }

    /** From now to the next quarter of an hour. */
    static Duration untilNext(Instant now) {
        long every = EVERY.toMillis();
        return Duration.ofMillis(every - now.toEpochMilli() % every);
    }

    private void guarded() {
        try {
            sample();
        } catch (RuntimeException e) {
            LOG.error("Equity was not recorded; the next time is in {}", EVERY, e);
        } finally {
            next();
        }
    }

    private synchronized void next() {
        if (timer != null) {
            var _ =
                    timer.schedule(
                            this::guarded,
                            untilNext(clock.instant()).toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("equity-sampler").factory());
            next();
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    /** With the thread that books reports. */
    @Override
    public int getPhase() {
        return 1_000;
    }
}
