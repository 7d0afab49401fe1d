package io.aibotiyi.charts.surface;

import java.util.Arrays;

/**
 * The size that fills a bar, and how sizes of that magnitude are written. It follows a decile of
 * the visible sizes, so one whale does not flatten the rest, in steps of 1, 2, 5; it grows at once
 * and shrinks only when the market is clearly thinner, so nothing jitters.
 */
public final class SizeScale {

    private static final long SHRINK_BELOW = 4;
    private static final int MOST_NOTED = 1024;

    private final int scale;
    private final int decile;
    private final long[] sizes = new long[MOST_NOTED];
    private int noted;
    private long reference = 1;
    private DecimalFormatter formatter;

    /**
     * @param scale decimals of a quantity unit
     * @param decile which of the visible sizes fills a bar: 9 leaves a tenth larger, 10 none
     */
    public SizeScale(int scale, int decile) {
        this.scale = scale;
        this.decile = decile;
        this.formatter = formatterOf(1, scale);
    }

    /** Notes one visible size; zero is none. What is noted after 1,024 sizes is not counted. */
    public void note(long size) {
        if (size > 0 && noted < sizes.length) {
            sizes[noted++] = size;
        }
    }

    /** Adapts to what was noted since the last call; to nothing it does not. */
    public void adapt() {
        if (noted == 0) {
            return;
        }
        Arrays.sort(sizes, 0, noted);
        long typical = sizes[Math.min(noted - 1, noted * decile / 10)];
        noted = 0;
        if (typical > reference || typical < reference / SHRINK_BELOW) {
            reference = roundUp(typical);
            formatter = formatterOf(reference, scale);
        }
    }

    /** Starts over, for another grouping or market. */
    public void reset() {
        reference = 1;
    }

    /** The size of a full bar. */
    public long reference() {
        return reference;
    }

    /** Share of a full bar, 0 to 1; what is larger is 1. */
    public double share(long size) {
        return Math.min(1, (double) size / reference);
    }

    public boolean exceeds(long size) {
        return size > reference;
    }

    public DecimalFormatter formatter() {
        return formatter;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code size}. */
    public static long roundUp(long size) {
        long unit = 1;
        while (unit <= Long.MAX_VALUE / 10 && unit * 10 <= size) {
            unit *= 10;
        }
        for (long step : new long[] {1, 2, 5}) {
            if (size / unit < step || (size / unit == step && size % unit == 0)) {
                return unit * step;
            }
        }
        return unit <= Long.MAX_VALUE / 10 ? unit * 10 : Long.MAX_VALUE;
    }

    /** About four significant digits for a size of this magnitude, thousands cut from 10^6 on. */
    public static DecimalFormatter formatterOf(long reference, int scale) {
        int digits = Long.toString(reference).length() - scale;
        int shift = digits <= 6 ? 0 : digits <= 9 ? 1 : digits <= 12 ? 2 : 3;
        int whole = digits - 3 * shift;
        int places = whole > 0 ? Math.max(0, 4 - whole) : 3 - whole;
        return new DecimalFormatter(scale, Math.clamp(places, 0, scale + 3 * shift), shift);
    }

    /** The unit sizes are written in: empty, K, M, B. */
    public String unit() {
        return unit(formatter.shift());
    }

    /** The name of a thousand to the power of {@code shift}. */
    public static String unit(int shift) {
        return switch (shift) {
            case 0 -> "";
            case 1 -> "K";
            case 2 -> "M";
            case 3 -> "B";
            default -> "T";
        };
    }

    /**
     * Three significant digits and a unit of thousands: {@code 0.175}, {@code 48K}, {@code 1.2B}.
     */
    public static String compact(long quantity, int scale) {
        int digits = Long.toString(quantity).length() - scale;
        int shift = Math.clamp((digits - 1) / 3, 0, 4);
        int whole = digits - 3 * shift;
        int places = Math.clamp(3L - whole, 0, scale + 3 * shift);
        String text = new DecimalFormatter(scale, places, shift).format(quantity);
        int end = text.length();
        if (text.indexOf('.') >= 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            end = text.charAt(end - 1) == '.' ? end - 1 : end;
        }
        return text.substring(0, end) + unit(shift);
    }
}
