package io.aibotiyi.charts.surface;

import io.aibotiyi.domain.FixedPoint;

/**
 * Writes scaled longs as decimals of a fixed number of places, thousands grouped by commas, by
 * integer arithmetic only. Fewer places than the value has are rounded half up.
 *
 * <p>Immutable; safe from any thread.
 *
 * @param scale decimals of the unit, 0 to 18
 * @param places decimals to show, 0 to {@code scale}
 * @param shift thousands to divide by first: 1 shows thousands, 2 millions
 */
public record DecimalFormatter(int scale, int places, int shift) {

    public DecimalFormatter {
        FixedPoint.unit(scale);
        if (places < 0 || places > scale + 3 * shift || shift < 0 || shift > 4) {
            throw new IllegalArgumentException(
                    "cannot show " + places + " places of scale " + scale + ", shift " + shift);
        }
    }

    /** The text of a value. */
    public String format(long value) {
        int dropped = scale + 3 * shift - places;
        long units = dropped > FixedPoint.MAX_SCALE ? 0 : rounded(value, dropped);
        String digits = Long.toString(Math.abs(units));
        int whole = digits.length() - places;
        StringBuilder text = new StringBuilder(digits.length() + 8);
        if (units < 0) {
            text.append('\u2212');
        }
        if (whole <= 0) {
            text.append('0');
        }
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                text.append(',');
            }
            text.append(digits.charAt(i));
        }
        if (places > 0) {
            text.append('.');
            text.repeat('0', Math.max(0, -whole));
            text.append(digits, Math.max(0, whole), digits.length());
        }
        return text.toString();
    }

    /** Whether a value that is not zero would read as zero. */
    public boolean vanishes(long value) {
        int dropped = scale + 3 * shift - places;
        return value != 0 && (dropped > FixedPoint.MAX_SCALE || rounded(value, dropped) == 0);
    }

    private static long rounded(long value, int dropped) {
        if (dropped == 0) {
            return value;
        }
        long unit = FixedPoint.unit(dropped);
        long quotient = value / unit;
        long rest = Math.abs(value % unit);
        return rest >= unit - rest ? quotient + Long.signum(value) : quotient;
    }

    /** Places needed to show every multiple of {@code step} exactly. */
    public static int placesOf(long step, int scale) {
        int places = scale;
        long rest = step;
        while (places > 0 && rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        return places;
    }
}
