/**
 * Owns matching: one single-writer engine per instrument, price-time priority on {@code long}
 * prices and quantities, the same commands always giving the same events and the same state hash.
 * It owns no money, no risk limits, no threads and no files; ids, owners and time mean nothing to
 * it. It may call the domain only.
 */
@NullMarked
package io.aibotiyi.engine;

import org.jspecify.annotations.NullMarked;
