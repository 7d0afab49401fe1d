/**
 * Owns matching: one single-writer engine per shard of instruments, price-time priority on {@code
 * long} prices and quantities, the same commands always giving the same events, word for word, and
 * the same state hash; it also keeps positions per account, as far as reduce-only orders need them.
 * It owns no money, no risk limits, no clock, no threads and no files; ids and accounts are the
 * caller's, time comes with the commands. It may call the domain only.
 */
@NullMarked
package io.aibotiyi.engine;

import org.jspecify.annotations.NullMarked;
