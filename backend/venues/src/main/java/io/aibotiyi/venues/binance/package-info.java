/**
 * Binance spot as its documentation of 2026 states it: REST, market streams, and the private stream
 * of the WebSocket API. It does no margin, no futures and no order lists. It may call the port and
 * the net, book and trading packages.
 */
@NullMarked
package io.aibotiyi.venues.binance;

import org.jspecify.annotations.NullMarked;
