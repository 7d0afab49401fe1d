/** What an account may do before an order reaches a market: limits, halts, the day's loss. */
@NullMarked
package io.aibotiyi.backend.trading.risk;

import org.jspecify.annotations.NullMarked;
