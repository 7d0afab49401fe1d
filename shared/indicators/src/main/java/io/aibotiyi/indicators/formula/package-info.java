/**
 * Owns the language in which users write their own indicators: it reads a text, points at what is
 * wrong with it, and makes an ordinary {@link io.aibotiyi.indicators.Indicator} of it that streams
 * like any other. It does not store files and runs no code but the nodes it builds: no reflection,
 * no script engine, no loops. It uses the contract, the blocks and the catalogue.
 *
 * <pre>
 * param len = 14 from 2 to 200         # a setting, whole because written without a point
 * m = macd(close, 12, 26, 9)           # any indicator of the catalogue; other outputs by name
 * fast = ema(hlc3, len)
 * plot trend = fast - fast[3] overlay  # [n]: n bars ago
 * plot turn = crossover(m, m.signal) and close &gt; fast ? close : nz(fast, 0)
 * </pre>
 *
 * <p>Truth is 1 and 0. An unknown value (NaN) makes what is computed of it unknown; {@code nz}
 * replaces it. Both branches of {@code ? :} are computed at each bar, so that what has a memory
 * never misses one. Limits: see {@link io.aibotiyi.indicators.formula.Formula}.
 */
@NullMarked
package io.aibotiyi.indicators.formula;

import org.jspecify.annotations.NullMarked;
