package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccountRisk;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskUse;
import io.aibotiyi.protocol.Risk.RiskView;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A desk's usual limits, of which some is used. */
final class SampleRisk implements AccountRisk {

    private static final Limits DESK =
            new Limits(
                    new BigDecimal("50000"),
                    new BigDecimal("200000"),
                    new BigDecimal("0.1"),
                    20,
                    new BigDecimal("5000"));

    private final Instant now;
    private Limits own = Limits.NONE;
    private Limits desk = DESK;
    private long version;
    private long deskVersion = 1;
    private @Nullable HaltView halt;

    SampleRisk(Scenario scenario, Instant now) {
        this.now = now;
        if (scenario == Scenario.HALTED) {
            halt =
                    new HaltView(
                            Level.OWN,
                            "Exchange behaves oddly",
                            Flattening.WORKING,
                            "1 order is still being cancelled.",
                            now.minusSeconds(95));
        }
    }

    @Override
    public RiskView of(AccountId account) {
        return new RiskView(
                account,
                own,
                desk,
                stricter(),
                version,
                deskVersion,
                new RiskUse(
                        new BigDecimal("101250.40"),
                        new BigDecimal("612.15"),
                        new BigDecimal("24810.55")),
                halt);
    }

    @Override
    public RiskView limit(AccountId account, long seen, Limits limits) {
        own = limits;
        version++;
        return of(account);
    }

    @Override
    public RiskView halt(AccountId account, Halt asked) {
        halt = halt(Level.OWN, asked);
        return of(account);
    }

    private HaltView halt(Level level, Halt asked) {
        return new HaltView(
                level,
                asked.reason(),
                asked.flatten() ? Flattening.DONE : Flattening.NOT_ASKED,
                null,
                now);
    }

    private Limits stricter() {
        return new Limits(
                smaller(own.maxOrderNotional(), desk.maxOrderNotional()),
                smaller(own.maxPositionNotional(), desk.maxPositionNotional()),
                smaller(own.priceCollar(), desk.priceCollar()),
                smaller(own.maxOrdersPerSecond(), desk.maxOrdersPerSecond()),
                smaller(own.maxDailyLoss(), desk.maxDailyLoss()));
    }

    private static <T extends Comparable<T>> @Nullable T smaller(@Nullable T a, @Nullable T b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public RiskView resume(AccountId account) {
        halt = null;
        return of(account);
    }

    @Override
    public FeeView fees(AccountId account) {
        return new FeeView(
                1,
                new BigDecimal("0.00016"),
                new BigDecimal("0.0004"),
                new BigDecimal("2418033.75"),
                new BigDecimal("10000000"));
    }

    @Override
    public RiskView any(AccountId account) {
        return of(account);
    }

    @Override
    public RiskView limitAny(AccountId account, long seen, Limits limits) {
        desk = limits;
        deskVersion++;
        return of(account);
    }

    @Override
    public RiskView haltAny(AccountId account, Halt asked) {
        halt = halt(Level.DESK, asked);
        return of(account);
    }

    @Override
    public RiskView resumeAny(AccountId account) {
        return resume(account);
    }
}
