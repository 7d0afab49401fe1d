/**
 * The depth heatmap: resting liquidity over time as a ring texture, with trades as dots. It owns
 * the raster, its colours and the control; it keeps no history of its own and fetches nothing. It
 * may call the order-flow sums, the market surface and JavaFX.
 */
@NullMarked
package io.aibotiyi.charts.heatmap;

import org.jspecify.annotations.NullMarked;
