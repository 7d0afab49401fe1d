package io.aibotiyi.charts;

/** How a chart draws its candles. All types draw the same columns at the same positions. */
public enum ChartType {
    /** Filled bodies, coloured by close against open. */
    CANDLES("Candles"),
    /** Coloured by close against the close before; the body is hollow where close is above open. */
    HOLLOW("Hollow candles"),
    /** A stroke from low to high, open ticked to the left, close to the right. */
    BARS("Bars"),
    /** Through the closes. */
    LINE("Line"),
    /** Each close held until the next. */
    STEP("Step line"),
    /** A line with the ground under it tinted. */
    AREA("Area"),
    /** A line tinted above and below a base price. */
    BASELINE("Baseline"),
    /** Candles of {@link HeikinAshi} averages; axis and legend keep the true prices. */
    HEIKIN_ASHI("Heikin-Ashi"),
    /**
     * What traded at each price by side, where trades are known and candles wide enough; candles
     * elsewhere.
     */
    FOOTPRINT("Footprint");

    private final String title;

    ChartType(String title) {
        this.title = title;
    }

    /** As menus name it. */
    public String title() {
        return title;
    }

    boolean isLine() {
        return this == LINE || this == STEP || this == AREA || this == BASELINE;
    }
}
