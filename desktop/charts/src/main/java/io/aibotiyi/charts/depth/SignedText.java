package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.SizeScale;

/** A signed size as text, made anew only when it changes. */
final class SignedText {

    private long value;
    private int scale = -1;
    private String text = "";

    /** Three significant digits with a sign; empty for zero. */
    String of(long newValue, int quantityScale) {
        if (newValue != value || quantityScale != scale) {
            value = newValue;
            scale = quantityScale;
            text =
                    newValue == 0
                            ? ""
                            : (newValue > 0 ? "+" : "\u2212")
                                    + SizeScale.compact(Math.abs(newValue), quantityScale);
        }
        return text;
    }
}
