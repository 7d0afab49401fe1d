package io.aibotiyi.backend.ledger;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Another module's own record of what a kind of accounts has; {@link Ledger#prove} compares the
 * two.
 */
public interface LedgerWitness {

    /** The kind that it knows all accounts of. */
    LedgerAccount.Kind kind();

    /** What each account has; zero for those that it leaves out. Joins the caller's transaction. */
    Map<LedgerAccount, BigDecimal> totals();
}
