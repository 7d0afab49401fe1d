package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.backend.trading.portfolio.DayStart;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.FeeSchedule;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.backend.trading.risk.AccountList;
import io.aibotiyi.backend.trading.risk.HaltStore;
import io.aibotiyi.backend.trading.risk.RiskLimits;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskUse;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks whose account it is, then leaves limits and halts to those who know. */
@Service
final class AccountRisk implements RiskService {

    private final PaperAccounts accounts;
    private final RiskLimits limits;
    private final HaltStore halts;
    private final AccountList list;
    private final KillSwitch killSwitch;
    private final FeeSchedule schedule;
    private final Valuation valuation;
    private final DayStart days;
    private final Orders orders;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AccountRisk(
            PaperAccounts accounts,
            RiskLimits limits,
            HaltStore halts,
            AccountList list,
            KillSwitch killSwitch,
            FeeSchedule schedule,
            Valuation valuation,
            DayStart days,
            Orders orders,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.limits = limits;
        this.halts = halts;
        this.list = list;
        this.killSwitch = killSwitch;
        this.schedule = schedule;
        this.valuation = valuation;
        this.days = days;
        this.orders = orders;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public RiskView risk(UserId owner, AccountId account) {
        accounts.require(owner, account);
        return view(account);
    }

    @Override
    public RiskView limit(UserId owner, AccountId account, long seen, Limits wanted) {
        accounts.require(owner, account);
        change(account, Level.OWN, owner, seen, wanted);
        return view(account);
    }

    @Override
    public RiskView halt(UserId owner, AccountId account, Halt halt) {
        accounts.require(owner, account);
        killSwitch.halt(account, Level.OWN, owner, halt);
        return view(account);
    }

    @Override
    public RiskView resume(UserId owner, AccountId account) {
        accounts.require(owner, account);
        killSwitch.resume(account, Level.OWN);
        return view(account);
    }

    @Override
    public FeeView fees(UserId owner, AccountId account) {
        if (accounts.require(owner, account).mode() == TradingMode.LIVE) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    "Its exchange charges its own fees; each fill says what",
                    "account");
        }
        return schedule.of(account, clock.instant());
    }

    @Override
    public Page<AccountSummary> deskList(boolean halted, @Nullable String after, int limit) {
        return list.page(halted, after, limit);
    }

    @Override
    public RiskView deskView(AccountId account) {
        requireAny(account);
        return view(account);
    }

    @Override
    public RiskView deskLimit(UserId by, AccountId account, long seen, Limits wanted) {
        requireAny(account);
        change(account, Level.DESK, by, seen, wanted);
        return view(account);
    }

    @Override
    public RiskView deskHalt(UserId by, AccountId account, Halt halt) {
        requireAny(account);
        killSwitch.halt(account, Level.DESK, by, halt);
        return view(account);
    }

    @Override
    public RiskView deskResume(AccountId account) {
        requireAny(account);
        killSwitch.resume(account, Level.DESK);
        return view(account);
    }

    private void change(AccountId account, Level level, UserId by, long seen, Limits wanted) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            limits.change(account, level, by, seen, wanted);
        });
    }

    private void requireAny(AccountId account) {
        if (accounts.ownerOf(account).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no account " + account, "account");
        }
    }

    private RiskView view(AccountId account) {
        RiskLimits.Known known = limits.of(account);
        return new RiskView(
                account,
                known.own(),
                known.desk(),
                known.effective(),
                known.version(),
                known.deskVersion(),
                use(account),
                halts.of(account).orElse(null));
    }

    private RiskUse use(AccountId account) {
        PortfolioView portfolio = valuation.of(account);
        Optional<BigDecimal> start = days.equity(account, DayStart.dayOf(clock.instant()));
        BigDecimal lost =
                portfolio.complete()
                        ? start.map(s -> Decimals.plain(s.subtract(portfolio.equity())))
                                .orElse(BigDecimal.ZERO)
                        : null;
        BigDecimal largest = BigDecimal.ZERO;
        for (PositionView position : portfolio.positions()) {
            BigDecimal mark = position.markPrice();
            if (mark != null) {
                Side side = position.quantity().signum() < 0 ? Side.SELL : Side.BUY;
                BigDecimal open = orders.open(account, position.instrument(), side);
                largest = largest.max(position.quantity().abs().add(open).multiply(mark));
            }
        }
        return new RiskUse(start.map(Decimals::plain).orElse(null), lost, Decimals.plain(largest));
    }
}
