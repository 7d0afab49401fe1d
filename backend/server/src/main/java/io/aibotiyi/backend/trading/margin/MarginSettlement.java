package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TimeOrderedIds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Moves the cash of profits, losses, fees and funding of perpetuals; in the caller's transaction,
 * which holds the account's lock.
 *
 * <p>A loss that the account's free cash does not pay takes what its margin holds kept. What is
 * missing even then becomes a debt ({@link LedgerAccount.Kind#MARGIN_DEBT}) and the account is
 * liquidated: it is collected from whatever cash becomes free, and what is left of it when nothing
 * is, the insurance fund pays.
 */
@Component
public final class MarginSettlement {

    private final Ledger ledger;
    private final MarginHolds holds;
    private final Liquidations liquidations;
    private final TradingSettings settings;
    private final TimeOrderedIds ids;

    MarginSettlement(
            Ledger ledger,
            MarginHolds holds,
            Liquidations liquidations,
            TradingSettings settings,
            TimeOrderedIds ids) {
        this.ledger = ledger;
        this.holds = holds;
        this.liquidations = liquidations;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * Posts a change of the account's cash with its counterparts, once per key, and then holds what
     * positions and orders need.
     *
     * @param change of the cash, positive is received; may be zero
     * @param others all but the account's cash; in the currency they add up to the opposite of it
     * @return false if the key was posted before: nothing was changed now
     */
    public boolean settle(
            AccountId account,
            InstrumentId instrument,
            String key,
            String memo,
            BigDecimal change,
            List<Posting> others) {
        List<InstrumentId> released = holds.releaseAll(account, instrument);
        BigDecimal missing = missing(account, change);
        List<Posting> lines = new ArrayList<>(others);
        BigDecimal cash = change.add(missing);
        if (cash.signum() != 0) {
            lines.add(new Posting(holds.cash(account), cash));
        }
        if (missing.signum() > 0) {
            lines.add(new Posting(debtOf(account), missing.negate()));
        }
        boolean posted = ledger.post(new LedgerTransaction(key, memo, lines));
        if (posted && missing.signum() > 0) {
            liquidations.begin(
                    account,
                    debt(account).negate(),
                    BigDecimal.ZERO,
                    "A loss was more than the account's cash");
        }
        holds.restore(account, released);
        return posted;
    }

    private BigDecimal missing(AccountId account, BigDecimal change) {
        return change.signum() >= 0
                ? BigDecimal.ZERO
                : change.negate()
                        .subtract(ledger.balance(holds.cash(account)).free())
                        .max(BigDecimal.ZERO);
    }

    private LedgerAccount debtOf(AccountId account) {
        return LedgerAccount.marginDebt(account, settings.currency());
    }

    /** What the account still owes; positive. */
    public BigDecimal debt(AccountId account) {
        return ledger.balance(debtOf(account)).total().negate();
    }

    /** Pays as much of the debt as cash is free. */
    public void collect(AccountId account) {
        BigDecimal paid = debt(account).min(ledger.balance(holds.cash(account)).free());
        if (paid.signum() > 0) {
            ledger.post(
                    new LedgerTransaction(
                            "margin-debt:" + ids.next(),
                            "Debt of account " + account + " collected",
                            List.of(
                                    new Posting(holds.cash(account), paid.negate()),
                                    new Posting(debtOf(account), paid))));
        }
    }

    /**
     * The insurance fund pays the debt.
     *
     * @return what it paid
     */
    public BigDecimal insure(AccountId account) {
        BigDecimal debt = debt(account);
        if (debt.signum() > 0) {
            ledger.post(
                    new LedgerTransaction(
                            "insurance:" + ids.next(),
                            "Shortfall of liquidated account " + account,
                            List.of(
                                    new Posting(
                                            LedgerAccount.insurance(settings.currency()),
                                            debt.negate()),
                                    new Posting(debtOf(account), debt))));
        }
        return debt;
    }
}
