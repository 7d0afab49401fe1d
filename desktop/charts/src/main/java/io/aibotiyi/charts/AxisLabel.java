package io.aibotiyi.charts;

/**
 * A label of a vertical axis and its grid line.
 *
 * @param value where, in the units of the pane's scale
 */
record AxisLabel(double value, String text) {}
