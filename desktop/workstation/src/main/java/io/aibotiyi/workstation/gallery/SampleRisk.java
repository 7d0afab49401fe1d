package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccountRisk;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Risk.AccountSummary;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    public Page<AccountSummary> accounts(boolean halted, @Nullable String after, int limit) {
        List<AccountSummary> all = new ArrayList<>();
        all.add(summary(SampleBackend.ACCOUNT, SampleCast.ME, "me", "Main", halt));
        HaltView margin =
                new HaltView(
                        Level.DESK,
                        "Margin call of 2 March not met",
                        Flattening.DONE,
                        null,
                        now.minusSeconds(2940));
        HaltView holiday =
                new HaltView(
                        Level.OWN,
                        "Away until the 9th",
                        Flattening.NOT_ASKED,
                        null,
                        now.minusSeconds(180_400));
        int number = 0;
        for (SampleCast.Member owner :
                List.of(
                        SampleCast.HANA,
                        SampleCast.GORAN,
                        SampleCast.FARAH,
                        SampleCast.EMRE,
                        SampleCast.DINA,
                        SampleCast.CHIDI,
                        SampleCast.BOT)) {
            number++;
            HaltView its = number == 4 ? margin : number == 5 ? holiday : null;
            all.add(
                    summary(
                            new AccountId(new UUID(0x0195549e8f2a7c3bL, number)),
                            owner.id(),
                            owner.username(),
                            "Paper",
                            its));
        }
        return new Page<>(all.stream().filter(a -> !halted || a.halt() != null).toList(), null);
    }

    private AccountSummary summary(
            AccountId account, UserId owner, String username, String name, @Nullable HaltView its) {
        return new AccountSummary(
                account,
                owner,
                username,
                name,
                TradingMode.PAPER,
                "USDT",
                now.minusSeconds(Math.floorMod(account.hashCode(), 9_000_000)),
                its);
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
