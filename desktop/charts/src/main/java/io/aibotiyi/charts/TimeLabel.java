package io.aibotiyi.charts;

/**
 * A label of the time axis.
 *
 * @param position of the candle it stands under; may lie after the newest
 * @param major true for the start of a larger unit than the axis steps in (a day among hours …)
 */
record TimeLabel(int position, String text, boolean major) {}
