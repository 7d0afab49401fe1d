/**
 * Owns the connection to real exchanges' public markets, and paper execution against their books.
 * It holds no keys and sends no order to an exchange, but lends the adapters to who does. It calls
 * the venues module, the hub and the strategies' paper execution.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.live;

import org.jspecify.annotations.NullMarked;
