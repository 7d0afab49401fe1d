/**
 * What perpetuals on margin are worth and need: mark prices, leverage, holds, settlement, funding,
 * and the record of liquidations. It does not take orders or close positions; the orders do. It
 * calls the ledger, market data and the portfolio.
 */
@NullMarked
package io.aibotiyi.backend.trading.margin;

import org.jspecify.annotations.NullMarked;
