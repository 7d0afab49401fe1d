package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.rounds.RoundThread;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.risk.HaltStore;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.Flattening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the positions of halted accounts on its own thread: waits until their orders have ended,
 * then closes at market (sells, or buys back what is short), again and again until nothing is left
 * but what is too small to sell. What it is to do stands in the database, so that it goes on after
 * a restart. On several nodes each tries; the second finds the position promised to the first one's
 * order.
 */
@Component
final class Flattener extends RoundThread {

    /** After the thread that books reports has started, before it stops. */
    private static final int PHASE = 1_001;

    private static final Duration BUSY = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final int LONGEST_NOTE = 300;

    private final HaltStore halts;
    private final Orders orders;
    private final Positions positions;
    private final PaperAccounts accounts;
    private final OrderPlacement placement;
    private final OrderCancellation cancellation;
    private final TransactionTemplate transaction;

    Flattener(
            HaltStore halts,
            Orders orders,
            Positions positions,
            PaperAccounts accounts,
            OrderPlacement placement,
            OrderCancellation cancellation,
            PlatformTransactionManager transactions) {
        super("flattener", PHASE);
        this.halts = halts;
        this.orders = orders;
        this.positions = positions;
        this.accounts = accounts;
        this.placement = placement;
        this.cancellation = cancellation;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected Duration nextRound() {
        return CallContext.system("trading").call(this::round) ? BUSY : IDLE;
    }

    @Override
    protected Duration afterFailure() {
        return BUSY;
    }

    /**
     * One round.
     *
     * @return whether something is left to do
     */
    private boolean round() {
        // a crash may have come between a halt and its cancels
        orders.haltedWithWorking().forEach(cancellation::cancelAll);
        List<AccountId> open = halts.flattening();
        open.forEach(this::close);
        return !open.isEmpty();
    }

    private void close(AccountId account) {
        UserId owner = accounts.ownerOf(account).orElseThrow();
        long working = orders.countWorking(account);
        if (working > 0) {
            note(account, Flattening.WORKING, "Waits for " + working + " orders to end");
            return;
        }
        List<String> left = new ArrayList<>();
        List<String> waits = new ArrayList<>();
        boolean sold = false;
        for (Position position : positions.of(account)) {
            if (position.quantity().signum() != 0) {
                Optional<ProblemException> refusal = sell(owner, position);
                sold |= refusal.isEmpty();
                refusal.ifPresent(r -> (tooSmall(r) ? left : waits).add(text(position, r)));
            }
        }
        if (!waits.isEmpty()) {
            note(account, Flattening.WORKING, "Waits: " + String.join("; ", waits));
        } else if (sold) {
            note(account, Flattening.WORKING, "Selling at market");
        } else {
            note(
                    account,
                    Flattening.DONE,
                    left.isEmpty() ? null : "Left: " + String.join("; ", left));
        }
    }

    private Optional<ProblemException> sell(UserId owner, Position position) {
        try {
            placement.close(owner, Liquidator.closing(position, position.quantity().abs()));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e);
        }
    }

    private static boolean tooSmall(ProblemException refusal) {
        ErrorCode code = refusal.problem().code();
        return code == ErrorCode.BELOW_MINIMUM_NOTIONAL || code == ErrorCode.QUANTITY_NOT_ON_LOT;
    }

    private static String text(Position position, ProblemException refusal) {
        return Decimals.plain(position.quantity()).toPlainString()
                + " of "
                + position.instrument()
                + ": "
                + refusal.problem().detail();
    }

    /** Unless the halt was lifted or answered by somebody else meanwhile. */
    private void note(AccountId account, Flattening flattening, @Nullable String text) {
        String shortened =
                text != null && text.length() > LONGEST_NOTE
                        ? text.substring(0, LONGEST_NOTE - 3) + "..."
                        : text;
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            boolean asked =
                    halts.of(account).filter(h -> h.flattening() == Flattening.WORKING).isPresent();
            if (asked) {
                halts.progress(account, flattening, shortened);
            }
        });
    }
}
