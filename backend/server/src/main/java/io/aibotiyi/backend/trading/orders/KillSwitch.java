package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.risk.HaltStore;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Halts accounts. The halt is durable before anything else happens: from then on no order is taken.
 * Then every working order is asked to cancel, and if asked for, {@link Flattener} sells what is
 * left. Both go on after a restart.
 */
@Component
final class KillSwitch {

    private static final int LONGEST_REASON = 300;

    private final PaperAccounts accounts;
    private final HaltStore halts;
    private final OrderCancellation cancellation;
    private final Flattener flattener;
    private final AuditLog audit;
    private final OrderNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    KillSwitch(
            PaperAccounts accounts,
            HaltStore halts,
            OrderCancellation cancellation,
            Flattener flattener,
            AuditLog audit,
            OrderNews news,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.halts = halts;
        this.cancellation = cancellation;
        this.flattener = flattener;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Halting a halted account again changes its reason, begins to close its positions if that was
     * not asked before, and never takes it out of the desk's hands.
     *
     * @throws ProblemException INVALID_FIELD without a reason
     */
    void halt(AccountId account, Level level, UserId by, Halt request) {
        String reason = request.reason().strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "reason has 1 to " + LONGEST_REASON + " characters",
                    "reason");
        }
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            Optional<HaltView> before = halts.of(account);
            Level keeper =
                    before.map(HaltView::level).orElse(level) == Level.DESK ? Level.DESK : level;
            Flattening flattening =
                    request.flatten()
                            ? Flattening.WORKING
                            : before.map(HaltView::flattening).orElse(Flattening.NOT_ASKED);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            halts.put(
                    account,
                    keeper,
                    by,
                    reason,
                    flattening,
                    before.map(HaltView::since).orElse(now));
            news.halted(account, now, reason);
            audit.append(
                    AuditEvent.done("trading.account.halted", "account:" + account)
                            .with(
                                    Map.of(
                                            "level",
                                            level.name(),
                                            "flatten",
                                            Boolean.toString(request.flatten()),
                                            "reason",
                                            reason)));
        });
        cancellation.cancelAll(account);
        flattener.wake();
    }

    /**
     * Lets the account trade again; closing its positions ends where it is.
     *
     * @throws ProblemException CONFLICT if it is not halted, FORBIDDEN if the desk halted it and
     *     somebody else asks
     */
    void resume(AccountId account, Level level) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            HaltView halt =
                    halts.of(account)
                            .orElseThrow(() ->
                                    new ProblemException(
                                            ErrorCode.CONFLICT, "The account is not halted"));
            if (halt.level() == Level.DESK && level != Level.DESK) {
                throw new ProblemException(
                        ErrorCode.FORBIDDEN,
                        "The risk desk halted the account; only the desk can let it trade again");
            }
            halts.remove(account);
            audit.append(
                    AuditEvent.done("trading.account.resumed", "account:" + account)
                            .with(Map.of("level", level.name())));
        });
    }
}
