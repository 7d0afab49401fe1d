package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.rounds.RoundThread;
import io.aibotiyi.domain.AccountId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records the equity of every account that holds something, at each quarter of an hour and at
 * midnight UTC, so that equity over time and the day's loss do not wait for a fill.
 */
@Component
public final class EquitySampler extends RoundThread {

    static final Duration EVERY = Duration.ofMinutes(15);

    /** With the thread that books reports. */
    private static final int PHASE = 1_000;

    private final Positions positions;
    private final PaperAccounts accounts;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final DayStart days;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EquitySampler(
            Positions positions,
            PaperAccounts accounts,
            Valuation valuation,
            EquityHistory equity,
            DayStart days,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("equity-sampler", PHASE);
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

    @Override
    protected Duration nextRound() {
        sample();
        return untilNext(clock.instant());
    }

    @Override
    protected Duration beforeFirst() {
        return untilNext(clock.instant());
    }

    @Override
    protected Duration afterFailure() {
        return untilNext(clock.instant());
    }
}
