package io.aibotiyi.charts.depth;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum of quantities and of price times quantity, in 128 bits: a book's notional at eight
 * decimals a side does not fit 64.
 */
final class DepthSum {

    private long quantity;
    private long notionalHigh;
    private long notionalLow;

    /** Adds every level in {@code [from, to)}. */
    void add(PriceLevels levels, long from, long to) {
        for (int i = levels.firstAtOrAbove(from);
                i < levels.size() && levels.priceAt(i) < to;
                i++) {
            add(levels.priceAt(i), levels.quantityAt(i));
        }
    }

    private void add(long price, long levelQuantity) {
        quantity = PriceLevels.saturatedSum(quantity, levelQuantity);
        long low = price * levelQuantity;
        long sum = notionalLow + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        notionalLow = sum;
        notionalHigh += Math.multiplyHigh(price, levelQuantity) + carry;
    }

    /** In quantity units, stopping at {@link Long#MAX_VALUE}. */
    long quantity() {
        return quantity;
    }

    /** Exact, in quote currency. */
    BigDecimal notional(int priceScale, int quantityScale) {
        BigInteger high = BigInteger.valueOf(notionalHigh).shiftLeft(64);
        BigInteger low = new BigInteger(Long.toUnsignedString(notionalLow));
        return new BigDecimal(high.add(low), priceScale + quantityScale);
    }

    /** Rounded to whole quote currency, stopping at {@link Long#MAX_VALUE}. */
    long wholeNotional(int priceScale, int quantityScale) {
        BigInteger whole = notional(priceScale, quantityScale).toBigInteger();
        return whole.bitLength() < 64 ? whole.longValueExact() : Long.MAX_VALUE;
    }
}
