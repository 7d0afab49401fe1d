package io.aibotiyi.backend.ledger;

import io.aibotiyi.protocol.Trading.LedgerProof;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The double-entry book of the house.
 *
 * <p>Each writing method joins the caller's database transaction, or runs in its own; it locks the
 * balances it changes until that transaction ends. Safe from any thread. Bad input throws {@link
 * IllegalArgumentException} before anything is written.
 */
public interface Ledger {

    /**
     * Writes a transaction, exactly once per key.
     *
     * @return false if the key was posted before: nothing was changed now
     * @throws InsufficientFundsException if a customer's free funds would go below zero
     * @throws IllegalArgumentException if the key was posted before with other postings
     */
    boolean post(LedgerTransaction transaction);

    /**
     * Sets funds aside under a name.
     *
     * @param hold unique name of the hold
     * @throws InsufficientFundsException if less than {@code amount} is free
     */
    void reserve(String hold, LedgerAccount account, BigDecimal amount);

    /**
     * Frees part of a hold, so that what it frees can be spent by a posting that follows in the
     * same transaction.
     *
     * @param remaining what the hold keeps; zero ends it
     * @return what was freed: zero if the hold keeps no more than that already
     */
    BigDecimal reduce(String hold, BigDecimal remaining);

    /** Frees all of a hold; zero if there is none. */
    default BigDecimal release(String hold) {
        return reduce(hold, BigDecimal.ZERO);
    }

    /** What a hold still sets aside, zero if there is none. */
    BigDecimal held(String hold);

    Balance balance(LedgerAccount account);

    /** A customer's or the house's balances, by asset. */
    List<Balance> balances(String owner, LedgerAccount.Kind kind);

    /**
     * Balances of one kind and asset of many owners, by owner, with one query for each 500 of them.
     * Who never had any is absent.
     */
    Map<String, Balance> balances(LedgerAccount.Kind kind, String asset, Collection<String> owners);

    /**
     * What holds set aside whose names begin with a prefix, added up by owner, with one query for
     * each 500 of them. Who has no such hold is absent.
     *
     * @param prefix without {@code %} and {@code _}
     */
    Map<String, BigDecimal> held(
            String prefix, LedgerAccount.Kind kind, String asset, Collection<String> owners);

    /**
     * Adds up every posting and hold again and compares with the stored balances, and with what
     * each {@link LedgerWitness} says, in one consistent view.
     */
    LedgerProof prove();
}
