package io.aibotiyi.backend.marketdata.history.format;

import io.aibotiyi.domain.FixedPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Reads single values out of text; the reason of a refusal begins with the value's name. */
final class Values {

    private static final int SHOWN = 40;

    private Values() {}

    /** A decimal in units of 10^-scale; exponents are read, digits beyond the scale refused. */
    static long decimal(CharSequence text, int from, int to, int scale, String name)
            throws BadRecordException {
        try {
            for (int i = from; i < to; i++) {
                if ((text.charAt(i) | 0x20) == 'e') {
                    return exponent(text, from, to, scale);
                }
            }
            return FixedPoint.parse(text, from, to, scale);
        } catch (NumberFormatException e) {
            String reason = String.valueOf(e.getMessage());
            boolean scaled = reason.contains("decimals") || reason.contains("scale");
            throw new BadRecordException(
                    name
                            + " "
                            + reason
                            + (scaled && scale > 0
                                    ? " (--price-scale and --quantity-scale set them)"
                                    : ""));
        }
    }

    private static long exponent(CharSequence text, int from, int to, int scale) {
        if (to - from > SHOWN) {
            throw new NumberFormatException(quote(text, from, to) + " is not a decimal number");
        }
        String number = text.subSequence(from, to).toString();
        BigDecimal value;
        try {
            value = new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("'" + number + "' is not a decimal number");
        }
        if (Math.abs((long) value.scale()) > 100) {
            throw new NumberFormatException("'" + number + "' does not fit " + scale + " decimals");
        }
        return FixedPoint.fromBigDecimal(value, scale);
    }

    /** True if a plain decimal has digits other than zero beyond the scale. */
    static boolean exceeds(CharSequence text, int from, int to, int scale) {
        int fraction = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                fraction = 0;
            } else if (fraction >= 0 && ++fraction > scale && c > '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    /** As {@link #decimal}, but rounds half-even what is beyond the scale. */
    static long rounded(CharSequence text, int from, int to, int scale, String name)
            throws BadRecordException {
        if (to - from <= 2 * SHOWN) {
            try {
                BigDecimal value = new BigDecimal(text.subSequence(from, to).toString());
                return FixedPoint.fromBigDecimal(
                        value.setScale(scale, RoundingMode.HALF_EVEN), scale);
            } catch (NumberFormatException e) {
                throw new BadRecordException(
                        name + " " + quote(text, from, to) + " is not a decimal number that fits");
            }
        }
        throw new BadRecordException(
                name + " " + quote(text, from, to) + " is not a decimal number");
    }

    /** A whole number. */
    static long whole(CharSequence text, int from, int to, String name) throws BadRecordException {
        return decimal(text, from, to, 0, name);
    }

    /** {@code true} or {@code false} in any case, or 1 or 0. */
    static boolean flag(CharSequence text, int from, int to, String name)
            throws BadRecordException {
        if (equalsIgnoreCase(text, from, to, "true") || equalsIgnoreCase(text, from, to, "1")) {
            return true;
        }
        if (equalsIgnoreCase(text, from, to, "false") || equalsIgnoreCase(text, from, to, "0")) {
            return false;
        }
        throw new BadRecordException(
                name + " " + quote(text, from, to) + " is neither true nor false");
    }

    private static boolean equalsIgnoreCase(CharSequence text, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(from + i);
            if (c != word.charAt(i) && (c | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The text for a message, shortened, without control characters. */
    static String quote(CharSequence text, int from, int to) {
        StringBuilder shown = new StringBuilder("'");
        for (int i = from; i < Math.min(to, from + SHOWN); i++) {
            char c = text.charAt(i);
            shown.append(c < ' ' || (c >= 0x7f && c < 0xa0) ? '?' : c);
        }
        return shown.append(to - from > SHOWN ? "…'" : "'").toString();
    }
}
