/**
 * The order flow of the market in view: trades as they came in, what is made of them for a chart,
 * and the depth heatmap. It draws with the charts' surfaces and places no orders. It may call the
 * stores of the desk, the charts and the look.
 */
@NullMarked
package io.aibotiyi.workstation.flow;

import org.jspecify.annotations.NullMarked;
