package io.aibotiyi.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact decimal text to and from scaled {@code long} values: {@code 61837.63} at scale 8 is {@code
 * 6_183_763_000_000}. A value that does not fit, or that has digits beyond the scale, is refused
 * and never rounded.
 *
 * <p>All methods are pure and safe from any thread.
 */
public final class FixedPoint {

    /** The largest supported number of decimals: 10^18 is the last power of ten in a long. */
    public static final int MAX_SCALE = 18;

    private static final long[] POWERS = new long[MAX_SCALE + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private FixedPoint() {}

    /**
     * Ten to the power of {@code scale}.
     *
     * @throws IllegalArgumentException if scale is outside 0..18
     */
    public static long unit(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale must be 0.." + MAX_SCALE + ", was " + scale);
        }
        return POWERS[scale];
    }

    /**
     * Reads plain decimal text ({@code -12.50}, {@code .5}, {@code 7}); no exponent, no grouping.
     *
     * @throws NumberFormatException naming the text, if it is not a decimal, has significant digits
     *     beyond {@code scale} or does not fit a long
     */
    public static long parse(CharSequence text, int scale) {
        return parse(text, 0, text.length(), scale);
    }

    /**
     * As {@link #parse(CharSequence, int)} for the characters {@code from} (in) to {@code to}
     * (out).
     */
    public static long parse(CharSequence text, int from, int to, int scale) {
        unit(scale);
        int i = from;
        boolean negative = false;
        if (i < to && (text.charAt(i) == '-' || text.charAt(i) == '+')) {
            negative = text.charAt(i) == '-';
            i++;
        }
        long value = 0;
        int fraction = -1;
        int digits = 0;
        for (; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' && fraction < 0) {
                fraction = 0;
                continue;
            }
            int digit = c - '0';
            if (digit < 0 || digit > 9) {
                throw malformed(text, from, to, "is not a decimal number");
            }
            digits++;
            if (fraction >= 0 && fraction == scale) {
                if (digit != 0) {
                    throw malformed(text, from, to, "has more than " + scale + " decimals");
                }
                continue;
            }
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw malformed(text, from, to, "is too large for scale " + scale);
            }
            value = value * 10 + digit;
            if (fraction >= 0) {
                fraction++;
            }
        }
        if (digits == 0) {
            throw malformed(text, from, to, "is not a decimal number");
        }
        long missing = POWERS[scale - Math.max(fraction, 0)];
        if (value > Long.MAX_VALUE / missing) {
            throw malformed(text, from, to, "is too large for scale " + scale);
        }
        value *= missing;
        return negative ? -value : value;
    }

    /**
     * Plain decimal text with exactly {@code scale} decimals: {@code format(12_50, 2)} is "12.50".
     */
    public static String format(long value, int scale) {
        return toBigDecimal(value, scale).toPlainString();
    }

    /** The exact decimal value. */
    public static BigDecimal toBigDecimal(long value, int scale) {
        unit(scale);
        return BigDecimal.valueOf(value, scale);
    }

    /**
     * The scaled long of an exact decimal.
     *
     * @throws NumberFormatException if it has digits beyond {@code scale} or does not fit
     */
    public static long fromBigDecimal(BigDecimal value, int scale) {
        unit(scale);
        try {
            return value.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException(
                    "'"
                            + value.toPlainString()
                            + "' does not fit "
                            + scale
                            + " decimals in 64 bits");
        }
    }

    /** Nearest double; for display, indicators and models only, never for accounts. */
    public static double toDouble(long value, int scale) {
        return (double) value / POWERS[scale];
    }

    /**
     * Moves a value from one scale to another.
     *
     * @throws ArithmeticException if digits would be lost or the result overflows
     */
    public static long rescale(long value, int from, int to) {
        if (to >= from) {
            return Math.multiplyExact(value, unit(to - from));
        }
        long divisor = unit(from - to);
        if (value % divisor != 0) {
            throw new ArithmeticException(
                    format(value, from) + " has more than " + to + " decimals");
        }
        return value / divisor;
    }

    private static NumberFormatException malformed(
            CharSequence text, int from, int to, String reason) {
        int shown = Math.min(to, from + 40);
        return new NumberFormatException("'" + text.subSequence(from, shown) + "' " + reason);
    }
}
