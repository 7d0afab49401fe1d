/**
 * Owns what is computed from candles and trades alone: candle aggregation (and indicators), each
 * streaming and batch through one code path. It keeps no history and knows no venue. It depends on
 * the domain types and nothing else.
 */
@NullMarked
package io.aibotiyi.indicators;

import org.jspecify.annotations.NullMarked;
