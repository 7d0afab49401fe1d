package io.aibotiyi.workstation.look;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as they are set everywhere: grouped by comma, fixed decimals, a real minus. */
public final class Numbers {

    private static final char MINUS = '\u2212';
    private static final String[] MAGNITUDES = {"", "K", "M", "B", "T"};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** Exactly {@code scale} decimals, half to even. */
    public static String fixed(BigDecimal value, int scale) {
        String plain = value.abs().setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
        int dot = plain.indexOf('.');
        int whole = dot < 0 ? plain.length() : dot;
        StringBuilder text = new StringBuilder(plain.length() + 6);
        boolean negative =
                value.signum() < 0 && value.setScale(scale, RoundingMode.HALF_EVEN).signum() != 0;
        if (negative) {
            text.append(MINUS);
        }
        for (int i = 0; i < whole; i++) {
            text.append(plain.charAt(i));
            int left = whole - i - 1;
            if (left > 0 && left % 3 == 0) {
                text.append(',');
            }
        }
        return text.append(plain, whole, plain.length()).toString();
    }

    /** As {@link #fixed} with a plus where it is positive. */
    public static String signed(BigDecimal value, int scale) {
        String text = fixed(value, scale);
        boolean positive = value.setScale(scale, RoundingMode.HALF_EVEN).signum() > 0;
        return positive ? "+" + text : text;
    }

    /** As many decimals as it has, trailing zeros left out. */
    public static String plain(BigDecimal value) {
        return fixed(value, Math.max(0, value.stripTrailingZeros().scale()));
    }

    /** An amount of an asset: fewer decimals the larger it is, rounded towards zero. */
    public static String amount(BigDecimal value) {
        BigDecimal size = value.abs();
        int scale =
                size.compareTo(BigDecimal.valueOf(1000)) >= 0
                        ? 2
                        : size.compareTo(BigDecimal.ONE) >= 0 ? 4 : 8;
        return fixed(value.setScale(scale, RoundingMode.DOWN), scale);
    }

    /** Four significant digits and a magnitude: {@code 18.42K}. */
    public static String compact(BigDecimal value) {
        BigDecimal rest = value;
        int magnitude = 0;
        BigDecimal thousand = BigDecimal.valueOf(1000);
        while (rest.abs().compareTo(thousand) >= 0 && magnitude < MAGNITUDES.length - 1) {
            rest = rest.movePointLeft(3);
            magnitude++;
        }
        int digits = rest.precision() - rest.scale();
        return fixed(rest, Math.max(0, Math.min(2, 4 - digits))) + MAGNITUDES[magnitude];
    }

    /** Where the trailing zeros after the point begin; the length when there are none. */
    public static int faintFrom(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text.length();
        }
        int end = text.length();
        while (end > dot + 1 && text.charAt(end - 1) == '0') {
            end--;
        }
        return end == dot + 1 ? dot : end;
    }

    public static String time(Instant time) {
        return TIME.format(time);
    }

    public static String date(Instant time) {
        return DATE.format(time);
    }

    public static String dayTime(Instant time) {
        return DAY_TIME.format(time);
    }
}
