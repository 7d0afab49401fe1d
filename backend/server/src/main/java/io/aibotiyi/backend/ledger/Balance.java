package io.aibotiyi.backend.ledger;

import java.math.BigDecimal;

/**
 * What an account has.
 *
 * @param total sum of all its postings
 * @param held part of the total set aside by holds
 */
public record Balance(LedgerAccount account, BigDecimal total, BigDecimal held) {

    /** What can still be spent or held. */
    public BigDecimal free() {
        return total.subtract(held);
    }
}
