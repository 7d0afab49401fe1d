/**
 * Drawings on a chart as data: tools, anchors in time and price, styles, undo, text form, and the
 * pixels they come to through a projection. It owns what a drawing is and where it is hit; it knows
 * no JavaFX, no canvas and no file. It may call the order-flow sums and the domain types.
 */
@NullMarked
package io.aibotiyi.charts.drawing;

import org.jspecify.annotations.NullMarked;
