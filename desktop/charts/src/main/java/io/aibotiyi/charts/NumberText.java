package io.aibotiyi.charts;

import io.aibotiyi.domain.FixedPoint;
import java.util.Locale;

/** Numbers as the chart writes them: grouped, of stable width, without floating point in prices. */
final class NumberText {

    private static final String MINUS = "\u2212";

    private NumberText() {}

    /**
     * A price with exactly {@code decimals} decimals and grouped thousands, rounded half up where
     * the price is finer.
     */
    static String price(long units, int scale, int decimals) {
        long divisor = FixedPoint.unit(Math.max(0, scale - decimals));
        long shown = units / divisor;
        if (Math.abs(units % divisor) * 2 >= divisor && divisor > 1) {
            shown += Long.signum(units);
        }
        long magnitude = Math.abs(shown);
        long unit = FixedPoint.unit(decimals);
        StringBuilder text = new StringBuilder(24);
        String whole = Long.toString(magnitude / unit);
        if (shown < 0) {
            text.append(MINUS);
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(',');
            }
            text.append(whole.charAt(i));
        }
        if (decimals > 0) {
            String fraction = Long.toString(magnitude % unit);
            text.append('.').repeat('0', decimals - fraction.length()).append(fraction);
        }
        return text.toString();
    }

    /** A volume in at most five characters and a unit: {@code 0.532 · 12.4 · 1.28K · 45.6M}. */
    static String volume(double volume) {
        if (volume == 0) {
            return "0";
        }
        String[] units = {"", "K", "M", "B", "T"};
        double value = volume;
        int unit = 0;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        if (value >= 999.5) {
            return String.format(Locale.ROOT, "%.3g", volume);
        }
        int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : value >= 0.9995 ? 2 : 3;
        return fixed(value, decimals) + units[unit];
    }

    /** A volume without trailing zeros, for the axis: {@code 2K}, {@code 2.5K}. */
    static String shortVolume(double volume) {
        String text = volume(volume);
        if (text.indexOf('.') < 0 || text.indexOf('e') >= 0) {
            return text;
        }
        int end = text.length();
        while (!Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        String unit = text.substring(end);
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        if (text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(0, end) + unit;
    }

    /**
     * A change in percent with its sign, which is also the cue for readers who do not see colour.
     */
    static String percent(long from, long to) {
        return from == 0 ? "" : percent(((double) to - from) / Math.abs((double) from) * 100);
    }

    /** A number of percent with its sign. */
    static String percent(double percent) {
        String digits = fixed(Math.abs(percent), 2);
        boolean zero = digits.equals("0.00");
        return (zero ? "" : percent < 0 ? MINUS : "+") + digits + " %";
    }

    /** A value of an indicator; large ones in thousands, millions, billions. */
    static String value(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        double magnitude = Math.abs(value);
        String digits =
                magnitude >= 100_000 ? volume(magnitude) : fixed(magnitude, Math.max(0, decimals));
        return (value < 0 && !isZero(digits) ? MINUS : "") + digits;
    }

    /**
     * What {@code String.format("%.nf")} gives, at a fraction of its price where no decimal is a
     * matter of rounding an exact half; a frame has dozens of labels.
     *
     * @param value not negative
     */
    static String fixed(double value, int decimals) {
        if (decimals > 9 || !(value < 1e6)) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        long unit = FixedPoint.unit(decimals);
        double scaled = value * unit;
        long whole = (long) scaled;
        double rest = scaled - whole;
        if (scaled > 1e12 || Math.abs(rest - 0.5) < 1e-3) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        long shown = rest > 0.5 ? whole + 1 : whole;
        if (decimals == 0) {
            return Long.toString(shown);
        }
        String fraction = Long.toString(shown % unit);
        return new StringBuilder(24)
                .append(shown / unit)
                .append('.')
                .repeat('0', decimals - fraction.length())
                .append(fraction)
                .toString();
    }

    private static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= '1' && digits.charAt(i) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** A signed price difference. */
    static String difference(long units, int scale, int decimals) {
        String text = price(Math.abs(units), scale, decimals);
        return units == 0 ? text : (units < 0 ? MINUS : "+") + text;
    }

    /** Time left as {@code 00:42}, {@code 3:59:59} or {@code 2d 04h}. */
    static String remaining(long nanos) {
        long seconds = Math.ceilDiv(nanos, 1_000_000_000L);
        if (seconds >= 86_400) {
            return String.format(Locale.ROOT, "%dd %02dh", seconds / 86_400, seconds / 3_600 % 24);
        }
        if (seconds >= 3_600) {
            return String.format(
                    Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
    }
}
