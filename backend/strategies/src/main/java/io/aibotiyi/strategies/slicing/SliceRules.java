package io.aibotiyi.strategies.slicing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What a venue asks of the size of a part.
 *
 * @param lot step of quantities, in quantity units, at least 1
 * @param minimum smallest part, in quantity units: a multiple of the lot, at least one
 */
public record SliceRules(long lot, long minimum) {

    public SliceRules {
        if (lot < 1 || minimum < lot || minimum % lot != 0) {
            throw new IllegalArgumentException(
                    "lot must be at least 1 and minimum a multiple of it, were "
                            + lot
                            + " and "
                            + minimum);
        }
    }

    /**
     * Of a venue that asks for a smallest worth: the fewest lots that are worth it.
     *
     * @param quantityScale decimals of a quantity unit
     * @param price in quote currency, positive
     * @param minNotional smallest worth of an order in quote currency, zero for none
     * @throws ArithmeticException if that is more than a long holds
     */
    public static SliceRules of(
            long lot, int quantityScale, BigDecimal price, BigDecimal minNotional) {
        BigInteger units =
                minNotional
                        .movePointRight(quantityScale)
                        .divide(price, 0, RoundingMode.CEILING)
                        .toBigInteger();
        long needed = Math.max(units.longValueExact(), 1);
        return new SliceRules(lot, Math.multiplyExact(Math.ceilDiv(needed, lot), lot));
    }

    /** The largest multiple of the lot that is not above the quantity. */
    public long whole(long quantity) {
        return quantity - Math.floorMod(quantity, lot);
    }

    /**
     * How much to send now: at most {@code wanted}, in whole lots, and neither itself nor what it
     * leaves of {@code remaining} too small to be sent. Zero if that cannot be; all that remains if
     * that is wanted and large enough.
     *
     * @param wanted may be above remaining, which then is the bound
     */
    public long size(long wanted, long remaining) {
        long most = whole(Math.min(wanted, remaining));
        if (most < minimum) {
            return 0;
        }
        long left = remaining - most;
        if (left == 0 || left >= minimum) {
            return most;
        }
        long less = whole(remaining - minimum);
        return less >= minimum ? less : 0;
    }
}
