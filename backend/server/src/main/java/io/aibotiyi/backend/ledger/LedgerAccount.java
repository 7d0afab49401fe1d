package io.aibotiyi.backend.ledger;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.VenueId;
import java.util.Comparator;

/**
 * Names one account of the ledger; it exists from its first posting on.
 *
 * @param owner a customer account's id, a venue's name or {@code house}
 * @param asset what it counts, for example {@code USDT}
 */
public record LedgerAccount(String owner, Kind kind, String asset)
        implements Comparable<LedgerAccount> {

    private static final Comparator<LedgerAccount> ORDER =
            Comparator.comparing(LedgerAccount::owner)
                    .thenComparing(LedgerAccount::kind)
                    .thenComparing(LedgerAccount::asset);
    private static final String HOUSE = "house";

    /** What an account is for. */
    public enum Kind {
        /** A customer's money; total, held and free never go below zero. */
        CASH,
        /** The other side of money that enters or leaves; may be negative. */
        FUNDING,
        /** Fees the house earned. */
        FEE_INCOME,
        /** What a venue owes (negative: was paid); may be negative. */
        VENUE_CLEARING,
        /** Contracts of a perpetual that a customer has; negative is short. */
        POSITION,
        /**
         * The other side of profits, losses and funding of a venue's perpetuals; may be negative.
         */
        MARGIN_CLEARING,
        /** What a customer's losses took beyond the cash there was: negative is owed. */
        MARGIN_DEBT,
        /** The fund that pays what liquidated customers cannot; negative has been paid. */
        INSURANCE,
        /** What an exchange keeps for live accounts, negative; the other side of their cash. */
        VENUE_CUSTODY
    }

    public static LedgerAccount cash(AccountId account, String asset) {
        return new LedgerAccount(account.toString(), Kind.CASH, asset);
    }

    public static LedgerAccount funding(String asset) {
        return new LedgerAccount(HOUSE, Kind.FUNDING, asset);
    }

    public static LedgerAccount feeIncome(String asset) {
        return new LedgerAccount(HOUSE, Kind.FEE_INCOME, asset);
    }

    public static LedgerAccount clearing(VenueId venue, String asset) {
        return new LedgerAccount(venue.name(), Kind.VENUE_CLEARING, asset);
    }

    public static LedgerAccount custody(VenueId venue, String asset) {
        return new LedgerAccount(venue.name(), Kind.VENUE_CUSTODY, asset);
    }

    /** A customer's contracts; their asset is the instrument. */
    public static LedgerAccount position(AccountId account, InstrumentId instrument) {
        return new LedgerAccount(account.toString(), Kind.POSITION, instrument.toString());
    }

    /** The other side of customers' contracts: what the venue has against them. */
    public static LedgerAccount counterpart(InstrumentId instrument) {
        return clearing(instrument.venue(), instrument.toString());
    }

    public static LedgerAccount marginClearing(VenueId venue, String asset) {
        return new LedgerAccount(venue.name(), Kind.MARGIN_CLEARING, asset);
    }

    /** Of funding alone, so that paying it never waits for fills. */
    public static LedgerAccount fundingClearing(VenueId venue, String asset) {
        return new LedgerAccount(venue.name() + ":funding", Kind.MARGIN_CLEARING, asset);
    }

    public static LedgerAccount marginDebt(AccountId account, String asset) {
        return new LedgerAccount(account.toString(), Kind.MARGIN_DEBT, asset);
    }

    public static LedgerAccount insurance(String asset) {
        return new LedgerAccount(HOUSE, Kind.INSURANCE, asset);
    }

    /** The order in which balances are locked, everywhere, so that no two writers can deadlock. */
    @Override
    public int compareTo(LedgerAccount other) {
        return ORDER.compare(this, other);
    }
}
