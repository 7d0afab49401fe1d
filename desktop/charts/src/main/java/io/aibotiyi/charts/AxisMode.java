package io.aibotiyi.charts;

/** How a chart's price axis counts. */
public enum AxisMode {
    /** Equal prices take equal room. */
    LINEAR,
    /** Equal ratios take equal room; linear where the range reaches zero. */
    LOG,
    /** Linear; labels tell the change since the close of the first candle in view, in percent. */
    PERCENT
}
