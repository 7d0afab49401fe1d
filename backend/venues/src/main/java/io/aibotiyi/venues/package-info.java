/**
 * Exchanges behind one port: what a venue can do as data, its market data, and signed trading whose
 * orders and fills are neither lost nor doubled. It does not hold money, judge risk or emulate what
 * a venue lacks: it refuses before sending, and the trading service decides. It may call only the
 * domain, the JDK and the JSON library; who holds an exchange's keys must be small enough to read,
 * and must build and be tested without the server, hence a module of its own.
 */
@NullMarked
package io.aibotiyi.venues;

import org.jspecify.annotations.NullMarked;
