/**
 * Owns the parts that indicators are composed of: rolling windows, averages, extremes, ranges, each
 * with one running state and O(1) work per value unless it says otherwise. It does not know
 * indicators, parameters or charts. It uses the contract in {@code io.aibotiyi.indicators} only.
 */
@NullMarked
package io.aibotiyi.indicators.blocks;

import org.jspecify.annotations.NullMarked;
