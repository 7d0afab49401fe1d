package io.aibotiyi.backend.ledger;

import java.math.BigDecimal;

/**
 * One line of a ledger transaction.
 *
 * @param amount in the account's asset; positive adds, at most 18 decimals
 */
public record Posting(LedgerAccount account, BigDecimal amount) {}
