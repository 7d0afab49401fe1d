/**
 * Order flow without pixels: volume by price, trades by time and size, resting depth over time. It
 * owns sums over trades, candles and book states, each bounded; it draws nothing and fetches
 * nothing. It may call the domain types only.
 */
@NullMarked
package io.aibotiyi.charts.flow;

import org.jspecify.annotations.NullMarked;
