package io.aibotiyi.charts;

/**
 * Which candles are in view: the horizontal half of the geometry, without any JavaFX.
 *
 * <p>{@code right} is the position (candles, fractional) at the right edge of the plot, {@code
 * spacing} the pixels per candle. The candle at position p covers {@code [p, p+1)}; its centre is
 * drawn at {@link #x}. Panning and zooming never leave less than {@value #KEPT} of the plot's width
 * covered by data, or than all the data where it is less.
 */
final class Viewport {

    static final double MAX_SPACING = 160;
    static final double DEFAULT_SPACING = 8;

    private static final double MIN_MARGIN = 56;
    private static final double MAX_MARGIN = 160;

    /** Share of the plot that stays covered by data, whatever is dragged. */
    private static final double KEPT = 0.3;

    private int first;
    private int end;
    private double width = 1;
    private double right;
    private double spacing = DEFAULT_SPACING;
    private boolean following = true;

    /** As it is now, whatever is panned and zoomed later. */
    Viewport copy() {
        Viewport copy = new Viewport();
        copy.first = first;
        copy.end = end;
        copy.width = width;
        copy.right = right;
        copy.spacing = spacing;
        copy.following = following;
        return copy;
    }

    double width() {
        return width;
    }

    double spacing() {
        return spacing;
    }

    double right() {
        return right;
    }

    double left() {
        return right - width / spacing;
    }

    boolean isFollowing() {
        return following;
    }

    /** Free pixels right of the newest candle in the default view: room for tags. */
    double margin() {
        return Math.clamp(width * 0.1, MIN_MARGIN, MAX_MARGIN);
    }

    /** Pixels from the plot's left edge to the centre of the candle at a position. */
    double x(double position) {
        return width - (right - position - 0.5) * spacing;
    }

    /** Position (fractional) under a pixel; its floor is the candle there. */
    double positionAt(double x) {
        return right - (width - x) / spacing;
    }

    /** Newest candle at the right with the margin, default spacing. */
    void reset(int first, int end) {
        this.first = first;
        this.end = end;
        spacing = DEFAULT_SPACING;
        follow();
    }

    /** The data's bounds changed: a view that follows moves with the newest candle. */
    void setBounds(int first, int end) {
        int appended = end - this.end;
        this.first = first;
        this.end = end;
        if (following) {
            right += appended;
        }
        clamp();
    }

    /** Other data: the distance to the newest candle stays, or the margin while following. */
    void rebase(int first, int end) {
        right += end - this.end;
        this.first = first;
        this.end = end;
        spacing = Math.clamp(spacing, minSpacing(), MAX_SPACING);
        if (following) {
            follow();
        } else {
            settle();
        }
    }

    /** Pixels to the centre of the newest candle. */
    double newestX() {
        return x(end - 1);
    }

    /** The plot's width changed: the right edge stays. */
    void setWidth(double width) {
        if (width == this.width) {
            return;
        }
        boolean atMargin = following && Math.abs((right - end) * spacing - margin()) < 1;
        double margin = following ? (right - end) * spacing : 0;
        this.width = Math.max(1, width);
        if (atMargin) {
            margin = margin();
        }
        spacing = Math.clamp(spacing, minSpacing(), MAX_SPACING);
        if (following) {
            right = end + margin / spacing;
        }
        clamp();
    }

    /** Brings the newest candle in, with the margin. */
    void follow() {
        right = end + margin() / spacing;
        following = true;
        clamp();
    }

    void unfollow() {
        following = false;
    }

    /** Brings the oldest candle to the left edge. */
    void showOldest() {
        right = first + width / spacing;
        settle();
    }

    /** Moves the data right by some pixels (negative: left). */
    void panPixels(double pixels) {
        right -= pixels / spacing;
        settle();
    }

    /** Moves the view to newer candles (negative: older). */
    void panCandles(double candles) {
        right += candles;
        settle();
    }

    /** Multiplies the spacing, keeping what is at {@code anchor} pixels from the left in place. */
    void zoom(double factor, double anchor) {
        double position = positionAt(anchor);
        spacing = Math.clamp(spacing * factor, minSpacing(), MAX_SPACING);
        right = position + (width - anchor) / spacing;
        settle();
    }

    void setSpacing(double spacing) {
        this.spacing = Math.clamp(spacing, minSpacing(), MAX_SPACING);
        if (following) {
            follow();
        } else {
            settle();
        }
    }

    /** Small enough to see everything at once with the margin. */
    double minSpacing() {
        double fitting = Math.max(1, width - margin()) / Math.max(1, end - first);
        return Math.min(0.5, fitting);
    }

    private void settle() {
        clamp();
        following = end > first && x(end - 1) <= width && x(end - 1) >= 0;
    }

    private void clamp() {
        double visible = width / spacing;
        double kept = Math.min(visible * KEPT, end - first);
        double highest = Math.max(end - kept + visible, end + margin() / spacing);
        double lowest = Math.min(first + kept, highest);
        right = Math.clamp(right, lowest, highest);
    }
}
