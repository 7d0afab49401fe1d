package io.aibotiyi.charts.heatmap;

import io.aibotiyi.charts.flow.DepthColumn;
import io.aibotiyi.charts.flow.DepthHistory;
import java.util.Arrays;

/**
 * The heatmap's pixels: a ring of columns, one per {@code bucketsPerColumn} buckets of the history.
 * A row sums the sizes of its prices; a column takes the largest such sum of its buckets, so that a
 * wall never fades by zooming out. Scrolling draws new columns only.
 */
final class HeatRaster {

    private final HeatScale scale;
    private int[] pixels = {};
    private int[] ramp = new int[256];
    private long[] sums = {};
    private long[] most = {};
    private int width;
    private int height;
    private int rowPixels = 1;
    private long rowUnits = 1;
    private long topRow;
    private int bucketsPerColumn = 1;
    private long drawnEnd = Long.MIN_VALUE;

    HeatRaster(HeatScale scale) {
        this.scale = scale;
    }

    /** Colours by brightness, premultiplied ARGB. */
    void setRamp(int[] ramp) {
        this.ramp = Arrays.copyOf(ramp, 256);
        drawnEnd = Long.MIN_VALUE;
    }

    /** What is drawn into: width times height, row by row. Draws everything anew. */
    void setPixels(int[] pixels) {
        this.pixels = pixels;
        drawnEnd = Long.MIN_VALUE;
    }

    /**
     * Sets the geometry; another one than before draws everything anew.
     *
     * @param rowUnits price units of a row
     * @param rowPixels pixels of a row
     * @param topRow number of the highest row: its lower edge divided by the units
     */
    void fit(
            int width,
            int height,
            long rowUnits,
            int rowPixels,
            long topRow,
            int bucketsPerColumn) {
        boolean same =
                width == this.width
                        && height == this.height
                        && rowUnits == this.rowUnits
                        && rowPixels == this.rowPixels
                        && topRow == this.topRow
                        && bucketsPerColumn == this.bucketsPerColumn;
        if (same) {
            return;
        }
        this.width = width;
        this.height = height;
        this.rowUnits = rowUnits;
        this.rowPixels = rowPixels;
        this.topRow = topRow;
        this.bucketsPerColumn = bucketsPerColumn;
        int rows = Math.ceilDiv(height, rowPixels);
        sums = new long[rows];
        most = new long[rows];
        drawnEnd = Long.MIN_VALUE;
    }

    void redrawAll() {
        drawnEnd = Long.MIN_VALUE;
    }

    /** Column number of a bucket. */
    long column(long bucket) {
        return Math.floorDiv(bucket, bucketsPerColumn);
    }

    /** Where a column lies in the ring. */
    int slot(long column) {
        return (int) Math.floorMod(column, (long) width);
    }

    /**
     * Draws what is new since the last call up to a column; the newest one is drawn each time, for
     * its bucket may still change.
     *
     * @param end number after the last column to draw
     * @return how many columns were drawn
     */
    int update(DepthHistory history, long end) {
        boolean all = drawnEnd == Long.MIN_VALUE || end < drawnEnd || end - drawnEnd >= width;
        long from = all ? end - width : drawnEnd - 1;
        for (long column = from; column < end; column++) {
            // the newest column is drawn again and again; its sizes count once, when it is full
            draw(history, column, all || column < end - 1);
        }
        drawnEnd = end;
        return (int) (end - from);
    }

    private void draw(DepthHistory history, long column, boolean note) {
        Arrays.fill(most, 0);
        long firstBucket = column * bucketsPerColumn;
        DepthColumn before = null;
        for (int i = 0; i < bucketsPerColumn; i++) {
            DepthColumn bucket = history.column(firstBucket + i);
            if (bucket == null || bucket == before) {
                continue;
            }
            before = bucket;
            sum(bucket);
            for (int row = 0; row < most.length; row++) {
                most[row] = Math.max(most[row], sums[row]);
            }
        }
        int at = slot(column);
        for (int row = 0; row < most.length; row++) {
            if (note) {
                scale.note(most[row]);
            }
            int color = ramp[scale.shade(most[row])];
            int bottom = Math.min(height, (row + 1) * rowPixels);
            for (int y = row * rowPixels; y < bottom; y++) {
                pixels[y * width + at] = color;
            }
        }
    }

    private void sum(DepthColumn bucket) {
        Arrays.fill(sums, 0);
        for (int level = 0; level < bucket.levels(); level++) {
            long row = topRow - Math.floorDiv(bucket.price(level), rowUnits);
            if (row >= 0 && row < sums.length) {
                long sum = sums[(int) row] + bucket.size(level);
                sums[(int) row] = sum < 0 ? Long.MAX_VALUE : sum;
            }
        }
    }
}
