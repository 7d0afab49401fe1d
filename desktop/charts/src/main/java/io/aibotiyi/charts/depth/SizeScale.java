package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.DecimalFormatter;
import java.util.Arrays;

/**
 * The size that fills a bar, and how sizes of that magnitude are written. It follows a decile of
 * the visible sizes, so one whale does not flatten the rest, in steps of 1, 2, 5; it grows at once
 * and shrinks only when the market is clearly thinner, so nothing jitters.
 */
final class SizeScale {

    private static final long SHRINK_BELOW = 4;

    private final int scale;
    private final int decile;
    private final long[] sizes = new long[2 * LadderRows.LIMIT];
    private int noted;
    private long reference = 1;
    private DecimalFormatter formatter;

    /**
     * @param scale decimals of a quantity unit
     * @param decile which of the visible sizes fills a bar: 9 leaves a tenth larger, 10 none
     */
    SizeScale(int scale, int decile) {
        this.scale = scale;
        this.decile = decile;
        this.formatter = formatterOf(1, scale);
    }

    /** Notes one visible size; zero is none. */
    void note(long size) {
        if (size > 0 && noted < sizes.length) {
            sizes[noted++] = size;
        }
    }

    /** Adapts to what was noted since the last call; to nothing it does not. */
    void adapt() {
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
    void reset() {
        reference = 1;
    }

    /** The size of a full bar. */
    long reference() {
        return reference;
    }

    /** Share of a full bar, 0 to 1; what is larger is 1. */
    double share(long size) {
        return Math.min(1, (double) size / reference);
    }

    boolean exceeds(long size) {
        return size > reference;
    }

    DecimalFormatter formatter() {
        return formatter;
    }

    /** The smallest of 1, 2, 5 times a power of ten that is not below {@code size}. */
    static long roundUp(long size) {
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
    static DecimalFormatter formatterOf(long reference, int scale) {
        int digits = Long.toString(reference).length() - scale;
        int shift = digits <= 6 ? 0 : digits <= 9 ? 1 : digits <= 12 ? 2 : 3;
        int whole = digits - 3 * shift;
        int places = whole > 0 ? Math.max(0, 4 - whole) : 3 - whole;
        return new DecimalFormatter(scale, Math.clamp(places, 0, scale + 3 * shift), shift);
    }

    /** The unit sizes are written in: empty, K, M, B. */
    String unit() {
        return unit(formatter.shift());
    }

    /** The name of a thousand to the power of {@code shift}. */
    static String unit(int shift) {
        return switch (shift) {
            case 0 -> "";
            case 1 -> "K";
            case 2 -> "M";
            case 3 -> "B";
            default -> "T";
        };
    }
}
