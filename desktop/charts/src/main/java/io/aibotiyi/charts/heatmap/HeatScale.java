package io.aibotiyi.charts.heatmap;

/**
 * How bright a size is, 0 to 255: by its logarithm between a black point and a white point that is
 * taken from the sizes seen, as a percentile of a histogram of 256 logarithmic bins. The white
 * point moves only when it is off by a quarter, so that the picture does not breathe.
 */
final class HeatScale {

    private static final int BINS = 256;

    /** Logarithm that the last bin stands for: sizes beyond 2^63 do not exist. */
    private static final double TOP = 63 * Math.log(2);

    private static final double HYSTERESIS = 0.25;

    private final long[] histogram = new long[BINS];
    private long noted;
    private double percentile = 0.995;
    private double blackPoint = 0.45;
    private double white = 1;

    /** Share of the way to the white point, by logarithm, below which a size is black. */
    void setBlackPoint(double share) {
        blackPoint = Math.clamp(share, 0, 0.95);
    }

    double blackPoint() {
        return blackPoint;
    }

    void setPercentile(double share) {
        percentile = Math.clamp(share, 0.5, 1);
    }

    void note(long size) {
        if (size > 0) {
            histogram[bin(size)]++;
            noted++;
        }
    }

    /** Forgets half of what was noted, so that the newest sizes weigh most. */
    void age() {
        noted = 0;
        for (int i = 0; i < BINS; i++) {
            histogram[i] /= 2;
            noted += histogram[i];
        }
    }

    /** Sets the white point from what was noted; true if it moved. */
    boolean adapt() {
        if (noted == 0) {
            return false;
        }
        long rank = (long) Math.ceil(noted * percentile);
        long seen = 0;
        int bin = 0;
        while (bin < BINS - 1 && seen + histogram[bin] < rank) {
            seen += histogram[bin++];
        }
        double next = Math.max(1, (bin + 1) * TOP / BINS);
        if (Math.abs(Math.exp(next - white) - 1) < HYSTERESIS) {
            return false;
        }
        white = next;
        return true;
    }

    /** Brightness of a size. */
    int shade(long size) {
        if (size <= 0) {
            return 0;
        }
        // sizes three decades below the white point are black at a black point of zero
        double floor = white - Math.log(1_000) * (1 - blackPoint);
        double share = (Math.log((double) size) - floor) / (white - floor);
        return Math.clamp(Math.round(share * 255), 0, 255);
    }

    private static int bin(long size) {
        return Math.clamp((long) (Math.log((double) size) / TOP * BINS), 0, BINS - 1);
    }
}
