package io.aibotiyi.charts.flow;

/**
 * Volume by price: a range of prices cut into rows of equal height. What is added with a price
 * range of its own is spread over it evenly, which is all that a candle tells.
 *
 * <p>Adding costs O(1) whatever the range; the sums are made when first asked for. Prices and
 * volumes in any unit. One thread.
 */
public final class VolumeProfile {

    /** Share of the volume that a value area holds by custom. */
    public static final double VALUE_AREA = 0.7;

    /**
     * Rows from the lowest to the highest of a value area, both in.
     *
     * @param low index of a row
     * @param high likewise, at least low
     */
    public record Area(int low, int high) {}

    private final double low;
    private final double rowHeight;
    private final double[] direct;
    private final double[] slope;
    private double[] sums = new double[0];

    /**
     * @param low lowest price
     * @param high highest price, not below low
     * @param rows at least 1
     */
    public VolumeProfile(double low, double high, int rows) {
        if (!(high >= low) || rows < 1) {
            throw new IllegalArgumentException(
                    "a profile needs low <= high and rows >= 1: "
                            + low
                            + ", "
                            + high
                            + ", "
                            + rows);
        }
        this.low = low;
        this.rowHeight = Math.max((high - low) / rows, Double.MIN_NORMAL);
        this.direct = new double[rows];
        this.slope = new double[rows + 1];
    }

    public int rows() {
        return direct.length;
    }

    /** Lower edge of a row; that of the row after the last is the profile's high. */
    public double price(int row) {
        return low + row * rowHeight;
    }

    /** Adds volume at a price; prices outside count at the nearest row. */
    public void add(double price, double volume) {
        sums = new double[0];
        direct[row(price)] += volume;
    }

    /** Adds volume spread evenly over a range of prices. */
    public void add(double from, double to, double volume) {
        int first = row(from);
        int last = row(to);
        if (first == last || !(to > from)) {
            add(from, volume);
            return;
        }
        sums = new double[0];
        double density = volume / (to - from);
        double firstPart = (price(first + 1) - Math.max(from, low)) * density;
        double lastPart = (Math.min(to, price(rows())) - price(last)) * density;
        direct[first] += firstPart;
        direct[last] += lastPart;
        slope[first + 1] += rowHeight * density;
        slope[last] -= rowHeight * density;
    }

    /** Volume of a row. */
    public double volume(int row) {
        if (sums.length == 0) {
            sums = new double[rows()];
            double running = 0;
            for (int i = 0; i < rows(); i++) {
                running += slope[i];
                sums[i] = direct[i] + running;
            }
        }
        return sums[row];
    }

    public double total() {
        double total = 0;
        for (int i = 0; i < rows(); i++) {
            total += volume(i);
        }
        return total;
    }

    /** The row with the most volume (point of control), the lowest of equals. */
    public int pointOfControl() {
        int best = 0;
        for (int i = 1; i < rows(); i++) {
            best = volume(i) > volume(best) ? i : best;
        }
        return best;
    }

    /**
     * Rows around the point of control that hold a share of the volume: one row after the other is
     * taken, the larger of the two neighbours first, the upper of equals.
     *
     * @param share 0 to 1, usually {@link #VALUE_AREA}
     */
    public Area valueArea(double share) {
        int bottom = pointOfControl();
        int top = bottom;
        double wanted = total() * share;
        double held = volume(bottom);
        while (held < wanted * (1 - 1e-12) && (bottom > 0 || top < rows() - 1)) {
            double below = bottom > 0 ? volume(bottom - 1) : -1;
            double above = top < rows() - 1 ? volume(top + 1) : -1;
            if (above >= below) {
                held += above;
                top++;
            } else {
                held += below;
                bottom--;
            }
        }
        return new Area(bottom, top);
    }

    private int row(double price) {
        return (int) Math.clamp(Math.floor((price - low) / rowHeight), 0, rows() - 1);
    }
}
