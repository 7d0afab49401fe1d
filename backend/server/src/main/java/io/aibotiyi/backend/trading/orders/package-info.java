/** The way of an order: checked, held, stored, offered to its venue, filled, finished. */
@NullMarked
package io.aibotiyi.backend.trading.orders;

import org.jspecify.annotations.NullMarked;
