package io.aibotiyi.charts;

/** A sheet that also takes anti-aliased lines. */
interface LineSheet extends Sheet {

    /**
     * A line with round joins through points whose {@code xs} never decrease.
     *
     * @param points how many of the arrays count; below two nothing is drawn
     * @param width logical pixels
     */
    void polyline(double[] xs, double[] ys, int points, double width);
}
