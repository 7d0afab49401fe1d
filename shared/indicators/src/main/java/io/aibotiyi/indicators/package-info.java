/**
 * Owns what is computed from candles and trades alone: candle aggregation, and the contract of
 * indicators ({@link io.aibotiyi.indicators.Indicator}, {@link
 * io.aibotiyi.indicators.IndicatorRun}), streaming and batch through one code path. It keeps no
 * history and knows no venue; the indicators themselves are in {@code catalogue}, their parts in
 * {@code blocks}, users' own in {@code formula}. It depends on the domain types and nothing else,
 * and on none of its own sub-packages.
 *
 * <p>To show one: take it from {@code Catalogue}, ask {@code whyNot}, then {@code start} a run,
 * {@code appendAll} the history, {@code append} each bar that closes and {@code update} with the
 * one that is forming. Draw each output in its {@code pane}, {@code displacement} bars to the
 * right.
 */
@NullMarked
package io.aibotiyi.indicators;

import org.jspecify.annotations.NullMarked;
